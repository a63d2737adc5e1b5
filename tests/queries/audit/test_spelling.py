"""Words that a plan spells otherwise nearly everywhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selaras.graph.model import PlanGraph
from selaras.queries.audit.printed.spelling import misspelt


def _told(graph: PlanGraph) -> list[tuple[str, str, int]]:
    return [(item.word, item.usual, item.count) for listed in misspelt(graph).values() for item in listed]


def _plan(*words: str) -> str:
    """Programs of these names, each on its own row."""
    rows = [f'    program P{at} text="{text}" cell="{at} | {text} | 5"' for at, text in enumerate(words)]
    return "\n".join(["goal T1", "  sasaran S1", *rows])


USUAL = tuple(f"Penyelenggaraan layanan {kind}" for kind in ("umum", "sosial", "ekonomi", "desa", "pasar"))


@pytest.mark.parametrize("word", ["Penyelengaraan", "Penyelenggaaraan", "Penyelenggaraaan", "Penylenggaraan"])
def test_a_letter_too_few_or_too_many(outline: Callable[[str], PlanGraph], word: str) -> None:
    assert _told(outline(_plan(*USUAL, f"{word} hutan"))) == [(word.casefold(), "penyelenggaraan", 5)]


def test_two_letters_exchanged(outline: Callable[[str], PlanGraph]) -> None:
    assert _told(outline(_plan(*USUAL, "Peneylenggaraan hutan"))) == [("peneylenggaraan", "penyelenggaraan", 5)]


@pytest.mark.parametrize(
    ("usual", "other"),
    [("Pengadaan barang", "Pengaduan warga"), ("Keutuhan bangsa", "Kebutuhan warga"), ("Peningkatan mutu", "Peningkatannya mutu"),
     ("Menurunya angka", "Menurunnya angka"), ("Bersama warga", "Besama warga"),
     ("Penataan kota", "Pendataan warga"), ("Penerapan aturan", "Penyerapan tenaga")],
)  # fmt: skip
def test_words_that_are_two_words(outline: Callable[[str], PlanGraph], usual: str, other: str) -> None:
    found = _told(outline(_plan(*(f"{usual} {kind}" for kind in ("umum", "sosial", "ekonomi", "desa")), other)))
    assert [word for word, _, _ in found] == (["besama"] if "Besama" in other else []) or not found


OFTEN = tuple(f"Administrasi kegiatan {kind}" for kind in "abcdefgh")


@pytest.mark.parametrize("word", ["Admistrasi", "Adminustrasi"])
def test_a_syllable_left_out_and_the_key_beside_its_own(outline: Callable[[str], PlanGraph], word: str) -> None:
    assert _told(outline(_plan(*OFTEN, f"{word} hutan"))) == [(word.casefold(), "administrasi", 8)]
    assert _told(outline(_plan(*OFTEN[:5], f"{word} hutan"))) == []  # printed too seldom to say so


@pytest.mark.parametrize(("usual", "other"), [("Penetapan", "Penerapan"), ("Kesertaan", "Kepesertaan"), ("Pelayanan", "Pelayaran")])
def test_words_of_their_own_are_no_missed_keys(outline: Callable[[str], PlanGraph], usual: str, other: str) -> None:
    assert _told(outline(_plan(*(f"{usual} {kind}" for kind in "abcdefgh"), f"{other} hutan"))) == []


@pytest.mark.parametrize("word", ["Tersediannya", "Menurunya"])
def test_an_ending_that_a_verb_cannot_have(outline: Callable[[str], PlanGraph], word: str) -> None:
    usual = {"Tersediannya": "Tersedianya", "Menurunya": "Menurunnya"}[word]
    assert _told(outline(_plan(*(f"{usual} {kind}" for kind in "abcd"), f"{word} hutan"))) == [(word.casefold(), usual.casefold(), 4)]


def test_a_spelling_that_is_as_common_as_the_other_is_not_told(outline: Callable[[str], PlanGraph]) -> None:
    rare = tuple(f"Penyelengaraan layanan {kind}" for kind in ("air", "jalan", "kota"))
    assert _told(outline(_plan(*USUAL, *rare))) == []


def test_a_slip_near_two_right_words_is_told(outline: Callable[[str], PlanGraph]) -> None:
    assert _told(outline(_plan(*(f"Konsultasi {kind}" for kind in ("umum", "sosial", "ekonomi", "desa")), "Konsultsi warga")))


@pytest.mark.parametrize(("code", "told"), [("7.01.01.2.05.0004", 0), ("7.01.01.2.05.0003", 1)])
def test_a_slip_of_the_official_list_is_copied(outline: Callable[[str], PlanGraph], code: str, told: int) -> None:
    usual = [f'    program P{at} text="Pelaksanaan urusan {at}" cell="{at} | Pelaksanaan urusan {at}"' for at in range(5)]
    slip = f'      sub SK1 code={code} text="Pelaksanaaan administrasi" cell="Pelaksanaaan administrasi | 1"'
    assert len(_told(outline("\n".join(["goal T1", "  sasaran S1", *usual, slip])))) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Membangun insfrastruktur kota", [("insfrastruktur", "infrastruktur", 0)]),
        ("Meningkatnya kesejahteran warga", [("kesejahteran", "kesejahteraan", 0)]),
        ("Tewujudnya kota hijau", [("tewujudnya", "terwujudnya", 0)]),
        ("Penerangan dan perimbangan bagi konsultansi", []),
        ("Terlaksanya rapat", []),
        ("Presentase jalan mantap", []),
    ],
)
def test_a_word_that_the_plan_nowhere_spells_rightly(
    outline: Callable[[str], PlanGraph], words: str, told: list[tuple[str, str, int]]
) -> None:
    """What the official list prints often is known without the plan; other words of the list, and usual spellings, are none of it."""
    assert _told(outline(_plan(words))) == told


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        (("Memantabkan layanan", "Memantabkan usaha", "Memantapkan keamanan"), ["memantabkan"]),
        (("Mewujutkan layanan", "Mewujudkan keamanan"), ["mewujutkan"]),
        (("Memantabkan layanan",), []),  # nothing here shows that another spelling is meant
        (("Mewujudkan layanan", "Menetapkan usaha", "Menerbitkan izin"), []),
    ],
)
def test_a_verb_whose_stem_ends_in_another_sound(outline: Callable[[str], PlanGraph], printed: tuple[str, ...], told: list[str]) -> None:
    assert [word for word, _, _ in _told(outline(_plan(*printed)))] == told


def test_a_letter_of_a_page_read_from_a_picture_is_none_of_the_plans(outline: Callable[[str], PlanGraph]) -> None:
    graph = outline(_plan(*USUAL, "Penyelengaraan hutan"))
    assert _told(graph)
    told = graph.to_dict()
    (slip,) = (edge for edge in told["edges"] if "hutan" in str(edge["properties"].get("cell")) and edge["source"].endswith("P5"))
    slip["properties"]["page"] = 7
    next(node for node in told["nodes"] if node["id"] == slip["target"])["properties"]["recognised"] = [7]
    assert not _told(PlanGraph.from_dict(told))
