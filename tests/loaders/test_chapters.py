"""Files of one plan given together: united where each tells a part of it, refused where two state it differently."""

from __future__ import annotations

from pathlib import Path

from selaras.graph.errors import InputError, SelarasError
from selaras.graph.model import PlanGraph
from selaras.loaders.batch import load_several
from selaras.loaders.documents.blocks import Identity

FRONT = "RENCANA STRATEGIS\nKECAMATAN AWANGGA\nKABUPATEN SUKARAMAI\nTAHUN 2025-2029\n"
GOALS = (
    "Tabel 3.1 Tujuan dan Sasaran\nTujuan\tSasaran\tIndikator\tTarget 2026\tTarget 2027\n"
    "Meningkatnya mutu layanan\t\tIndeks layanan\t80\t81\n\tMeningkatnya kepuasan warga\tNilai survei\t82\t83\n"
)
PROGRAMS = (
    "Tabel 4.1 Program\nSasaran\tKode\tProgram/Kegiatan\tIndikator\tTarget 2026\tPagu 2026\n"
    "Meningkatnya kepuasan warga\t7.01.02\tPROGRAM PELAYANAN\tPersentase layanan\t90\t50.000.000\n"
)


def write(folder: Path, **texts: str) -> list[Path]:
    paths = []
    for name, text in texts.items():
        paths.append(folder / f"{name}.txt")
        paths[-1].write_text(text, encoding="utf-8")
    return paths


def whole(results: list[PlanGraph | SelarasError]) -> PlanGraph:
    assert all(result is results[0] for result in results), "each file gives the one graph"
    assert isinstance(results[0], PlanGraph)
    return results[0]


def test_chapters_with_one_title_are_one_plan(tmp_path: Path) -> None:
    graph = whole(load_several(write(tmp_path, bab3=FRONT + GOALS, bab4=FRONT + PROGRAMS)))
    (program,) = graph.nodes("Program")
    (sasaran,) = graph.nodes("Sasaran")
    assert graph.sources(program.id, "HAS_PROGRAM") == [sasaran]
    assert [node.properties["rupiah"] for node in graph.nodes("Budget")] == [50_000_000]
    assert next(iter(graph.nodes("Document"))).properties["file_name"] == "bab3.txt, bab4.txt"
    assert {edge.properties["file"] for edge in graph.out(program.id, "STATED_IN")} == {"bab4.txt"}


def test_a_chapter_without_title_belongs_to_the_one_plan_given(tmp_path: Path) -> None:
    graph = whole(load_several(write(tmp_path, bab3=FRONT + GOALS, bab4=PROGRAMS)))
    assert [len(list(graph.nodes(label))) for label in ("Program", "Goal")] == [1, 1]


def test_chapters_whose_plan_only_the_user_names(tmp_path: Path) -> None:
    told = Identity("Kecamatan Awangga", "Kabupaten Sukaramai", (2025, 2029))
    graph = whole(load_several(write(tmp_path, bab3=GOALS, bab4=PROGRAMS), told))
    assert [len(list(graph.nodes(label))) for label in ("Program", "Goal")] == [1, 1]


def test_a_file_that_tells_nothing_of_a_plan_stays_an_error(tmp_path: Path) -> None:
    results = load_several(write(tmp_path, plan=FRONT + GOALS, surat="Dengan hormat, kami sampaikan undangan rapat.\n"))
    assert isinstance(results[0], PlanGraph) and isinstance(results[1], InputError)


def test_a_part_given_with_two_plans_belongs_to_neither(tmp_path: Path) -> None:
    other = FRONT.replace("AWANGGA", "BANYUSARI") + GOALS
    results = load_several(write(tmp_path, satu=FRONT + GOALS, dua=other, bab4=PROGRAMS))
    assert [type(result).__name__ for result in results] == ["PlanGraph", "PlanGraph", "PartError"]


def test_two_versions_with_other_amounts_are_refused_by_name(tmp_path: Path) -> None:
    later = PROGRAMS.replace("50.000.000", "60.000.000")
    results = load_several(write(tmp_path, lama=FRONT + GOALS + PROGRAMS, baru=FRONT + GOALS + later))
    assert isinstance(results[1], InputError)
    assert "lama.txt" in results[1].line() and "baru.txt" in results[1].line()


def test_the_same_version_twice_is_read_as_before(tmp_path: Path) -> None:
    results = load_several(write(tmp_path, satu=FRONT + GOALS + PROGRAMS, dua=FRONT + GOALS + PROGRAMS + "\n"))
    assert all(isinstance(result, PlanGraph) for result in results) and results[0] is not results[1]


BEGINNING = FRONT + "BAB I PENDAHULUAN\nRenstra Kecamatan Awangga Kabupaten Sukaramai disusun untuk lima tahun.\n"
MISSIONS = (
    "Visi Kabupaten Sukaramai: Sukaramai yang maju dan sejahtera.\nMisi Kabupaten Sukaramai:\n"
    "1. Mewujudkan pelayanan publik yang cepat dan ramah\n2. Meningkatkan daya saing ekonomi warga\n"
)


def test_a_first_chapter_without_tables_that_says_whose_it_is_belongs_to_its_plan(tmp_path: Path) -> None:
    graph = whole(load_several(write(tmp_path, bab1=BEGINNING + MISSIONS, bab3=FRONT + GOALS, bab4=PROGRAMS)))
    assert {node.text for node in graph.nodes("Mission")} >= {"Mewujudkan pelayanan publik yang cepat dan ramah"}
    assert next(iter(graph.nodes("Document"))).properties["file_name"] == "bab1.txt, bab3.txt, bab4.txt"


