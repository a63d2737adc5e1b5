"""Two plans beside each other: what is the same thing under another name, what came and went, and where the money went."""

from __future__ import annotations

from pathlib import Path

import pytest
import selaras
from selaras.graph.comparison.compare import Change, Comparison, compare, entries
from selaras.graph.comparison.former import ONLY_FORMER, former_edition, only_former
from selaras.graph.errors import GraphError
from selaras.graph.model import PlanGraph
from selaras.loaders import load
from selaras.loaders.documents.reasons import Reason

HEAD = "RENCANA STRATEGIS\nKECAMATAN {name}\nKABUPATEN SUKARAMAI\nTAHUN 2025-2029\n\n"
GOALS = """Tabel 3.1 Tujuan dan Sasaran
Tujuan\tSasaran\tIndikator\tSatuan\tTarget 2026\tTarget 2027
Meningkatnya pelayanan publik\t\tIndeks Kepuasan Masyarakat\tNilai\t81\t82
\t{sasaran}\tNilai SAKIP\tNilai\t{sakip}\t72

"""
WORK = "Tabel 4.2 Rencana Program\nKode\tProgram/Kegiatan/Subkegiatan\tIndikator\tTarget 2026\tPagu 2026\tTarget 2027\tPagu 2027\n"
PROGRAM = "7.01.02\tProgram Penyelenggaraan Pelayanan Publik\tPersentase layanan tepat waktu\t90\t{0}\t91\t{1}\n"
ACTIVITY = "7.01.02.2.01\tKoordinasi Penyelenggaraan Pemerintahan\tJumlah koordinasi\t4\t{0}\t4\t{1}\n"
SASARAN = "Meningkatnya kualitas layanan"


def row(code: str, name: str, first: str, second: str, indicator: str = "Jumlah laporan") -> str:
    return f"{code}\t{name}\t{indicator}\t4\t{first}\t4\t{second}\n"


def plan(folder: Path, *rows: str, total: tuple[str, str], name: str = "AWANGGA", sasaran: str = SASARAN, sakip: str = "71") -> PlanGraph:
    path = folder / f"{len(list(folder.iterdir()))}.txt"
    text = HEAD.format(name=name) + GOALS.format(sasaran=sasaran, sakip=sakip) + WORK
    path.write_text(text + PROGRAM.format(*total) + ACTIVITY.format(*total) + "".join(rows), "utf-8")
    return load(path)


COORDINATION = row("7.01.02.2.01.0001", "Rapat Koordinasi Wilayah", "6.000.000", "7.000.000")
EVALUATION = row("7.01.02.2.01.0002", "Evaluasi Kinerja Kecamatan", "3.000.000", "3.000.000", "Jumlah dokumen evaluasi")


@pytest.fixture
def before(tmp_path: Path) -> PlanGraph:
    return plan(tmp_path, COORDINATION, EVALUATION, total=("9.000.000", "10.000.000"))


def of(found: Comparison, level: str, *, what: str | None = None) -> list[Change]:
    return [change for change in found.changes if change.level == level and what in (None, change.what)]


def test_a_plan_differs_in_nothing_from_itself(before: PlanGraph) -> None:
    found = compare(before, before)
    assert found.changes == () and all(count.same == count.left == count.right for count in found.counts.values())
    assert [(year.left, year.right, year.more, year.less) for year in found.money] == [
        (9_000_000,) * 2 + (0, 0),
        (10_000_000,) * 2 + (0, 0),
    ]


def test_the_api_gives_the_comparison(before: PlanGraph) -> None:
    assert selaras.compare(before, before).counts["SubActivity"].left == 2


def test_another_name_under_one_code_is_a_change_with_both_words(before: PlanGraph, tmp_path: Path) -> None:
    renamed = row("7.01.02.2.01.0002", "Penyusunan Bahan Kebijakan", "3.000.000", "3.000.000", "Jumlah dokumen evaluasi")
    found = compare(before, plan(tmp_path, COORDINATION, renamed, total=("9.000.000", "10.000.000")))
    (change,) = of(found, "SubActivity")
    assert (change.status, change.what) == ("changed", "text")
    assert (change.left, change.right) == ("Evaluasi Kinerja Kecamatan", "Penyusunan Bahan Kebijakan")
    assert found.counts["SubActivity"].added == found.counts["SubActivity"].removed == 0
    assert not of(found, "Indicator")  # it hangs on the same thing as before


