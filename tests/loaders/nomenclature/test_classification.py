"""A plan's rows and the official lists: which name is which code, what decides, and what is left alone."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from selaras.graph.model import PlanGraph
from selaras.loaders.nomenclature.classification import classify
from selaras.loaders.nomenclature.editions import Edition, entry
from selaras.loaders.nomenclature.lookup import Nomenclature, shipped

# code, name, authority, and for a subkegiatan its official indicator
LIST = [
    ("X.XX.01", "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA", "KABKOT"),
    ("X.XX.01", "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH PROVINSI", "PROV"),
    ("X.XX.01.2.06", "Administrasi Umum Perangkat Daerah", "KABKOT"),
    ("X.XX.01.1.06", "Administrasi Umum Perangkat Daerah", "PROV"),
    ("X.XX.01.2.06.0003", "Penyediaan Lampu dan Kabel Kantor", "KABKOT"),
    ("X.XX.01.2.06.0004", "Pengolahan Arsip Naskah Kantor", "KABKOT", "Jumlah Naskah Kantor yang Diarsipkan"),
    ("X.XX.01.2.08.0001", "Koordinasi Laporan Keuangan Akhir Musim", "KABKOT"),
    ("3.27.02", "PROGRAM PEMBINAAN KEBUN", "KABKOT"),
    ("3.27.02", "PROGRAM PEMBINAAN KEBUN PROVINSI", "PROV"),
    ("3.27.02.2.01", "Pembinaan Kebun Rakyat", "KABKOT"),
    ("3.27.02.1.01", "Pembinaan Kebun Lintas Daerah", "PROV"),
    ("3.27.02.2.01.0001", "Penanaman Bibit di Desa", "KABKOT", "Jumlah Bibit yang Ditanam di Desa"),
    ("3.27.02.2.01.0002", "Penyusunan Peta Kebun Rakyat", "KABKOT"),
    ("3.27.02.2.02", "Pemasaran Hasil Kebun", "KABKOT"),
    ("3.27.02.2.02.0001", "Penyelenggaraan Pasar Hasil Kebun", "KABKOT"),
    ("3.27.02.2.01.0009", "Musyawarah Pekebun", "KABKOT"),
    ("3.27.02.2.02.0009", "Musyawarah Pekebun", "KABKOT"),
    ("3.27.02.1.01.0001", "Penyusunan Peta Kebun Lintas Daerah", "PROV"),
    ("3.27.03", "PROGRAM KEBUN ADAT", "KABKOT"),
    ("3.27.03.7.01", "Pembinaan Kebun Adat", "KABKOT"),
    ("3.27.03.7.01.0001", "Penanaman Pala Adat", "KABKOT"),
    ("2.11.02", "PROGRAM TAMAN", "KABKOT"),
    ("2.11.02.2.01", "Pembinaan Taman", "KABKOT"),
    ("2.11.02.2.01.0001", "Pemangkasan Rumput", "KABKOT"),
]


def edition(name: str, year: int | None, rows: Sequence[Sequence[str]] = LIST) -> Edition:
    return Edition(name, year, "daftar.csv", tuple(entry(row[0], row[1], row[2], "", "".join(row[3:])) for row in rows))


def listed(*editions: Edition) -> Nomenclature:
    return Nomenclature({}, official=True, editions=editions)


ONE = listed(edition("2025", 2025))


def plan(*rows: Sequence[str | None], region: str = "Kabupaten Sukaramai", level: str = "Kabupaten", start: int = 2025) -> PlanGraph:
    """A plan of rows (label, name, code, indicator, printed code), each below the last one of a higher level."""
    graph = PlanGraph()
    graph.add_node("r", "Region", name=region, level=level)
    graph.add_node("a", "Agency", name="Dinas Kebun")
    graph.add_node("d", "Document", kind="Renstra", period_start=start, period_end=start + 4)
    by = {"documents": ["d"]}
    graph.add_edge("a", "PART_OF", "r", **by)
    graph.add_edge("a", "HAS_PLAN", "d", **by)
    above: dict[str, str] = {}
    for number, (label, name, *more) in enumerate(rows):
        code, indicator, printed = (*more, None, None, None)[:3]
        graph.add_node(str(number), str(label), name=name, code=code, printed_code=printed)
        graph.add_edge(str(number), "STATED_IN", "d", line=number)
        up = {"Activity": above.get("Program"), "SubActivity": above.get("Activity")}.get(str(label))
        if up:
            graph.add_edge(up, "HAS_ACTIVITY" if label == "Activity" else "HAS_SUBACTIVITY", str(number), **by)
        if indicator:
            graph.add_node(f"i{number}", "Indicator", text=indicator)
            graph.add_edge(f"i{number}", "STATED_IN", "d", line=number)
            graph.add_edge(str(number), "MEASURED_BY", f"i{number}", **by)
        above[str(label)] = str(number)
    return graph


def links(graph: PlanGraph) -> list[tuple[str, str, str | None]]:
    """Name, official code, and the code that it is printed below where that is another."""
    return [
        (str(graph.node(edge.source).properties["name"]), edge.target.removeprefix("nomenklatur/"), edge.properties.get("printed_below"))  # type: ignore[misc]
        for edge in graph.edges("CLASSIFIED_AS")
    ]


def linked(nomenclature: Nomenclature, graph: PlanGraph) -> dict[str, str]:
    classify(graph, nomenclature)
    assert graph.check() == []
    return {name: code for name, code, _ in links(graph)}


KEBUN = (("Program", "Program Pembinaan Kebun"), ("Activity", "Pembinaan Kebun Rakyat"))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Penanaman bibit di Desa", "3.27.02.2.01.0001"),
        ("Sub Kegiatan Penanaman Bibit di Desa", "3.27.02.2.01.0001"),
        ("Penanamann Bibit di Desa", "3.27.02.2.01.0001"),  # a slip
        ("Penanaman Bibit di Kelurahan", None),  # another thing, though nearly the same letters
        ("Penyusunan Perubahan Peta Kebun Rakyat", None),
        ("Penyusunan Peta Kebun", "3.27.02.2.01.0002"),  # cut off, and only one name below this kegiatan goes on so
        ("Penyusunan Peta Kebun Rakyat QX 1.0", "3.27.02.2.01.0002"),  # what belongs to the cell beside it
        ("Penyelenggaraan Pasar Hasil Kebun", "3.27.02.2.02.0001"),  # of the kegiatan beside it
        ("Pemangkasan Rumput", None),  # of a field of government that is not the plan's
        ("Penyusunan Peta Kebun Lintas Daerah", None),  # the provinces'
        ("Penanaman Pala Adat", None),  # of one province's special autonomy
    ],
)
def test_likeness_proposes_and_the_difference_decides(name: str, code: str | None) -> None:
    assert linked(ONE, plan(*KEBUN, ("SubActivity", name))).get(name) == code


def test_a_name_of_several_codes_is_linked_only_where_its_parent_decides() -> None:
    name = "Musyawarah Pekebun"
    assert linked(ONE, plan(*KEBUN, ("SubActivity", name)))[name] == "3.27.02.2.01.0009"
    assert name not in linked(ONE, plan(KEBUN[0], ("Activity", "Kegiatan Lain Sekali"), ("SubActivity", name)))
    older = listed(edition("2025", 2025), edition("2020", 2020, [("3.27.02.2.01.0003", name, "KABKOT")]))
    assert name not in linked(older, plan(KEBUN[0], ("Activity", "Kegiatan Lain Sekali"), ("SubActivity", name))), "nor by an older list"


def test_another_parent_than_the_printed_one_is_told() -> None:
    graph = plan(*KEBUN, ("SubActivity", "Penyelenggaraan Pasar Hasil Kebun"), ("SubActivity", "Peta", "3.27.02.2.02.0009"))
    classify(graph, ONE)
    assert links(graph)[2:] == [
        ("Penyelenggaraan Pasar Hasil Kebun", "3.27.02.2.02.0001", "3.27.02.2.01"), ("Peta", "3.27.02.2.02.0009", "3.27.02.2.01"),
    ]  # fmt: skip
    assert {below for _, _, below in links(graph)[:2]} == {None}


def test_the_official_indicator_speaks_for_a_name_that_is_nearly_the_same() -> None:
    rows = (("Program", "Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota"), ("Activity", "Administrasi Umum Perangkat Daerah"))
    name = "Pengelolaan Arsip Naskah Kantor"
    assert name not in linked(ONE, plan(*rows, ("SubActivity", name, None, "Jumlah rapat")))
    assert linked(ONE, plan(*rows, ("SubActivity", name, None, "Jumlah naskah kantor yang diarsipkan")))[name] == "X.XX.01.2.06.0004"


def test_the_supporting_program_is_one_hub_of_all_fields() -> None:
    graph = plan(*KEBUN, ("Program", "Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota"), ("Activity", "Rapat", "3.27.01.2.06"))
    assert linked(ONE, graph)["Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota"] == "3.27.01"
    assert {(edge.source, edge.target) for edge in graph.edges("INSTANCE_OF")} == {
        ("nomenklatur/3.27.01", "nomenklatur/X.XX.01"), ("nomenklatur/3.27.01.2.06", "nomenklatur/X.XX.01.2.06"),
    }  # fmt: skip
    assert [edge.documents for edge in graph.edges("INSTANCE_OF")] == [["d"], ["d"]]
    hub = graph.node("nomenklatur/X.XX.01.2.06").properties
    assert hub["name"] == "Administrasi Umum Perangkat Daerah" and hub["authority"] == "KABKOT" and hub["edition"] == "2025"


def test_without_a_field_of_government_the_generic_code_is_all_that_is_known() -> None:
    found = linked(ONE, plan(("Program", "Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota")))
    assert set(found.values()) == {"X.XX.01"}


def test_a_province_has_its_own_names_and_codes() -> None:
    rows = (("Program", "Program Pembinaan Kebun Provinsi"), ("Activity", "Administrasi Umum Perangkat Daerah", "3.27.01.1.06"))
    graph = plan(*rows, ("Program", "Program Penunjang Urusan Pemerintahan Daerah Provinsi"), region="Provinsi Sukaria", level="Provinsi")
    assert set(linked(ONE, graph).values()) == {"3.27.02@prov", "3.27.01.1.06", "3.27.01@prov"}
    assert graph.node("nomenklatur/3.27.01@prov").properties["code"] == "3.27.01"
    assert ("nomenklatur/3.27.01@prov", "nomenklatur/X.XX.01@prov") in {(e.source, e.target) for e in graph.edges("INSTANCE_OF")}
    assert not linked(ONE, plan(("Program", "Program Pembinaan Kebun Provinsi")))


@pytest.mark.parametrize(("region", "found"), [("Kabupaten Pidie", True), ("Kota Aceh Barat", True), ("Kabupaten Sukaramai", False)])
def test_special_autonomy_holds_in_its_province_alone(region: str, found: bool) -> None:
    rows = (("Program", "Program Kebun Adat"), ("Activity", "Pembinaan Kebun Adat"), ("SubActivity", "Penanaman Pala Adat"))
    assert ("3.27.03.7.01.0001" in linked(ONE, plan(*rows, region=region)).values()) is found
    assert ("3.27.03" in linked(ONE, plan(*rows, region=region)).values()) is found


OLD = [
    ("3.27.02", "PROGRAM PEMBINAAN KEBUN", "KABKOT"),
    ("3.27.02.2.01", "Pembinaan Kebun Rakyat", "KABKOT"),
    ("3.27.02.2.01.0007", "Penyusunan Peta Kebun Rakyat", "KABKOT"),
    ("3.27.02.2.01.0001", "Pencatatan Pohon", "KABKOT"),
]


def test_the_years_of_a_plan_choose_the_edition() -> None:
    both = listed(edition("2025", 2025), edition("2020", 2020, OLD))
    rows = (*KEBUN, ("SubActivity", "Penyusunan Peta Kebun Rakyat"), ("SubActivity", "Pencatatan Pohon"))
    new, old = plan(*rows), plan(*rows, start=2021)
    assert linked(both, new)["Penyusunan Peta Kebun Rakyat"] == "3.27.02.2.01.0002"
    assert linked(both, new)["Pencatatan Pohon"] == "3.27.02.2.01.0001@2020", "only the older edition has it, and its code is another's now"
    assert linked(both, old)["Penyusunan Peta Kebun Rakyat"] == "3.27.02.2.01.0007"
    assert {(edge.source, edge.target) for edge in old.edges("INSTANCE_OF")} == {
        ("nomenklatur/3.27.02.2.01.0007", "nomenklatur/3.27.02.2.01.0002")
    }, "one name is one hub, whatever its code in either edition"
    assert old.node("nomenklatur/3.27.02.2.01.0007").properties["edition"] == "2020"
    assert old.node("nomenklatur/3.27.02").properties["edition"] == "2025"
    assert linked(both, plan(*rows, start=2010))["Penyusunan Peta Kebun Rakyat"] == "3.27.02.2.01.0007", "the earliest, before all"


def test_a_change_of_a_plan_follows_the_edition_of_its_own_year() -> None:
    both = listed(edition("2025", 2025), edition("2020", 2020, OLD))
    graph = plan(*KEBUN, ("SubActivity", "Penyusunan Peta Kebun Rakyat"), start=2021)
    graph.add_node("d", "Document", kind="Perubahan Renstra", period_start=2021, period_end=2026, date="Maret 2025")
    assert linked(both, graph)["Penyusunan Peta Kebun Rakyat"] == "3.27.02.2.01.0002"


def test_a_code_printed_with_two_digits_yields_to_a_name_that_is_wholly_the_same() -> None:
    rows = (*KEBUN, ("SubActivity", "Penyusunan Peta Kebun Rakyat", "3.27.02.2.01.0001", None, "3.27.02.2.01.01"))
    assert linked(ONE, plan(*rows))["Penyusunan Peta Kebun Rakyat"] == "3.27.02.2.01.0002"
    rows = (*KEBUN, ("SubActivity", "Penyusunan Peta Kebun Rakyat", "3.27.02.2.01.0001", None, "3.27.02.2.01.0001"))
    assert linked(ONE, plan(*rows))["Penyusunan Peta Kebun Rakyat"] == "3.27.02.2.01.0001", "today's form is what the plan says"


def test_a_kegiatan_of_the_older_lists_is_a_subkegiatan_of_the_same_name() -> None:
    graph = plan(("Program", "Pelayanan Kantor"), ("Activity", "Penyediaan Lampu dan Kabel Kantor", None, None, "1.20.01.12"), start=2013)
    assert linked(ONE, graph) == {"Penyediaan Lampu dan Kabel Kantor": "X.XX.01.2.06.0003"}
    graph = plan(("Program", "Pelayanan Kantor"), ("Activity", "Penyediaan Lampu dan Kabel Kantor"))
    assert linked(ONE, graph) == {}, "today a kegiatan is none of the subkegiatan"
    older = edition("13/2006", 2006, [("X.XX.01.12", "Penyediaan lampu dan kabel kantor", "")])
    graph = plan(("Program", "Pelayanan Kantor"), ("Activity", "Penyediaan Lampu dan Kabel Kantor"), start=2013)
    assert linked(listed(edition("2025", 2025), older), graph) == {"Penyediaan Lampu dan Kabel Kantor": "X.XX.01.12"}
    assert [edge.target for edge in graph.edges("INSTANCE_OF")] == ["nomenklatur/X.XX.01.2.06.0003"]


def test_without_an_import_nothing_is_linked_that_may_be_another() -> None:
    rows = (
        ("Program", "Program Pemberdayaan Masyarakat Desa dan Kelurahan"), ("Activity", "Kegiatan Pemberdayaan Kelurahan"),
        ("SubActivity", "Peningkatan Partisipasi Masyarakat dalam Forum Musyawarah Perencanaan Pembangunan di Kelurahan"),
        ("Activity", "Pemeliharaan Barang Milik Daerah Penunjang Urusan Pemerintahan Daerah"),
        ("SubActivity", "Pemeliharaan/Rehabilitasi Sarana dan Prasarana Pendukung Gedung Kantor atau Bangunan Lainnya"),
        ("SubActivity", "Pemeliharaan/Rehabilitasi Gedung Kantor dan Bangunan Lainnya"),
    )  # fmt: skip
    found = linked(shipped(), plan(*rows))
    assert found[rows[0][1]] == "7.01.03"
    assert rows[2][1] not in found and rows[4][1] not in found
    assert found[rows[5][1]] == "7.01.01.2.09.0009"


def test_a_slip_in_the_name_of_a_printed_code_makes_no_other_node() -> None:
    """Also where a plan that comes with the package has the same slip."""
    rows = [("7.01.02.2.02.0002", "Fasilitasi Percepatan Pencapaian Standar Pelayanan Minimal di Wilayah Kecamatan", "KABKOT")]
    name = "Fasilitas Percepatan Pencapaian Standar Pelayanan Minimal di Wilayah Kecamatan"
    found = linked(listed(edition("2025", 2025, rows)), plan(("SubActivity", name, "7.01.02.2.02.0002")))
    assert found == {name: "7.01.02.2.02.0002"}


def test_what_no_list_has_keeps_its_printed_code() -> None:
    graph = plan(("Program", "Program Lain Sekali", "3.27.09"), ("Activity", "Kegiatan Lain", "3.27.09.2.01"))
    assert set(linked(ONE, graph).values()) == {"3.27.09", "3.27.09.2.01"}
    assert graph.node("nomenklatur/3.27.09").properties == {
        "code": "3.27.09", "name": "Program Lain Sekali", "level": "Program", "authority": "KABKOT",
    }  # fmt: skip
    assert {edge.properties["method"] for edge in graph.edges("CLASSIFIED_AS")} == {"printed code"}


FIELDS = {"3": "URUSAN PILIHAN", "3.27": "URUSAN BIDANG KEBUN", "X.XX": "URUSAN BIDANG XX"}


def chain(graph: PlanGraph, code: str) -> list[str]:
    """The codes above an official one."""
    found = []
    while above := list(graph.targets(f"nomenklatur/{code}", "PART_OF")):
        (one,) = above
        code = str(one.properties["code"])
        found.append(code)
    return found


def test_an_official_name_is_part_of_those_above_it_as_far_as_the_list_names_them() -> None:
    graph = plan(
        *KEBUN, ("SubActivity", "Penanaman Bibit di Desa", "3.27.02.2.01.0001"),
        ("Program", "Program Penunjang Urusan", "3.27.01"), ("Activity", "Administrasi Umum Perangkat Daerah", "3.27.01.2.06"),
        ("SubActivity", "Pengolahan Arsip Naskah Kantor", "3.27.01.2.06.0004"),
    )  # fmt: skip
    classify(graph, listed(Edition("2025", 2025, "n.csv", edition("", None).entries, FIELDS)))
    assert graph.check() == []
    assert chain(graph, "3.27.02.2.01.0001") == ["3.27.02.2.01", "3.27.02", "3.27", "3"]
    assert chain(graph, "3.27.01.2.06.0004") == ["3.27.01.2.06", "3.27.01", "3.27", "3"]
    assert chain(graph, "X.XX.01.2.06.0004") == ["X.XX.01.2.06", "X.XX.01"], "no urusan: it is that of each plan"
    field = graph.node("nomenklatur/3.27").properties
    assert (field["name"], field["level"], field.get("authority"), field["edition"]) == ("URUSAN BIDANG KEBUN", "Bidang", None, "2025")
    assert all(edge.documents == ["d"] for edge in graph.edges("PART_OF"))


def test_a_level_that_the_plan_skips_is_named_by_the_list_and_one_that_nobody_names_ends_the_chain() -> None:
    graph = plan(("SubActivity", "Penanaman Bibit di Desa", "3.27.02.2.01.0001"), ("SubActivity", "Tidak Terdaftar", "3.27.09.2.01.0007"))
    classify(graph, ONE)
    assert chain(graph, "3.27.02.2.01.0001") == ["3.27.02.2.01", "3.27.02"], "this list names no urusan"
    assert chain(graph, "3.27.09.2.01.0007") == []
    own = plan(("Program", "Program Sendiri", "3.27.09"), ("Activity", "Kegiatan Sendiri", "3.27.09.2.01"))
    classify(own, ONE)
    assert chain(own, "3.27.09.2.01") == ["3.27.09"], "the plan itself prints what it is part of"


def test_each_edition_has_its_own_names_above() -> None:
    older = edition("2020", 2020, [("3.27.02", "PROGRAM KEBUN LAMA", "KABKOT"), ("3.27.02.2.01", "Kebun Lama", "KABKOT")])
    graph = plan(("Activity", "Kebun Lama", "3.27.02.2.01"), start=2021)
    classify(graph, listed(edition("2025", 2025), older))
    (above,) = graph.targets(graph.targets("0", "CLASSIFIED_AS")[0].id, "PART_OF")
    assert above.properties["name"] == "PROGRAM KEBUN LAMA"
