"""PDFs of every layout to their text, and those that are damaged, locked or made to harm to one clear problem."""

from __future__ import annotations

import random
import re
import time
import zlib
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.capture import pdf
from generator.capture.links import CLOSE, OPEN
from generator.capture.pdf import read_pdf
from generator.capture.reading import CannotRead, Read
from tests.capture.pdf_samples import (
    BODY,
    WORDS,
    Handmade,
    Layout,
    Paper,
    form,
    locked,
    one_page,
    packed,
    page_tree,
    release,
    scanned,
    spaces,
    stream,
)

TITLE = "Four ministers meet in Oslo"
LONG = BODY * 4


def texts(read: Read, kind: str | None = "paragraph") -> list[str]:
    return [line.text for line in read.lines if line.kept and line.kind == kind]


def removed(read: Read) -> list[tuple[str, str | None]]:
    return [(line.text, line.step) for line in read.lines if not line.kept]


def code_of(data: bytes) -> str:
    with pytest.raises(CannotRead) as caught:
        read_pdf(data)
    assert caught.value.what
    assert caught.value.mend
    return caught.value.code


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def assert_nothing_lost(read: Read, drawn: str) -> None:
    """Kept and removed words are those drawn, once replacements are undone."""
    got = Counter(words(" ".join(line.text for line in read.lines)))
    for replaced in read.replaced:
        got.update(words(replaced.before))
        got.subtract(words(replaced.after))
    assert +got == Counter(words(drawn))


