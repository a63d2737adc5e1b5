"""An RPJMD as a document: which agencies carry a sasaran of the region, and whose the money of a program is."""

from __future__ import annotations

from pathlib import Path

from selaras.graph.model import PlanGraph
from selaras.loaders.files import load

RPJMD = """RENCANA PEMBANGUNAN JANGKA MENENGAH DAERAH
KABUPATEN SUKARAMAI
TAHUN 2025-2029

Tabel 3.1 Tujuan dan Sasaran RPJMD Kabupaten Sukaramai
| Tujuan | Sasaran | Indikator | 2025 | 2026 | 2027 | Perangkat Daerah Penanggung Jawab |
| Meningkatnya mutu hidup warga | | Indeks mutu hidup | 70 | 71 | 72 | Sekretariat Daerah |
| | Meningkatnya derajat kesehatan warga | Usia harapan hidup | 71 | 72 | 73 | Dinas Kesehatan; Dinas Sosial |
| | Meningkatnya mutu layanan publik | Indeks kepuasan | 81 | 82 | 83 | Kecamatan Awangga, Dinas Pekerjaan Umum dan Penataan Ruang |

Tabel 4.2 Program Perangkat Daerah dan Pagu Indikatif
| Kode | Program | Indikator Outcome | Target 2025 | Pagu 2025 | Target 2026 | Pagu 2026 | Perangkat Daerah |
| 1.02.02 | Program Pemenuhan Upaya Kesehatan | Persentase layanan sesuai standar | 80 | 900.000.000 | 81 | 950.000.000 | Dinas Kesehatan |
| 7.01.02 | Program Pelayanan Publik | Persentase layanan tepat waktu | 90 | 70.000.000 | 91 | 75.000.000 | Kecamatan Awangga |
"""


def _read(tmp_path: Path, text: str = RPJMD) -> PlanGraph:
    rows = ["\t".join(cell.strip() for cell in line[1:-1].split("|")) if line[:1] == "|" else line for line in text.splitlines()]
    path = tmp_path / "rpjmd.txt"
    path.write_text("\n".join(rows), encoding="utf-8")
    return load(path)


def _names(graph: PlanGraph, relation: str) -> set[tuple[str, str]]:
    nodes = {node["id"]: node for node in graph.to_dict()["nodes"]}

    def name(id: str) -> str:
        properties = nodes[id]["properties"]
        return str(properties.get("name") or properties.get("text") or properties.get("rupiah"))

    return {(name(edge["source"]), name(edge["target"])) for edge in graph.to_dict()["edges"] if edge["type"] == relation}


def test_a_sasaran_is_given_to_the_agencies_beside_it(tmp_path: Path) -> None:
    assert _names(_read(tmp_path), "ASSIGNED_TO") == {
        ("Meningkatnya derajat kesehatan warga", "Dinas Kesehatan"),
        ("Meningkatnya derajat kesehatan warga", "Dinas Sosial"),
        ("Meningkatnya mutu layanan publik", "Kecamatan Awangga"),
        ("Meningkatnya mutu layanan publik", "Dinas Pekerjaan Umum dan Penataan Ruang"),
    }


def test_the_money_of_a_program_is_the_named_agencys(tmp_path: Path) -> None:
    graph = _read(tmp_path)
    assert _names(graph, "SPENT_BY") == {
        ("900000000", "Dinas Kesehatan"), ("950000000", "Dinas Kesehatan"),
        ("70000000", "Kecamatan Awangga"), ("75000000", "Kecamatan Awangga"),
    }  # fmt: skip
    assert {pair for pair in _names(graph, "PART_OF") if pair[1] == "Kabupaten Sukaramai"} >= {
        ("Dinas Kesehatan", "Kabupaten Sukaramai"), ("Kecamatan Awangga", "Kabupaten Sukaramai"),
    }  # fmt: skip


def test_a_sasaran_hangs_on_its_tujuan_and_not_on_the_misi_above_it_too(tmp_path: Path) -> None:
    title = RPJMD.split("Tabel 3.1", maxsplit=1)[0]
    text = f"""{title}Tabel 3.1 Misi, Tujuan dan Sasaran
| Misi | Tujuan | Sasaran | Indikator | 2025 | 2026 | 2027 |
| Misi 1: Memajukan pasar rakyat secara adil | Meningkatnya mutu hidup warga | | Indeks mutu hidup | 70 | 71 | 72 |
| | | Meningkatnya derajat kesehatan warga | Usia harapan hidup | 71 | 72 | 73 |
"""
    graph = _read(tmp_path, text)
    assert _names(graph, "HAS_GOAL") == {("Memajukan pasar rakyat secara adil", "Meningkatnya mutu hidup warga")}
    assert _names(graph, "HAS_SASARAN") == {("Meningkatnya mutu hidup warga", "Meningkatnya derajat kesehatan warga")}