def test_the_same_name_under_another_code_is_a_changed_code(before: PlanGraph, tmp_path: Path) -> None:
    moved = row("7.01.02.2.01.0009", "Evaluasi Kinerja Kecamatan", "3.000.000", "3.000.000", "Jumlah dokumen evaluasi")
    (change,) = of(compare(before, plan(tmp_path, COORDINATION, moved, total=("9.000.000", "10.000.000"))), "SubActivity")
    assert (change.what, change.left, change.right) == ("code", "7.01.02.2.01.0002", "7.01.02.2.01.0009")


def test_money_that_moved_is_told_by_year_and_the_largest_move_first(before: PlanGraph, tmp_path: Path) -> None:
    new = row("7.01.02.2.01.0007", "Penanganan Bencana Tingkat Wilayah", "5.000.000", "1.000.000", "Jumlah warga terlayani")
    less = row("7.01.02.2.01.0001", "Rapat Koordinasi Wilayah", "4.000.000", "7.000.000")
    found = compare(before, plan(tmp_path, less, new, total=("9.000.000", "8.000.000")))
    assert found.moved_level == "SubActivity"
    assert [(year.year, year.left, year.right, year.more, year.less) for year in found.money] == [
        (2026, 9_000_000, 9_000_000, 5_000_000, 5_000_000),  # nothing in sum, and yet five million went elsewhere
        (2027, 10_000_000, 8_000_000, 1_000_000, 3_000_000),
    ]
    moves = [entry for entry in entries(found.changes) if entry.level == "SubActivity"]
    assert [(entry.status, entry.difference) for entry in moves] == [("removed", -6_000_000), ("added", 6_000_000), ("changed", -2_000_000)]
    count = found.counts["SubActivity"]
    assert (count.left, count.right, count.same, count.changed, count.added, count.removed) == (2, 2, 0, 1, 1, 1)
    assert [change.follows for change in of(found, "Indicator")] == [True, True]  # they came and went with their subkegiatan


def test_words_that_differ_by_more_than_a_slip_are_two_things_of_which_the_nearest_is_named(before: PlanGraph, tmp_path: Path) -> None:
    other = "Meningkatnya kualitas layanan administrasi kependudukan"
    found = compare(before, plan(tmp_path, COORDINATION, EVALUATION, total=("9.000.000", "10.000.000"), sasaran=other))
    assert {(change.status, change.near) for change in of(found, "Sasaran")} == {("removed", other), ("added", SASARAN)}
    assert not of(found, "Indicator")  # its indicator is still the same one


def test_a_slip_in_a_statement_makes_no_other_one(before: PlanGraph, tmp_path: Path) -> None:
    slip = "Meningkatnya kualitass layanan"
    (change,) = of(compare(before, plan(tmp_path, COORDINATION, EVALUATION, total=("9.000.000", "10.000.000"), sasaran=slip)), "Sasaran")
    assert (change.status, change.left, change.right) == ("changed", SASARAN, slip)


def test_blanks_and_capitals_alone_are_another_spelling(before: PlanGraph, tmp_path: Path) -> None:
    glued = row("7.01.02.2.01.0001", "Rapat KoordinasiWilayah", "6.000.000", "7.000.000")
    found = compare(before, plan(tmp_path, glued, EVALUATION, total=("9.000.000", "10.000.000")))
    assert [change.status for change in of(found, "SubActivity")] == ["respelt"]
    assert (found.counts["SubActivity"].changed, found.counts["SubActivity"].respelt) == (0, 1)


def test_a_target_is_compared_by_its_number(before: PlanGraph, tmp_path: Path) -> None:
    found = compare(before, plan(tmp_path, COORDINATION, EVALUATION, total=("9.000.000", "10.000.000"), sakip="75"))
    (change,) = found.changes
    assert (change.level, change.what, change.year, change.left, change.right) == ("Indicator", "target", 2026, "71", "75")
    same = compare(before, plan(tmp_path, COORDINATION, EVALUATION, total=("9.000.000", "10.000.000"), sakip="71,00"))
    assert same.changes == ()


def test_another_agency_s_plan_is_compared_whatever_its_place_is_called(before: PlanGraph, tmp_path: Path) -> None:
    named = row("7.01.02.2.01.0002", "Evaluasi Kinerja Kecamatan", "3.000.000", "3.000.000", "Jumlah dokumen evaluasi Baruna")
    found = compare(before, plan(tmp_path, COORDINATION, named, total=("9.000.000", "10.000.000"), name="BARUNA"))
    assert found.counts["Indicator"].added == found.counts["Indicator"].removed == 0