LAYOUTS = {
    "one column": Layout(),
    "no space between paragraphs": Layout(gap=0),
    "indented": Layout(gap=0, indent=14),
    "indented, justified": Layout(gap=0, indent=14, justified=True, head="Ministry of Defence", foot="{page}"),
    "justified, hyphens": Layout(justified=True, hyphens=True, foot="- {page} -"),
    "two columns": Layout(columns=2, size=10, head="Ministry of Defence – Press Office", foot="Page {page}"),
    "two columns, justified, hyphens": Layout(columns=2, size=10, gap=4, justified=True, hyphens=True),
    "two columns, indented": Layout(columns=2, size=10, gap=0, indent=10, justified=True, foot="{page}"),
    "three columns": Layout(
        columns=3, size=8, hyphens=True, head="Press release 12 of 2031", foot="{page}", bottom=300
    ),
    "small pages": Layout(bottom=300, head="Ministry of Defence", foot="Page {page} of 9"),
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_every_layout_gives_the_paragraphs_back(layout: Layout) -> None:
    paper = release(TITLE, LONG, layout)
    read = read_pdf(paper.data())
    assert texts(read, "title") == [TITLE]
    assert " ".join(texts(read)) == " ".join(LONG)
    assert_nothing_lost(read, " ".join(paper.drawn))
    if layout.gap or layout.indent:
        # A paragraph that ends with a column may be taken for two, or two for one; no other may.
        assert len(set(texts(read)) ^ set(LONG)) <= 3 * (paper.page_no() * layout.columns - 1)
    frame = [line for line in (layout.head, layout.foot) if line]
    assert len(removed(read)) == (len(frame) * paper.page_no() if paper.page_no() > 1 else bool(layout.foot))
    assert {step for _, step in removed(read)} <= {"page-furniture"}


def test_paragraphs_go_on_over_pages_and_what_stood_between_comes_after() -> None:
    paper = Paper()
    paper.line_at(60, 40, "Ministry of Defence", 9)
    paper.lines_at(60, 700, ["The ministers met in Oslo and spoke about the defence of the north and of its coop-"])
    paper.line_at(290, 800, "- 1 -", 9)
    paper.add_page()
    paper.line_at(60, 40, "Ministry of Defence", 9)
    paper.lines_at(60, 80, ["eration with the south. They will meet again."])
    paper.line_at(290, 800, "- 2 -", 9)
    read = read_pdf(paper.data())
    assert [line.text for line in read.lines] == [
        "Ministry of Defence",
        "The ministers met in Oslo and spoke about the defence of the north and of its cooperation with the south. "
        "They will meet again.",
        "- 1 -",
        "Ministry of Defence",
        "- 2 -",
    ]
    assert {step for _, step in removed(read)} == {"page-furniture"}
    assert [(r.before, r.after, r.step) for r in read.replaced] == [("coop- eration", "cooperation", "hyphenation")]


def test_a_single_page_keeps_its_header_but_not_its_number() -> None:
    read = read_pdf(release(TITLE, BODY[:2], Layout(head="Ministry of Defence", foot="1")).data())
    assert texts(read) == ["Ministry of Defence", *BODY[:2]]
    assert removed(read) == [("1", "page-furniture")]


def test_a_number_that_counts_no_pages_stays() -> None:
    paper = release(TITLE, BODY[:2], Layout())
    paper.line_at(60, 800, "2031")
    assert "2031" in " ".join(texts(read_pdf(paper.data())))


def test_what_a_browser_prints_round_a_page_goes() -> None:
    paper = release(TITLE, BODY[:2], Layout(head=f"11/24/26, 3:14 PM {TITLE}"))
    paper.line_at(60, 815, "https://www.example.org/news/four-ministers-meet-in-oslo 1/1", 8)
    read = read_pdf(paper.data())
    assert texts(read) == list(BODY[:2])
    assert len(removed(read)) == 2


def test_a_running_title_on_later_pages_only_goes() -> None:
    paper = release(TITLE, BODY, Layout(bottom=300))
    for page in range(2, paper.page_no() + 1):
        paper.page = page
        paper.line_at(60, 40, f"Ministry of Defence {TITLE}", 8)
    assert {text for text, _ in removed(read_pdf(paper.data()))} == {f"Ministry of Defence {TITLE}"}


def test_headings_lists_and_tables_keep_their_kind() -> None:
    paper = Paper()
    paper.line_at(60, 90, TITLE, 20, "B")
    y = paper.lines_at(60, 120, broken_lines(paper, BODY[0]))
    paper.line_at(60, y + 14, "What was agreed", 13, "B")
    y = paper.lines_at(60, y + 34, broken_lines(paper, BODY[1]))
    for item in ("two more ships for the patrol", "sixty sailors, who are trained in Bergen"):
        paper.line_at(64, y + 8, f"• {item}")
        y += 16
    y += 20
    for cells in (("Country", "Ships", "Sailors"), ("Norway", "2", "60"), ("Denmark", "3", "90")):
        for x, cell in zip((60, 200, 300), cells, strict=True):
            paper.line_at(x, y, cell)
        y += 15
    paper.lines_at(60, y + 20, broken_lines(paper, BODY[2]))
    read = read_pdf(paper.data())
    assert texts(read, "heading") == ["What was agreed"]
    assert texts(read, "list-item") == ["two more ships for the patrol", "sixty sailors, who are trained in Bergen"]
    assert texts(read, "table-row") == ["Country\tShips\tSailors", "Norway\t2\t60", "Denmark\t3\t90"]
    assert texts(read) == list(BODY[:3])


def broken_lines(paper: Paper, text: str, width: float = 470) -> list[str]:
    paper.set_font("Times", "", 11)
    lines = [""]
    for word in text.split():
        wanted = f"{lines[-1]} {word}".strip()
        if paper.get_string_width(wanted) < width:
            lines[-1] = wanted
        else:
            lines.append(word)
    return lines


def test_the_words_of_a_letterhead_are_no_title() -> None:
    paper = Paper()
    paper.line_at(60, 60, "PRESS RELEASE", 28, "B")
    paper.line_at(60, 100, "Four ministers meet in Oslo and", 18, "B")
    paper.line_at(60, 121, "promise to meet again", 18, "B")
    paper.line_at(60, 150, "12 March 2031", 10)
    paper.lines_at(60, 180, broken_lines(paper, BODY[0]))
    read = read_pdf(paper.data())
    assert texts(read, "title") == ["Four ministers meet in Oslo and promise to meet again"]
    assert texts(read, "byline") == ["12 March 2031"]


def test_footnotes_stay_and_part_no_paragraph() -> None:
    paper = Paper()
    lines = broken_lines(paper, " ".join(BODY[:2]))
    paper.lines_at(60, 700, lines[:-3])
    paper.line_at(60, 800, "1 Since the agreement of Oslo, all four take part in it.", 8)
    paper.add_page()
    paper.lines_at(60, 80, lines[-3:])
    read = read_pdf(paper.data())
    assert [line.text for line in read.lines] == [
        " ".join(BODY[:2]),
        "1 Since the agreement of Oslo, all four take part in it.",
    ]


def test_hyphens_that_belong_to_a_word_stay() -> None:
    paper = Paper()
    paper.lines_at(
        60,
        100,
        [
            "The ministers spoke of a long-",
            "standing plan, of a long-standing",
            "friendship, of North-",
            "Norwegian fish, and of 2031-",
            "32 as well.",
        ],
    )
    read = read_pdf(paper.data())
    assert "a long-standing plan, of a long-standing friendship, of North-Norwegian fish" in texts(read)[0]
    assert read.replaced == ()


def test_links_keep_their_words_and_their_address() -> None:
    paper = Paper()
    paper.line_at(60, 100, "They signed the joint declaration, and went home.")
    paper.set_font("Times", "", 11)
    start = 60 + paper.get_string_width("They signed the ")
    paper.link(start, 90, paper.get_string_width("joint declaration,"), 14, "https://example.org/declaration")
    paper.link(60, 90, 20, 14, "javascript:alert(1)")
    read = read_pdf(paper.data())
    assert texts(read) == [f"They signed the {OPEN}joint declaration{CLOSE}, and went home."]
    assert read.targets == ("https://example.org/declaration",)


def test_text_turned_aside_is_removed_and_a_turned_page_is_read() -> None:
    paper = release(TITLE, BODY[:1], Layout())
    with paper.rotation(90, 30, 400):
        paper.line_at(30, 400, "DRAFT", 11)
    assert removed(read_pdf(paper.data())) == [("DRAFT", "page-furniture")]
    sideways = b"BT /F 12 Tf 0 1 -1 0 100 60 Tm (Hello to all who) Tj 0 -15 Td (read this) Tj ET"
    assert texts(read_pdf(one_page(packed(sideways), page=b"/Rotate 90"))) == ["Hello to all who read this"]


def test_a_page_shown_on_its_side_is_read_as_it_was_written() -> None:
    upright = release(TITLE, LONG[:6], Layout())
    turned = upright.data().replace(b"/Type /Page\n", b"/Type /Page\n/Rotate 90\n")
    assert b"/Rotate 90" in turned
    assert texts(read_pdf(turned)) == texts(read_pdf(upright.data()))


def test_an_initial_of_several_lines_begins_its_word() -> None:
    paper = Paper()
    paper.line_at(60, 128, "T", 44)
    paper.lines_at(
        90, 100, ["he ministers of the four countries met in Oslo", "this morning and discussed how they could"]
    )
    paper.lines_at(
        60,
        128 + 14,
        ["keep the sea lanes of the north open for trade in", "the winter months, when storms are frequent."],
    )
    assert texts(read_pdf(paper.data()))[0].startswith("The ministers of the four countries met in Oslo this morning")


def test_the_last_lines_of_columns_are_no_table() -> None:
    paper = release(TITLE, LONG[:5], Layout(columns=2, size=10))
    paper.add_page()
    for x, lines in ((60, BODY[0]), (320, BODY[1])):
        paper.lines_at(x, 80, broken_lines(paper, lines[:110], 210)[:2], size=10)
    kinds = {line.kind for line in read_pdf(paper.data()).lines if line.kept}
    assert "table-row" not in kinds


def test_figures_do_not_hide_that_a_row_has_cells() -> None:
    paper = Paper()
    y = paper.lines_at(60, 100, broken_lines(paper, BODY[0]))
    for cells in (("Country", "Ships", "Aircraft", "Sailors"), ("United Kingdom", "4", "12", "1,850")):
        for x, cell in zip((60, 200, 300, 400), cells, strict=True):
            paper.line_at(x, y + 20, cell)
        y += 15
    read = read_pdf(paper.data())
    assert texts(read, "table-row") == ["Country\tShips\tAircraft\tSailors", "United Kingdom\t4\t12\t1,850"]


def test_a_title_set_as_the_text_is_stands_by_itself() -> None:
    paper = Paper()
    paper.line_at(60, 60, TITLE)
    paper.lines_at(60, 100, broken_lines(paper, BODY[0]))
    read = read_pdf(paper.data())
    assert texts(read, "title") == [TITLE]
    assert texts(read) == [BODY[0]]


def test_raised_letters_belong_to_their_word() -> None:
    content = b"BT /F 12 Tf 72 700 Td (Their 30) Tj /F 7 Tf 5 Ts (th) Tj /F 12 Tf 0 Ts ( meeting ended well) Tj ET"
    assert texts(read_pdf(one_page(packed(content)))) == ["Their 30th meeting ended well"]


def test_our_own_marks_in_a_pdf_are_no_links() -> None:
    to_unicode = b"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <41> <E000> endbfchar"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>"
    data = one_page(packed(b"BT /F 12 Tf 72 700 Td (A Hello there) Tj ET"), packed(to_unicode))
    plain = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    assert OPEN not in read_pdf(data.replace(plain, font)).lines[0].text


def test_pictures_of_pages_are_refused() -> None:
    assert code_of(scanned()) == "C008"
    assert code_of(scanned(pages=3, with_text=1)) == "C008"
    assert texts(read_pdf(scanned(pages=2, with_text=1)))
    assert code_of(one_page(packed(b""))) == "C008"


def test_locked_and_damaged_pdfs_are_refused() -> None:
    assert code_of(locked()) == "C009"
    assert code_of(b"%PDF-1.7\nnothing more") == "C009"
    whole = release(TITLE, BODY, Layout()).data()
    assert code_of(whole[:-1000] + b"startxref\n0\n%%EOF") == "C009"
    at = whole.index(b"stream\n") + 300
    assert code_of(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :]) == "C009"


