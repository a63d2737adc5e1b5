"""Many files at once: what is read is stored, what cannot be is listed, what has not changed is not read again."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import pytest
from selaras.cli.storing import building, target
from selaras.graph.errors import SelarasError
from selaras.graph.model import PlanGraph
from selaras.graph.stores import open_store
from selaras.loaders import batch, load
from selaras.loaders.batch import load_as_read
from selaras.loaders.documents.blocks import Identity

from .conftest import Run

FRONT = "RENCANA STRATEGIS\nKECAMATAN {name}\nKABUPATEN SUKARAMAI\nTAHUN 2025-2029\n"
GOALS = (
    "Tabel 3.1 Tujuan dan Sasaran\nTujuan\tSasaran\tIndikator\tTarget 2026\tTarget 2027\n"
    "Meningkatnya mutu layanan\t\tIndeks layanan\t80\t81\n\tMeningkatnya kepuasan warga\tNilai survei\t82\t83\n"
)
PROGRAMS = (
    "Tabel 4.1 Program\nSasaran\tKode\tProgram/Kegiatan\tIndikator\tTarget 2026\tPagu 2026\n"
    "Meningkatnya kepuasan warga\t7.01.02\tPROGRAM PELAYANAN\tPersentase layanan\t90\t{money}\n"
)


def plan(name: str, money: str = "50.000.000") -> str:
    return FRONT.format(name=name) + GOALS + PROGRAMS.format(money=money)


def stored(selaras: Run) -> list[tuple[str, int]]:
    cypher = "MATCH (d:Document) OPTIONAL MATCH (p:Program)-[:STATED_IN]->(d) RETURN d.id AS id, count(DISTINCT p) AS programs ORDER BY id"
    return [(row["id"], row["programs"]) for row in json.loads(selaras("query", cypher, "--format", "json").out)]


def test_a_folder_is_built_past_what_cannot_be_read(selaras: Run, folder: Path) -> None:
    plans = folder / "rencana" / "2025"
    plans.mkdir(parents=True)
    for name in ("Awangga", "Basuki"):
        (plans / f"{name}.txt").write_text(plan(name.upper()), encoding="utf-8")
    (plans / "kosong.txt").write_bytes(b"")
    (plans / "~$Awangga.docx").write_bytes(b"x" * 162)
    (plans / ".~lock.Awangga.docx#").write_bytes(b"x")
    (plans / "foto.jpg").write_bytes(b"\xff\xd8")
    (folder / "rencana" / "lama.selaras").mkdir()
    (folder / "rencana" / "lama.selaras" / "isi.json").write_text("{}", encoding="utf-8")
    ended = selaras("build", "rencana")
    assert ended.code == 1
    assert [line.split(":")[0] for line in ended.out.splitlines()[:2]] == ["Awangga.txt", "Basuki.txt"]
    assert "2 dibaca dan disimpan, 1 tidak terbaca, 2 berkas sementara dilewati, 1 berkas jenis lain dilewati (.jpg)" in ended.out
    assert [("kosong.txt" in line, "kosong" in line) for line in ended.err.splitlines()] == [(True, True)]
    assert len(stored(selaras)) == 2


def test_all_or_nothing(selaras: Run, folder: Path, small: Path) -> None:
    (folder / "kosong.txt").write_bytes(b"")
    ended = selaras("build", small, "kosong.txt", "--all-or-nothing")
    assert (ended.code, ended.out) == (2, "")
    assert "kosong.txt" in ended.error
    assert not (folder / "plans.selaras").exists()
    assert selaras("build", small, "--all-or-nothing").code == 0
    assert len(stored(selaras)) == 1


def test_what_has_not_changed_is_not_read_again(selaras: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("Awangga", "Basuki"):
        (folder / f"{name}.txt").write_text(plan(name.upper()), encoding="utf-8")
    assert selaras("build", "*.txt").code == 0
    again = selaras("build", "*.txt")
    assert again.out.count("tidak dibaca lagi") == 2
    assert "2 tidak berubah (--again" in again.out
    (folder / "Awangga.txt").write_text(plan("AWANGGA", "60.000.000"), encoding="utf-8")
    changed = selaras("build", "*.txt")
    assert "1 dibaca dan disimpan, 1 tidak berubah" in changed.out
    assert "2 dibaca dan disimpan" in selaras("build", "*.txt", "--again").out
    monkeypatch.setattr("selaras.loaders.unchanged._version", lambda: "99")
    assert "2 dibaca dan disimpan" in selaras("build", "*.txt").out, "another version may read it otherwise"


def test_a_workbook_nobody_edited_changes_nothing(selaras: Run, folder: Path, small: Path) -> None:
    assert selaras("build", small).code == 0
    assert selaras("read", small, "--workbook", "koreksi.xlsx").code == 0
    assert "tidak berubah" in selaras("build", "koreksi.xlsx").out
    assert "tidak dibaca lagi" in selaras("build", small).out, "the store says still what it was read from"


def test_one_file_under_two_names(selaras: Run, folder: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(plan("AWANGGA"), encoding="utf-8")
    ended = selaras("build", "a.txt", "b.txt", "a.txt")
    assert ended.code == 0
    assert "b.txt: berkas yang sama dengan a.txt" in ended.out
    assert "2 tidak berubah" in selaras("build", "a.txt", "b.txt").out


def test_a_chapter_that_comes_later_joins_what_was_not_read_again(selaras: Run, folder: Path) -> None:
    (folder / "bab3.txt").write_text(FRONT.format(name="AWANGGA") + GOALS, encoding="utf-8")
    assert selaras("build", folder).code == 0
    assert [programs for _, programs in stored(selaras)] == [0]
    (folder / "bab4.txt").write_text(PROGRAMS.format(money="50.000.000"), encoding="utf-8")
    assert selaras("build", "bab3.txt", "bab4.txt").code == 0
    assert [programs for _, programs in stored(selaras)] == [1]
    assert "2 tidak berubah" in selaras("build", "bab3.txt", "bab4.txt").out
    (folder / "lain.txt").write_text(plan("BASUKI"), encoding="utf-8")
    (folder / "bab5.txt").write_text(PROGRAMS.format(money="70.000.000"), encoding="utf-8")
    several = selaras("build", "*.txt")
    assert several.code == 1, "of two plans, whose the new chapter is nobody says"
    assert "bab5.txt" in several.err
    assert [programs for _, programs in stored(selaras)] == [1, 1]


def test_two_versions_of_one_plan(selaras: Run, folder: Path) -> None:
    (folder / "a.txt").write_text(plan("AWANGGA"), encoding="utf-8")
    (folder / "b.txt").write_text(plan("AWANGGA", "70.000.000"), encoding="utf-8")
    ended = selaras("build", "a.txt", "b.txt")
    assert ended.code == 1
    assert "b.txt: menyatakan rencana yang sama dengan a.txt" in ended.err
    assert len(stored(selaras)) == 1


def test_cascade_files_count_in_the_order_given(selaras: Run, folder: Path) -> None:
    for name, money in (("a", "50.000.000"), ("b", "70.000.000")):
        (folder / f"{name}.txt").write_text(plan("AWANGGA", money), encoding="utf-8")
        assert selaras("build", f"{name}.txt", "--store", f"{name}.selaras").code == 0
        assert selaras("export", "-o", f"{name}.json", "--store", f"{name}.selaras").code == 0
    for order, rupiah in (("ab", 70_000_000), ("ba", 50_000_000)):
        assert selaras("build", *(f"{name}.json" for name in order)).code == 0
        rows = json.loads(selaras("query", "MATCH (b:Budget) RETURN b.rupiah AS rupiah", "--format", "json").out)
        assert [row["rupiah"] for row in rows] == [rupiah]


@pytest.mark.parametrize("pattern", ["*.md", "tiada/*", "**/*.pdf"])
def test_a_pattern_that_fits_nothing(selaras: Run, folder: Path, pattern: str) -> None:
    assert "tidak ada berkas yang cocok" in selaras("build", pattern).error


def test_an_interruption_leaves_what_was_stored(selaras: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("awangga", "basuki", "citra"):
        (folder / f"{name}.txt").write_text(plan(name.upper()), encoding="utf-8")

    def broken_off(paths: Sequence[str], told: Identity | None = None) -> Iterator[tuple[int, PlanGraph | SelarasError]]:
        yield from islice(load_as_read(paths, told), 2)
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(building, "_SECONDS", 0.0)
        patched.setattr(building, "load_as_read", broken_off)
        ended = selaras("build", "*.txt")
    assert ended.code == 130
    assert "Terputus; perintah yang sama melanjutkan. 2 dibaca dan disimpan" in ended.out
    assert len(stored(selaras)) == 2
    assert "1 dibaca dan disimpan, 2 tidak berubah" in selaras("build", "*.txt").out


@pytest.mark.skipif(sys.platform == "win32", reason="processes are ended otherwise there")
def test_a_file_that_fells_its_process_is_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("awangga", "basuki"):
        (tmp_path / f"{name}.txt").write_text(plan(name.upper()), encoding="utf-8")
    (tmp_path / "citra.txt").write_text(plan("CITRA"), encoding="utf-8")
    monkeypatch.setattr(batch, "_loaded", felling)
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2]))  # the process finds `felling` by the name of this module
    results = dict(load_as_read(sorted(tmp_path.glob("*.txt")), processes=2))
    assert [isinstance(results[at], PlanGraph) for at in range(3)] == [True, False, True]
    failed = results[1]
    assert isinstance(failed, SelarasError) and "fell over" in failed.line("en")


def felling(path: Path, told: Identity | None) -> PlanGraph | SelarasError:
    """Read a file, or end the process at once, as a system that has no memory left does."""
    if path.name == "basuki.txt":
        os._exit(9)
    return load(path, told)


def test_a_graph_of_files_takes_folders(selaras: Run, folder: Path) -> None:
    (folder / "rencana").mkdir()
    (folder / "rencana" / "a.txt").write_text(plan("AWANGGA"), encoding="utf-8")
    assert selaras("view", "rencana", "-o", "k.html").code == 0


NOTES = "Catatan rapat\nPesan kopi untuk tamu\n"


def test_what_is_no_plan_and_merely_lies_in_the_folder_is_told_and_no_failure(selaras: Run, folder: Path) -> None:
    inside = folder / "rencana"
    inside.mkdir()
    (inside / "awangga.txt").write_text(plan("AWANGGA"), encoding="utf-8")
    (inside / "catatan.txt").write_text(NOTES, encoding="utf-8")
    ended = selaras("build", "rencana")
    assert ended.code == 0 and "1 dibaca dan disimpan, 1 bukan rencana" in ended.out
    assert ended.err.startswith("Dilewati: ") and "catatan.txt" in ended.err
    assert selaras("build", "rencana", "--again", "--all-or-nothing").code == 0
    assert selaras("build", "rencana/awangga.txt", "rencana/catatan.txt").code == 1, "a file that is named is meant"
    (inside / "awangga.txt").unlink()
    assert selaras("build", "rencana").code == 2, "nothing was stored at all"


def test_what_was_said_of_a_file_holds_when_another_reader_reads_it(selaras: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.txt").write_text(plan("AWANGGA"), encoding="utf-8")
    assert selaras("build", "a.txt", "--agency", "Kecamatan Basuki", "--region", "Kabupaten Lain").code == 0
    assert "tidak dibaca lagi" in selaras("build", "a.txt").out
    monkeypatch.setattr("selaras.loaders.unchanged._version", lambda: "99")
    ended = selaras("build", "a.txt")
    assert "tidak dibaca lagi" not in ended.out and "lain/kec-basuki" in ended.out
    assert [id for id, _ in stored(selaras)] == ["lain/kec-basuki/renstra-2025-2029"]
    assert selaras("build", "a.txt", "--agency", "Kecamatan Citra").code == 0
    assert len(stored(selaras)) == 2, "what is said now counts before what was said"


def test_others_can_read_the_store_while_files_are_read(selaras: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("awangga", "basuki"):
        (folder / f"{name}.txt").write_text(plan(name.upper()), encoding="utf-8")
    assert selaras("build", "awangga.txt").code == 0
    seen: list[int] = []

    def looking(paths: Sequence[str], told: Identity | None = None) -> Iterator[tuple[int, PlanGraph | SelarasError]]:
        for result in load_as_read(paths, told):
            with open_store("plans.selaras") as other:  # as another command would
                seen.append(len(other.documents()))
            yield result

    monkeypatch.setattr(building, "load_as_read", looking)
    assert selaras("build", "*.txt").code == 0
    assert seen == [1] and len(stored(selaras)) == 2


def test_a_store_in_use_is_waited_for(selaras: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.txt").write_text(plan("AWANGGA"), encoding="utf-8")
    assert selaras("build", "a.txt").code == 0
    held = open_store("plans.selaras", write=True)
    monkeypatch.setattr("selaras.cli.storing.target.time.sleep", lambda _: held.close())
    assert selaras("build", "a.txt", "--again").code == 0
    monkeypatch.setattr(target, "_WAIT", 0.0)
    monkeypatch.setattr("selaras.cli.storing.target.time.sleep", lambda _: None)
    with open_store("plans.selaras", write=True):
        ended = selaras("build", "a.txt", "--again")
    assert ended.code == 2 and "sedang dipakai" in ended.err
