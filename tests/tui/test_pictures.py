"""The pictures of the README come from the content as it is, and ask no server for anything."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def test_a_picture_shows_its_page_and_refers_to_nothing_elsewhere(tmp_path: Path) -> None:
    subprocess.run([ROOT / "scripts/pictures", "--to", tmp_path, "step"], check=True)
    (made,) = tmp_path.iterdir()
    svg = made.read_text(encoding="utf-8")
    assert "Submit" in svg
    assert set(re.findall(r"https?://[^\"' )]+", svg)) <= {
        "http://www.w3.org/2000/svg",
        "https://www.textualize.io",
    }
    assert "url(http" not in svg


def test_the_readme_shows_pictures_that_are_there() -> None:
    shown = re.findall(r"\]\((docs/pictures/[^)]+)\)", (ROOT / "README.md").read_text())
    assert shown
    assert all((ROOT / name).is_file() for name in shown)
