"""Tables that list visi and misi and nothing else: the region's, with their numbers, whatever a sentence beside them quotes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selaras.loaders.documents.blocks import Pages
from selaras.loaders.plan.facts import Plan
from selaras.loaders.plan.understand import understand

Read = Callable[[str], Plan]

TITLE = "RENCANA STRATEGIS DINAS PASAR KABUPATEN SUKARAMAI TAHUN 2025-2029\n\n"
VISION = "Sukaramai yang rukun dan berdaya saing"
WANTED = [(1, "Memajukan ekonomi rakyat"), (2, "Membangun jalan sampai ke desa"), (3, "Menata layanan yang bersih")]


@pytest.fixture
def plan(pages: Callable[[str], Pages]) -> Read:
    """A snippet with a title of its own as the facts of a plan."""
    return lambda snippet: understand(pages(TITLE + snippet))


def missions(plan: Plan) -> list[tuple[int | None, str]]:
    return sorted((item.number, item.text) for item in plan.of_level("Mission"))


def table(heads: str, *rows: str) -> str:
    return "".join(f"| {row} |\n" for row in (heads, *rows))


TABLES = (
    table("VISI | MISI", f"{VISION} | 1. {WANTED[0][1]}", f" | 2. {WANTED[1][1]}", f" | 3. {WANTED[2][1]}"),
    table("Visi Daerah | Misi Daerah", f"“{VISION}” | 1. {WANTED[0][1]}; 2. {WANTED[1][1]}; 3. {WANTED[2][1]}."),
    table("Visi | Misi", f"{VISION} | Misi 1: {WANTED[0][1]}", f" | Misi 2: {WANTED[1][1]}", f" | Misi 3: {WANTED[2][1]}"),
    table("Visi | Misi", f"{VISION} | 1) {WANTED[0][1]}", " | 2) Membangun jalan", " | sampai ke desa", f" | 3) {WANTED[2][1]}"),
)


@pytest.mark.parametrize("text", TABLES)
def test_visi_and_misi_beside_each_other(plan: Read, text: str) -> None:
    said = "\nDinas Pasar mendukung misi ke-2 yaitu “Membangun jalan sampai ke desa”.\n"
    found = plan("Tabel 3.1 Visi dan Misi Kabupaten Sukaramai\n" + text + said)
    assert missions(found) == WANTED
    assert [item.text for item in found.of_level("Vision")] == [VISION]
    (report,) = found.tables
    assert (report.kind, report.reason) == ("missions", None)


def test_numbers_in_a_column_of_their_own(plan: Read) -> None:
    rows = "".join(f"| {number} | {text} |\n" for number, text in WANTED)
    found = plan("Tabel 3.1 Misi RPJMD\n| No | Misi |\n" + rows)
    assert missions(found) == WANTED
    assert {item.listing for item in found.of_level("Mission")} == {"RPJMD"}


@pytest.mark.parametrize(
    "caption", ["Tabel 3.2 Telaahan Visi dan Misi Presiden", "Tabel 3.2 Visi dan Misi Dinas Pasar", "Tabel 3.2 Visi dan Misi Gubernur"]
)
def test_those_of_others_are_not_the_regions(plan: Read, caption: str) -> None:
    rows = "".join(f"| {number} | {text} |\n" for number, text in WANTED)
    assert missions(plan(f"{caption}\n| No | Misi |\n{rows}")) == []


@pytest.mark.parametrize(
    ("caption", "read"), [("Visi dan Misi Bupati Sukaramai", True), ("Visi dan Misi Dinas Pasar", False), ("Visi dan Misi", False)]
)
def test_of_years_when_agencies_had_a_visi_only_the_regions_is_read(pages: Callable[[str], Pages], caption: str, read: bool) -> None:
    title = TITLE.replace("2025-2029", "2014-2018")
    assert missions(understand(pages(f"{title}Tabel 3.1 {caption}\n{TABLES[0]}"))) == (WANTED if read else [])


@pytest.mark.parametrize(
    "rows",
    [
        "| Misi | Uraian |\n| Misi 1 | Menata desa yang rukun dan damai |\n| Misi 2 | Memajukan pasar rakyat secara adil |\n",
        "| No | Misi | Keterangan |\n| 1 | Menata desa yang rukun dan damai | |\n| 2 | Memajukan pasar rakyat secara adil | |\n",
    ],
)
def test_numbers_in_the_column_of_misi_and_an_empty_column_of_notes(plan: Read, rows: str) -> None:
    read = plan("Tabel 2.1 Misi Kabupaten Sukaramai\n" + rows)
    assert [(item.number, item.text) for item in read.of_level("Mission")] == [
        (1, "Menata desa yang rukun dan damai"), (2, "Memajukan pasar rakyat secara adil"),
    ]  # fmt: skip
