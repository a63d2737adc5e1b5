"""Lines of a page that belong together, and those that begin something of their own."""

from __future__ import annotations

import pytest
from selaras.loaders.documents.pdf.layout.breaks import BREAK
from selaras.loaders.documents.pdf.layout.lines import Line, joined_lines, paragraphs, pieces_of
from selaras.loaders.documents.pdf.layout.rows import with_whole_ranges
from selaras.loaders.documents.pdf.marks.objects import Char

WIDE = "Menyediakan pelabuhan rakyat yang aman bagi seluruh nelayan"


def _parts(*texts: str) -> list[str]:
    lines = [Line(text, 50.0, 100.0 + 12 * at, 50.0 + 5 * len(text), 110.0 + 12 * at) for at, text in enumerate(texts)]
    width = 5 * max(map(len, texts))
    return [" ".join(line.text for line in part) for part in paragraphs(lines, 50.0, 50.0 + width)]


@pytest.mark.parametrize("label", ["Misi 2: ", "MISI II : ", "Misi ke-2 : ", "Sasaran 1.2: "])
def test_a_numbered_label_begins_a_statement_however_near_the_line_above(label: str) -> None:
    assert _parts(f"Misi 1: {WIDE}", f"{label}{WIDE}") == [f"Misi 1: {WIDE}", f"{label}{WIDE}"]


@pytest.mark.parametrize("line", ["misi 2 yang diemban", "Misi 2 yang diemban bersama"])
def test_a_misi_named_in_a_sentence_begins_none(line: str) -> None:
    assert len(_parts(f"Seluruh program perangkat daerah ini mendukung {WIDE.lower()}", line + " " + WIDE.lower())) == 1


@pytest.mark.parametrize("lead", ["Sasaran:", "Sasaran untuk Tujuan 2 :", "Misi Dinas Peternakan :", "ii. Meningkatkan layanan"])
def test_a_lead_to_what_stands_below_it_begins_anew(lead: str) -> None:
    assert _parts(f"Tujuan misi 1 adalah: {WIDE}", lead) == [f"Tujuan misi 1 adalah: {WIDE}", lead]
    assert len(_parts(f"{WIDE} sebagaimana dinyatakan dalam", lead)) == (2 if lead.startswith("ii") else 1)


def test_a_caption_behind_a_sentence_begins_anew() -> None:
    assert len(_parts(f"{WIDE}.", "Tabel 4.1 Sasaran dan Target")) == 2
    assert len(_parts(f"{WIDE} dapat dilihat pada", "Tabel 4.1 Sasaran dan Target")) == 1


@pytest.mark.parametrize(("line", "parts"), [("BAB IV", 2), ("BAB IV TUJUAN DAN SASARAN", 2), ("BAB IV menguraikan tujuan dan sasaran", 1)])
def test_a_chapter_begins_anew(line: str, parts: int) -> None:
    assert len(_parts(f"2. {WIDE}", line)) == parts


def test_a_label_behind_a_word_that_goes_on_stays_in_its_sentence() -> None:
    assert len(_parts(f"{WIDE} sebagaimana dinyatakan dalam", f"Misi 2: {WIDE}")) == 1


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (("65,", "1"), ["65,1"]),
        (("65,", "50%"), ["65,50%"]),
        (("65", "1"), ["65", "1"]),
        (("65,", "120"), ["65,", "120"]),
        (("1 258 449", "360"), ["1 258 449 360"]),
        (("12", "360"), ["12", "360"]),
    ],
)
def test_a_figure_broken_behind_its_comma_or_a_blank_is_one(lines: tuple[str, ...], whole: list[str]) -> None:
    drawn = [Line(text, 50.0, 100.0 + 9 * at, 60.0, 108.0 + 9 * at) for at, text in enumerate(lines)]
    assert [line.text for line in with_whole_ranges(drawn)] == whole


def _printed(words: str, usual: float, blank: float, high: float = 10) -> str:
    """Words as they are read of letters 6 points wide that stand apart by a share of 10 points, and by another where a
    blank is meant that the file does not hold."""
    chars, x, gap = [], 50.0, usual
    for letter in words:
        if letter == " ":
            gap = blank
            continue
        x += 10 * gap
        chars.append(Char(letter, x, 100.0, x + 6, 100.0 + high, False))
        x, gap = x + 6, usual
    (piece,) = pieces_of(chars, [])
    return piece.text


@pytest.mark.parametrize(("usual", "blank"), [(-0.06, 0.094), (-0.01, 0.158), (0.0, 0.25)])
def test_a_blank_of_no_sign_is_seen_by_what_it_is_wider_than_the_other_gaps(usual: float, blank: float) -> None:
    assert _printed("Terwujudnya ketertiban umum dan ketenteraman", usual, blank) == "Terwujudnya ketertiban umum dan ketenteraman"


@pytest.mark.parametrize(("usual", "blank"), [(-0.06, 0.04), (0.0, 0.12)])
def test_a_gap_of_kerning_is_no_blank(usual: float, blank: float) -> None:
    assert _printed("Terwujud nya", usual, blank) == "Terwujudnya"


def test_a_first_letter_that_stands_off_is_no_word() -> None:
    assert _printed("P enyediaan dan P engadaan", 0.0, 0.155) == "Penyediaan dan Pengadaan"


def test_a_font_that_tells_of_higher_letters_has_no_wider_blanks() -> None:
    assert _printed("Meningkatkan mutu layanan", -0.03, 0.15, high=12) == "Meningkatkan mutu layanan"


@pytest.mark.parametrize(
    ("first", "second", "broken"), [("Pendaya", "n warga", True), ("Pendaya", "i warga", False), ("Tahap 1", "n warga", False)]
)
def test_a_lone_consonant_at_a_lines_beginning_may_be_a_words_last_letter(first: str, second: str, broken: bool) -> None:
    lines = [Line(first, 0, 0, 40, 8), Line(second, 0, 10, 35, 18)]
    assert (BREAK in joined_lines(lines, 120)) is broken


def _spaced(*words: tuple[str, float]) -> list[str]:
    """Words of a page, letter by letter so far apart, "A" a little nearer; blanks are wider by a quarter of a letter's height."""
    chars: list[Char] = []
    for row, (text, spacing) in enumerate(words):
        x = 50.0
        for letter in text:
            if letter == " ":
                x += 10 * (0.25 + spacing)
                continue
            x -= 10 * (0.3 * spacing if letter == "A" else 0.0)
            chars.append(Char(letter, x, 100.0 + 20 * row, x + 6, 110.0 + 20 * row, False))
            x += 6 + 10 * spacing
    return [piece.text for piece in pieces_of(chars, [])]


@pytest.mark.parametrize("spacing", [0.2, 0.3])
def test_letter_spaced_headings_on_a_page_of_usual_letters_are_words(spacing: float) -> None:
    heads = ("TUJUAN", "SASARAN RENSTRA", "No", "KET", "2026", "10")
    usual = ("Terwujudnya", "Meningkatnya", "Persentase", "ketertiban", "lingkungan")
    found = _spaced(*((text, spacing) for text in heads), *((text, 0.02) for text in usual))
    assert found == [*heads, *usual]


def test_lone_letters_are_words_where_no_word_is_letter_spaced() -> None:
    assert _spaced(("Terwujudnya", 0.02), ("Meningkatnya", 0.02), ("A B", 0.0)) == ["Terwujudnya", "Meningkatnya", "A B"]