def test_a_pdf_cut_off_anywhere_is_refused() -> None:
    whole = release(TITLE, BODY, Layout(columns=2)).data()
    last = whole.rindex(b"startxref")
    for length in [*range(20, last, last // 12), last]:
        assert code_of(whole[:length]) == "C009"


def _twice(millions: int) -> bytes:
    return zlib.compress(spaces(millions), 9)


def _full_page() -> bytes:
    line = b"1 0 0 1 60 %d Tm (a line of words that is as long as lines on a page are) Tj "
    return b"BT /F 9 Tf %b ET" % b"".join(line % height for height in range(50, 780, 12))


BOMBS: dict[str, Callable[[], bytes]] = {
    "300 MB of spaces": lambda: one_page(stream(spaces(300), b"/Filter/FlateDecode")),
    "1,000 MB packed twice": lambda: one_page(stream(_twice(1_000), b"/Filter[/FlateDecode/FlateDecode]")),
    "700,000 letters": lambda: page_tree(b"3 0 R " * 280, 280, _full_page()),
    "100,000 pages": lambda: page_tree(b"2 0 R 2 0 R", 100_000),
    "301 times the same page": lambda: page_tree(b"3 0 R " * 301, 301),
    "more pages than there are": lambda: page_tree(b"3 0 R", 200),
    "forms that draw each other": lambda: one_page(
        packed(b"/X Do " * 20),
        *(form(WORDS + b"/X Do " * 20, 7 + deep) for deep in range(8)),
        form(WORDS, 5),
        resources=b"/XObject<</X 6 0 R>>",
    ),
    "a table of objects without end": lambda: Handmade(
        [b"<</Type/XRef/Size 2000000000/W[1 8 8]/Index[0 2000000000]/Root 1 0 R/Length 0>>stream\n\nendstream"]
    ).data(),
    "streams without end": lambda: b"%PDF-1.7\n" + b"stream\nx\x9c" * 2_000_000 + b"\nstartxref\n0\n%%EOF",
}


@pytest.mark.slow
@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_bombs_are_refused_in_time(bomb: Callable[[], bytes]) -> None:
    data = bomb()
    started = time.monotonic()
    assert code_of(data) in {"C009", "C010"}
    assert time.monotonic() - started < 10


HARMLESS = {
    "a form that draws itself": one_page(
        packed(WORDS + b"/X Do"), form(b"/X Do", 6), resources=b"/XObject<</X 6 0 R>>"
    ),
    "a table of objects that goes back to itself": one_page(packed(WORDS)).replace(b"/Size 6", b"/Prev 9/Size 6"),
    "a length that names its own stream": one_page(b"<</Length 5 0 R>>stream\n" + WORDS + b"\nendstream"),
    "a page larger than the world": one_page(packed(WORDS)).replace(b"[0 0 612 792]", b"[0 0 1e30 1e38]"),
    "a million brackets": one_page(packed(b"q " * 1_000_000 + WORDS)),
}


@pytest.mark.parametrize("data", HARMLESS.values(), ids=HARMLESS)
def test_odd_pdfs_are_read(data: bytes) -> None:
    assert texts(read_pdf(data)) == ["Hello to all who read"]


def parser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """Another program in the parser's place."""
    path = tmp_path / "parser.py"
    path.write_text(program, encoding="utf-8")
    monkeypatch.setattr(pdf, "_PARSER", path)


@pytest.mark.parametrize(
    ("program", "code"),
    [
        ("import os; os.abort()", "C009"),
        ("import time; time.sleep(60)", "C010"),
        ("bytearray(10**15)", "C009"),
        ("print('{')", "C009"),
    ],
)
def test_a_parser_that_breaks_down_is_one_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, code: str
) -> None:
    parser(tmp_path, monkeypatch, program)
    monkeypatch.setattr(pdf, "_SECONDS", 1)
    assert code_of(one_page(packed(WORDS))) == code


def test_it_is_read_where_memory_cannot_be_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = str(pdf._PARSER)
    program = f"import runpy, sys; sys.modules['resource'] = None; runpy.run_path({real!r}, run_name='__main__')"
    parser(tmp_path, monkeypatch, program)
    assert texts(read_pdf(one_page(packed(WORDS)))) == ["Hello to all who read"]


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_no_damage_breaks_the_reader() -> None:
    chance = random.Random(20_311)
    samples = [release(TITLE, BODY, layout).data() for layout in LAYOUTS.values()]
    codes = set()
    for _ in range(5_000):
        data = bytearray(chance.choice(samples))
        for _ in range(chance.choice((1, 1, 2, 5, 20))):
            at = chance.randrange(len(data))
            data[at : at + chance.choice((0, 1, 1, 9))] = chance.randbytes(chance.choice((0, 1, 1, 9)))
        try:
            read_pdf(bytes(data))
        except CannotRead as refused:
            codes.add(refused.code)
    assert codes <= {"C008", "C009", "C010"}
