"""Where one is in the journey, in words."""

from kiosk.flow.checklist import checklist
from kiosk.flow.tell import Tell


def place_of(tell: Tell, key: str = "") -> str:
    """ "Stage 1 of 3 · step 8 of 10" for a step, the stage alone where no step is meant, else nothing."""
    key = key or tell.where.facts.get("at", "")
    stage_id = key.partition("/")[0]
    if (path := tell.catalog.paths.get(stage_id)) is not None:
        said = tell(path.short)
    elif (stage := tell.catalog.stages.get(stage_id)) is not None:
        said = tell.note("words", "stage-of", number=stage.number, of=len(tell.catalog.stages))
    else:
        return ""
    lines = checklist(stage_id, tell.where.facts, tell.catalog)
    line = next((line for line in lines if line.key == key), None)
    if line is None:
        return said
    return f"{said} · {tell.note('words', 'step-of', number=line.number, of=len(lines))}"
