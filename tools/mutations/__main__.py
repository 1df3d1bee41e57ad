"""Takes promises of docs/accessibility.md out of a copy, one at a time, and shows whether the named test fails."""

import argparse
import sys
import tempfile
from pathlib import Path
from random import Random

from tools.mutations.conformance import held_claims
from tools.mutations.mutation import Mutation, apply_patch, read_mutations
from tools.mutations.patched_copy import PatchedCopy
from tools.quiet_end import end_quietly


@end_quietly
def main() -> int:
    """Read the options; run mutations, or draw rows; 1 where a promise can be broken unseen."""
    parser = argparse.ArgumentParser(prog="scripts/mutations", description=__doc__)
    parser.add_argument("names", nargs="*", help="patches or rows, as in A06; else all")
    parser.add_argument("--draw", type=int, default=0, help="draw so many rows that have no patch")
    parser.add_argument("--seed", type=int, default=19)
    options = parser.parse_args()
    if options.draw:
        print(*draw_claims(options.draw, options.seed), sep="\n")
        return 0
    chosen = [one for one in read_mutations() if is_chosen(one, options.names)]
    if not chosen:
        print("There is no such patch in tests/accessibility/mutations.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="kiosk-mutations-") as folder:
        survivors = run_mutations(chosen, PatchedCopy(Path(folder)))
    print(f"{len(chosen)} promises taken away, {survivors} unseen by their tests")
    return int(survivors > 0)


def is_chosen(mutation: Mutation, names: list[str]) -> bool:
    """Whether a patch is among those that were named; all are where none was."""
    return not names or mutation.name in names or mutation.claim in names


def draw_claims(count: int, seed: int) -> list[str]:
    """Rows that tests hold, drawn among those for which no patch stands."""
    patched = {mutation.claim for mutation in read_mutations()}
    return Random(seed).sample([claim for claim in held_claims() if claim not in patched], count)


def run_mutations(mutations: list[Mutation], copy: PatchedCopy) -> int:
    """Run each in the copy and print what came out; how many were not seen by each of their tests."""
    survivors = 0
    for mutation in mutations:
        outcome = judge(mutation, copy)
        survivors += outcome != "seen"
        print(f"{mutation.claim:18} {mutation.name:44} {outcome}", flush=True)
    return survivors


def judge(mutation: Mutation, copy: PatchedCopy) -> str:
    """ "seen" where each named test passes as things are and fails with the patch; else what happened instead."""
    copy.reset()
    if (before := copy.run_tests(mutation.tests)) != "passed":
        return f"without the patch: {before}"
    if complaint := apply_patch(mutation, copy.tree):
        return f"does not apply: {complaint.strip()}"
    for test in mutation.tests:
        if (after := copy.run_tests((test,))) != "failed":
            return f"NOT SEEN by {test}: {after}"
    return "seen"


if __name__ == "__main__":
    sys.exit(main())