def test_a_new_name_with_the_very_same_money_is_the_same_thing(tmp_path: Path) -> None:
    def codeless(name: str) -> PlanGraph:
        rows = f"\t{name}\tJumlah laporan\t4\t6.123.000\t4\t7.456.000\n"
        text = HEAD.format(name="AWANGGA") + WORK + "\tProgram Pelayanan Publik\tPersentase layanan\t90\t6.123.000\t91\t7.456.000\n"
        path = tmp_path / f"{name}.txt"
        path.write_text(text + "\tKegiatan Koordinasi Pemerintahan\tJumlah koordinasi\t4\t6.123.000\t4\t7.456.000\n" + rows, "utf-8")
        return load(path)

    one, other = codeless("Rapat koordinasi wilayah"), codeless("Rapat koordinasi wilayah dan evaluasi")
    (change,) = of(compare(one, other), "SubActivity")
    assert (change.status, change.what) == ("changed", "text")


EDITIONS = """Tabel 4.2 Rencana Program
Kode\tProgram/Kegiatan/Subkegiatan\tIndikator\tSebelum Perubahan\t\t\t\tSetelah Perubahan\t\t\t
\t\t\tTarget 2026\tPagu 2026\tTarget 2027\tPagu 2027\tTarget 2026\tPagu 2026\tTarget 2027\tPagu 2027
7.01.02\tProgram Pelayanan Publik\tPersentase layanan\t90\t6.000.000\t91\t7.000.000\t90\t8.000.000\t95\t7.000.000
7.01.02.2.01\tKoordinasi Pemerintahan\tJumlah koordinasi\t4\t6.000.000\t4\t7.000.000\t4\t8.000.000\t4\t7.000.000
7.01.02.2.01.0001\tRapat Koordinasi\tJumlah laporan\t4\t6.000.000\t4\t7.000.000\t4\t8.000.000\t4\t7.000.000
"""


def test_the_editions_that_one_document_prints_are_compared(tmp_path: Path) -> None:
    path = tmp_path / "perubahan.txt"
    path.write_text("PERUBAHAN " + HEAD.format(name="AWANGGA") + EDITIONS, "utf-8")
    graph = load(path)
    found = compare(former_edition(graph), graph)
    money = [(c.level, c.year, c.left, c.right) for c in found.changes if c.what == "money"]
    assert money == [(level, 2026, "6000000", "8000000") for level in ("Program", "Activity", "SubActivity")]
    assert [(c.year, c.left, c.right) for c in found.changes if c.what == "target"] == [(2027, "91", "95")]
    assert former_edition(graph).check() == []


def test_a_plan_of_one_edition_has_none_to_compare(before: PlanGraph) -> None:
    with pytest.raises(GraphError):
        former_edition(before)


def test_what_the_former_edition_alone_prints_is_told(before: PlanGraph) -> None:
    assert Reason.FORMER.value[0] == ONLY_FORMER
    document = next(before.nodes("Document")).id
    before.add_node(f"{document}/unread/x", "Unread", what="row", reason=ONLY_FORMER, words="Rapat Lama", amounts=2)
    before.add_edge(f"{document}/unread/x", "STATED_IN", document, line=7)
    assert [(gone.words, gone.line) for gone in only_former(before)] == [("Rapat Lama", 7)]


def test_several_plans_in_one_graph_are_refused(before: PlanGraph, tmp_path: Path) -> None:
    whole = plan(tmp_path, COORDINATION, total=("6.000.000", "7.000.000"), name="BARUNA")
    whole.merge(before)
    with pytest.raises(GraphError):
        compare(whole, before)


def test_an_indicator_with_the_same_targets_in_hardly_other_words_is_the_same_one(before: PlanGraph, tmp_path: Path) -> None:
    """Two words run into one that other texts have too are no slip; the unit and the targets say what it is."""
    words = "Jumlah dokumen evaluasi kinerja wilayah"
    rows = [row("7.01.02.2.01.0002", "Evaluasi Kinerja Kecamatan", "3.000.000", "3.000.000", text) for text in (words, f"{words} kota")]
    one, other = (plan(tmp_path, COORDINATION, each, total=("9.000.000", "10.000.000")) for each in rows)
    (change,) = of(compare(one, other), "Indicator")
    assert (change.status, change.left, change.right) == ("changed", words, f"{words} kota")
    shorter = row("7.01.02.2.01.0002", "Evaluasi Kinerja Kecamatan", "3.000.000", "3.000.000", "Jumlah dokumen")
    found = compare(one, plan(tmp_path, COORDINATION, shorter, total=("9.000.000", "10.000.000")))
    assert {change.status for change in of(found, "Indicator")} == {"added", "removed"}  # the same targets alone say nothing
