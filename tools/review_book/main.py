"""Makes the review book of a language, and its table of remarks; reads filled tables back."""

import argparse
import os
import sys
from pathlib import Path

from kiosk import clock
from kiosk.cli.output import print_text
from kiosk.content.content import Content
from kiosk.content.loader import load_content
from kiosk.i18n.catalogs import load_translator
from kiosk.paths import CONTENT
from kiosk.tui.page_pictures import picture_pages
from tools.quiet_end import end_quietly
from tools.review_book.book_pages import BookPage, book_pages
from tools.review_book.book_pdf import chapter_name, render_book
from tools.review_book.book_texts import read_book_texts
from tools.review_book.chapters import UNSHOWN, chapters
from tools.review_book.page_rows import COLUMNS, ROWS, rows_for_paper
from tools.review_book.remarks_table import NoTableError, read_table, report_lines, write_table
from tools.review_book.sentence_draw import draw_sentences
from tools.review_book.unshown_sentences import UnshownSentence, unshown_sentences


@end_quietly
def main(arguments: list[str]) -> int:
    """Do what a command line says; 2 where it cannot be done, with one sentence on standard error."""
    parser = argparse.ArgumentParser(prog="scripts/review-book", description=__doc__)
    parser.add_argument("tag", nargs="?", metavar="TAG", help="the language, as in fr")
    parser.add_argument("--output", type=Path, metavar="FILE", help="the PDF; else review-TAG.pdf")
    parser.add_argument(
        "--remarks", type=Path, metavar="FILE", help="write the table of remarks (CSV) instead"
    )
    parser.add_argument(
        "--chapter", metavar="NAME", help="only this chapter, with the numbers of the whole book"
    )
    parser.add_argument(
        "--draw", type=int, default=0, metavar="COUNT", help="so many sentences alone in the table"
    )
    parser.add_argument("--seed", type=int, default=1, help="the same seed draws the same")
    parser.add_argument(
        "--collect", nargs="+", type=Path, metavar="FILE", help="print what filled tables say"
    )
    options = parser.parse_args(arguments)
    try:
        if options.collect:
            return _collect(options.collect)
        if not options.tag:
            return _refuse("Name a language, as in: scripts/review-book fr.")
        if options.draw and not options.remarks:
            return _refuse("Name the table of the draw, as in: --draw 60 --remarks draw.csv.")
        draw = (options.draw, options.seed)
        return _make(options.tag, options.chapter, options.output, options.remarks, draw)
    except NoTableError as fault:
        return _refuse(str(fault))
    except BrokenPipeError:
        raise
    except OSError as fault:
        return _refuse(f"{fault.filename} cannot be written: {fault.strerror}.")


def _collect(paths: list[Path]) -> int:
    remarks = [remark for path in paths for remark in read_table(path)]
    for line in report_lines(remarks):
        print_text(line)
    if not remarks:
        print_text("There are no remarks in it.")
    return 0


def _make(
    tag: str,
    chapter: str | None,
    output: Path | None,
    table: Path | None,
    draw: tuple[int, int] = (0, 1),
) -> int:
    """Write the table where one is asked for, else the book; or both: of all chapters, or of one.

    `draw` is how many sentences alone stand in the table, 0 for all of them, and the seed that draws them.
    """
    content = load_content(CONTENT)[0]
    if tag not in content.languages:
        known = ", ".join(content.languages)
        return _refuse(f"The kiosk does not speak this language: use one of {known}.")
    names = (*chapters(content), UNSHOWN)
    if chapter not in (None, *names):
        return _refuse(f"There is no chapter of that name: use one of {', '.join(names)}.")
    whole = book_pages(tag, content, clock.now())
    pages = tuple(one for one in whole if chapter in (None, one.chapter))
    unshown: tuple[UnshownSentence, ...] = ()
    if chapter in (None, UNSHOWN):
        unshown = unshown_sentences(whole, CONTENT, load_translator(tag))
    if table is not None:
        if draw[0]:
            pages, unshown = draw_sentences(pages, *draw), ()
        table.write_bytes(write_table(pages, tag, unshown))
        sentences = sum(len(page.sentences) for page in pages) + len(unshown)
        print_text(f"{table}: {sentences} sentences")
    if table is None or output is not None:
        stem = f"review-{tag}-{chapter.replace('/', '-')}" if chapter else f"review-{tag}"
        path = output or Path(f"{stem}.pdf")
        path.write_bytes(_render(tag, pages, unshown, content))
        print_text(f"{path}: {len(pages)} pages, {len(unshown)} sentences on no page")
    return 0


def _render(
    tag: str,
    pages: tuple[BookPage, ...],
    unshown: tuple[UnshownSentence, ...],
    content: Content,
) -> bytes:
    texts, translator = read_book_texts(tag), load_translator(tag)
    names = {page.chapter: chapter_name(page.chapter, texts, content, translator) for page in pages}
    # Paper has all colours, whatever the terminal has from which this was started.
    os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
    os.environ.pop("NO_COLOR", None)
    pictures = picture_pages([page.page for page in pages], (COLUMNS, ROWS))
    rows = [rows_for_paper(parts) for parts in pictures]
    return render_book(pages, rows, unshown, names, texts, tag, clock.today())


def _refuse(sentence: str) -> int:
    print_text(sentence, err=True)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