def test_a_chapter_without_tables_of_another_agency_is_not_taken_along(tmp_path: Path) -> None:
    other = (BEGINNING + MISSIONS).replace("AWANGGA", "BANYUSARI").replace("Awangga", "Banyusari")
    results = load_several(write(tmp_path, lain=other, bab3=FRONT + GOALS))
    assert [type(result).__name__ for result in results] == ["PartError", "PlanGraph"]
    assert isinstance(results[1], PlanGraph) and not list(results[1].nodes("Mission"))


def test_chapters_of_several_plans_each_in_its_folder(tmp_path: Path) -> None:
    paths: list[Path] = []
    for name in ("Awangga", "Banyusari"):
        (tmp_path / name).mkdir()
        front = (BEGINNING + MISSIONS).replace("AWANGGA", name.upper()).replace("Awangga", name)
        paths += write(tmp_path / name, bab1=front, bab3=FRONT.replace("AWANGGA", name.upper()) + GOALS, bab4=PROGRAMS)
    results = load_several(paths)
    assert whole(results[:3]) is not whole(results[3:])
    assert [len(list(result.nodes("Program"))) for result in results if isinstance(result, PlanGraph)] == [1] * 6


def test_a_chapter_that_abbreviates_its_agency_belongs_to_the_one_that_spells_it_out(tmp_path: Path) -> None:
    full = FRONT.replace("KECAMATAN AWANGGA", "SATUAN POLISI PAMONG PRAJA")
    said = "Satuan Polisi Pamong Praja (Satpol PP) menyusun tujuan berikut.\n"
    short = "RENCANA STRATEGIS\nSATPOL PP\nKABUPATEN SUKARAMAI\nTAHUN 2025-2029\n"
    graph = whole(load_several(write(tmp_path, bab3=full + said + GOALS, bab4=short + PROGRAMS)))
    assert [node.text for node in graph.nodes("Agency")] == ["Satuan Polisi Pamong Praja"]
    assert len(list(graph.nodes("Program"))) == 1


def test_two_agencies_of_like_names_stay_two(tmp_path: Path) -> None:
    """One kecamatan's name may hold the other's letters, and a dinas may tell of a badan that its own letters could stand for."""
    longer = FRONT.replace("AWANGGA", "AWANGGARAYA")
    said = "Kecamatan Awangga berbatasan dengan Kecamatan Awanggaraya.\n"
    results = load_several(write(tmp_path, satu=FRONT + said + GOALS, dua=longer + PROGRAMS))
    assert [result.has("sukaramai/kec-awangga") for result in results if isinstance(result, PlanGraph)] == [True, False]
    bkd = FRONT.replace("KECAMATAN AWANGGA", "BKD")
    finance = FRONT.replace("KECAMATAN AWANGGA", "BADAN KEUANGAN DAERAH")
    results = load_several(write(tmp_path, tiga=bkd + GOALS, empat=finance + PROGRAMS))
    assert len({node.id for result in results if isinstance(result, PlanGraph) for node in result.nodes("Agency")}) == 2


def test_a_chapter_without_tables_may_call_its_agency_in_short_or_not_at_all(tmp_path: Path) -> None:
    front = FRONT.replace("KECAMATAN AWANGGA", "BAKESBANGPOL")
    full = FRONT.replace("KECAMATAN AWANGGA", "BADAN KESATUAN BANGSA DAN POLITIK")
    first = "BAB I PENDAHULUAN\nBadan Kesatuan Bangsa dan Politik (Bakesbangpol) membantu bupati.\n"
    bare = "BAB V PENUTUP\nRenstra ini menjadi pedoman Kabupaten Sukaramai tahun 2025-2029.\n"
    graph = whole(load_several(write(tmp_path, bab1=full + first, bab3=front + GOALS, bab5=bare)))
    assert [node.text for node in graph.nodes("Agency")] != []
    letter = write(tmp_path, surat="Undangan rapat Renstra Kabupaten Sukaramai tahun 2025-2029.\n", bab3=front + GOALS)
    assert [type(result).__name__ for result in load_several(letter)] == ["PartError", "PlanGraph"]


def test_a_chapter_on_the_years_before_is_of_the_plan_of_its_agency(tmp_path: Path) -> None:
    """Two plans lie in two folders, so that no plan is the only one; the chapter's years are those that its table prints."""
    (tmp_path / "lain").mkdir()
    other = write(tmp_path / "lain", bab3=FRONT.replace("AWANGGA", "BANYUSARI") + GOALS)
    past = (
        "BAB II GAMBARAN PELAYANAN\nRenstra Kecamatan Awangga Kabupaten Sukaramai memuat capaian.\nTabel 2.1 Capaian Kinerja\n"
        "Tujuan\tSasaran\tIndikator\tTarget 2020\tTarget 2021\tTarget 2022\tTarget 2023\tTarget 2024\n"
        "Meningkatnya mutu layanan\t\tIndeks layanan\t70\t71\t72\t73\t74\n"
    )
    results = load_several([*other, *write(tmp_path, bab2=past, bab3=FRONT + GOALS)])
    assert results[1] is results[2]
    assert isinstance(results[1], PlanGraph) and [node.properties["period_start"] for node in results[1].nodes("Document")] == [2025]
