"""Copies, updates and excerpts are found; series and templates are not taken for them."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.duplicates.alignment import anchors, gaps_between
from generator.duplicates.fingerprint import RUN, WINDOW, Fingerprint, fingerprint, marks_of, runs_of
from generator.duplicates.index import Index
from generator.duplicates.similarity import compare
from generator.model import CleanText, Dating
from tests.duplicates.made import OTHER, STATEMENT, day, text

TITLE = "Harbour of Lower Quillmouth open again"


def kind(left: CleanText, right: CleanText, dates: tuple[Dating | None, Dating | None] = (None, None)) -> str:
    return compare(fingerprint(left, dates[0]), fingerprint(right, dates[1])).kind


def test_the_same_words_are_exact_whatever_their_case_marks_and_breaks() -> None:
    left = text(*STATEMENT, title=TITLE)
    loud = text(*(p.upper().replace(",", " –") for p in STATEMENT), title=TITLE.upper())
    assert kind(left, loud) == "exact"
    assert kind(left, text(TITLE, " ".join(STATEMENT))) == "exact"


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(text(*STATEMENT), id="without its title"),
        pytest.param(
            text("Passed on by the port office.", *STATEMENT, *OTHER[:1], title=f"News: {TITLE}"), id="re-post"
        ),
        pytest.param(text(*STATEMENT, *OTHER, title=TITLE), id="update with paragraphs added"),
        pytest.param(text(*STATEMENT[:2], title=TITLE), id="excerpt"),
        pytest.param(text(*STATEMENT[2:], *STATEMENT[:2], title=TITLE), id="paragraphs moved"),
        pytest.param(text(*(p.replace("mole", "pier") for p in STATEMENT), title=TITLE), id="a word corrected"),
    ],
)
def test_another_form_of_a_release_is_near(other: CleanText) -> None:
    left = text(*STATEMENT, title=TITLE)
    assert kind(left, other) == kind(other, left) == "near"


def test_containment_is_told_both_ways() -> None:
    alike = compare(fingerprint(text(*STATEMENT[:2])), fingerprint(text(*STATEMENT)))
    assert alike.left_in_right == 1
    assert 0.3 < alike.right_in_left < 0.6
    assert alike.turned.right_in_left == 1


def test_other_releases_and_quotations_are_different() -> None:
    assert kind(text(*STATEMENT), text(*OTHER)) == "different"
    questions = (
        f"Question {n} was about the weather, the answer about the price of bread in town {n}." for n in range(90)
    )
    assert kind(text(*STATEMENT[:2]), text(*questions, *STATEMENT[:2])) == "different"


DAILY = (
    "On {day} {cases} new cases were reported in the province, {beds} people lay in hospital and {doses} doses were "
    "given. The ministry asks everybody to keep their distance, to wash their hands and to stay at home with a fever. "
    "The next figures are published tomorrow at noon on the pages of the ministry."
)


def daily(**figures: object) -> CleanText:
    return text(DAILY.format(**figures), title="Figures of the day")


def test_a_daily_statement_is_a_template() -> None:
    monday = daily(day="Monday 3 May", cases=412, beds=77, doses=10234)
    tuesday = daily(day="Tuesday 4 May", cases=398, beds=81, doses=9876)
    assert kind(monday, tuesday) == "template"
    first, second = (daily(day="this day", cases=n, beds=n + 1, doses=n + 2) for n in (412, 398))
    assert kind(first, second) == "template"


def test_other_figures_of_the_same_stated_day_are_a_correction() -> None:
    first = daily(day="Monday 3 June", cases=412, beds=77, doses=10234)
    corrected = daily(day="Monday 3 June", cases=421, beds=77, doses=10234)
    assert kind(first, corrected) == "near"
    one, other = (daily(day="this day", cases=n, beds=77, doses=10) for n in (412, 421))
    assert kind(one, other) == "template"
    assert kind(one, other, (day("2021-05-03"), day("2021-05-03"))) == "near"


def test_one_other_figure_a_day_later_is_a_correction_where_most_is_the_same() -> None:
    days = day("2021-05-03"), day("2021-05-04")
    first, second = (text(*STATEMENT, f"It cost {n} crowns, 30 less than in 1998.", title=TITLE) for n in (412, 421))
    assert kind(first, second, days) == "near"
    assert kind(first, second, (days[0], day("2021-06-04"))) == "template"
    counted, next_counted = (daily(day="this day", cases=n, beds=n + 1, doses=n + 2) for n in (412, 398))
    assert kind(counted, next_counted, days) == "template"


def test_a_month_named_in_every_one_of_a_series_makes_no_correction() -> None:
    first, second = (
        text(DAILY.format(day="this day", cases=n, beds=n + 1, doses=n + 2), "The count began in March 2020.")
        for n in (412, 398)
    )
    assert kind(first, second, (day("2021-05-03"), day("2021-05-04"))) == "template"


GREETING = (
    "On behalf of the Government I congratulate the people of {land} on their national day. Our two countries have "
    "been friends for many years, in trade, in learning and at sea. We thank {land} for its part in keeping the peace "
    "of the region, and look forward to the years to come. I wish all people of {land} a happy day with their friends."
)


def test_the_same_greeting_to_another_country_is_a_template() -> None:
    one, other = (text(GREETING.format(land=c), title=f"{c} National Day") for c in ("Caldoria", "Borland"))
    assert kind(one, other) == "template"
    one, other = (text(GREETING.format(land=c)) for c in ("Caldoria", "Borland"))
    assert kind(one, other) == "template"


def test_much_the_same_greeting_a_year_later_is_a_template() -> None:
    first = text(GREETING.format(land="Caldoria"), title="Caldoria National Day")
    later = text(
        GREETING.format(land="Caldoria"), "This year we also opened a school together.", title="Caldoria National Day"
    )
    assert kind(first, later, (day("2021-05-03"), day("2022-05-03"))) == "template"
    assert kind(first, later, (day("2021-05-03"), day("2021-05-04"))) == "near"


def known(*texts: tuple[str, CleanText]) -> Index:
    return Index.of((id, fingerprint(t)) for id, t in texts)


def test_the_wording_of_a_series_counts_little() -> None:
    """Two of many letters that share their legal wording are no copies, though three quarters are the same."""
    law = " ".join(
        f"clause {n} of the act on harbours and rivers applies as amended in part {n * 7}" for n in range(12)
    )
    letters = [
        text(law, f"The matter is {a}. It concerns {b} and nobody else in {a} or near {b}.")
        for a, b in pairwise(
            "dredging lanterns ropes cranes barrels pilots ferries anchors tar sails nets buoys".split()
        )
    ]
    index = known(*((f"letter-{n:02}", t) for n, t in enumerate(letters)))
    found = index.candidates(fingerprint(letters[3]), "letter-03")
    assert {alike.kind for _, alike in found} <= {"template"}


def test_many_copies_do_not_hide_each_other() -> None:
    index = known(*((f"copy-{n}", text(f"Number {n}.", *STATEMENT)) for n in range(6)), ("other", text(*OTHER)))
    found = index.candidates(fingerprint(text(*STATEMENT)))
    assert [(id, alike.kind) for id, alike in found] == [(f"copy-{n}", "near") for n in range(6)]


def test_the_most_alike_comes_first_and_the_text_itself_is_left_out() -> None:
    index = known(("part", text(*STATEMENT[:2])), ("same", text(*STATEMENT)), ("self", text(*STATEMENT)))
    found = index.candidates(fingerprint(text(*STATEMENT)), "self")
    assert [(id, alike.kind) for id, alike in found] == [("same", "exact"), ("part", "near")]


def test_the_order_of_releases_makes_no_difference() -> None:
    texts = [("a", text(*STATEMENT)), ("b", text(*OTHER)), ("c", text(*STATEMENT[:3]))]
    assert known(*texts) == known(*reversed(texts))


def test_hashes_are_the_same_in_every_run() -> None:
    code = (
        "from tests.duplicates.made import *; from generator.duplicates.fingerprint import fingerprint;"
        "f = fingerprint(text(*STATEMENT)); print(f.digest, list(f.marks), sorted(f.names))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


@pytest.mark.parametrize(
    "odd", [text(), text(""), text("—"), text("one"), text("a b c"), text("北京 外交部 声明"), text("\x00")]
)
def test_texts_of_few_or_no_words_are_no_trouble(odd: CleanText) -> None:
    printed = fingerprint(odd)
    assert compare(printed, printed).kind == "exact"
    assert compare(printed, fingerprint(text(*STATEMENT))).kind == "different"
    assert Index.of([("odd", printed)]).candidates(fingerprint(text(*STATEMENT))) == []


words = st.lists(st.sampled_from("a b c d e f g h i j k l m n o p".split()), max_size=60)


@given(words, words, words)
def test_a_shared_passage_is_bound_to_share_a_mark(before: list[str], after: list[str], shared: list[str]) -> None:
    passage = [f"{w}{n}" for n, w in enumerate((shared + ["x"] * 40)[: WINDOW + RUN - 1])]
    one = fingerprint(text(" ".join(before + passage)))
    other = fingerprint(text(" ".join([*passage, *after, "end"])))
    assert len(runs_of(one.words)) <= WINDOW or set(one.marks) & set(other.marks)


@given(words)
def test_marks_are_runs(chosen: list[str]) -> None:
    runs = runs_of(fingerprint(text(" ".join(chosen))).words)
    assert set(marks_of(runs)) <= set(runs)
    assert bool(runs) == bool(chosen)


@given(words, words)
def test_alignment_leaves_only_what_is_the_same(left: list[str], right: list[str]) -> None:
    kept: tuple[list[str], list[str]] = [], []
    a = b = 0
    for i, end, j, end_right in gaps_between(left, right, 1, anchors(left, right)):
        assert i - a == j - b
        kept[0].extend(left[a:i])
        kept[1].extend(right[b:j])
        a, b = end, end_right
    assert [*kept[0], *left[a:]] == [*kept[1], *right[b:]]


@given(words, words)
def test_similarity_is_the_same_from_both_sides(left: list[str], right: list[str]) -> None:
    one: Fingerprint = fingerprint(text(" ".join(left)))
    other = fingerprint(text(" ".join(right)))
    there, back = compare(one, other), compare(other, one)
    assert there.kind == back.kind
    assert there.turned.left_in_right == back.left_in_right
