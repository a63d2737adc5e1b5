"""Charts of boxes whose labels stand beside the statements, as a page's lines give them."""

from __future__ import annotations

from selaras.loaders.documents.blocks import Pages, Paragraph, Place
from selaras.loaders.plan.prose.charts import charted
from selaras.loaders.plan.understand import understand

CHART = """Misi Pembangunan RPJMD
Mewujudkan Perekonomian Kabupaten Sukaramai
yang Mandiri
Meningkatkan Pertumbuhan Sektor Unggulan
Tujuan RPJMD
yang memperhatikan lingkungan
Meningkatnya Mutu Lingkungan sebagai
Sasaran RPJMD
Penopang Ekonomi Warga
Tujuan Perangkat Daerah
Menurunnya Risiko Bencana di Sukaramai""".splitlines()


def _lines(texts: list[str]) -> list[str]:
    return [block.text for block in charted([Paragraph(text, Place(page=4)) for text in texts]) if isinstance(block, Paragraph)]


def test_a_label_in_the_middle_of_its_box_has_the_lines_around_it() -> None:
    assert _lines(CHART) == [
        "Misi Pembangunan RPJMD : Mewujudkan Perekonomian Kabupaten Sukaramai yang Mandiri",
        "Tujuan RPJMD : Meningkatkan Pertumbuhan Sektor Unggulan yang memperhatikan lingkungan",
        "Sasaran RPJMD : Meningkatnya Mutu Lingkungan sebagai Penopang Ekonomi Warga",
        "Tujuan Perangkat Daerah : Menurunnya Risiko Bencana di Sukaramai",
    ]


def test_two_statements_around_one_label_stay_two() -> None:
    found = _lines([*CHART[:6], "Meningkatnya Mutu Air", "Sasaran RPJMD", "Terjaganya Mutu Tanah", *CHART[9:]])
    assert "Sasaran RPJMD : Terjaganya Mutu Tanah" in found and "Meningkatnya Mutu Air" in found


def test_lines_without_labels_stay_as_they_are() -> None:
    text = ["Tujuan RPJMD", "Mewujudkan Perekonomian yang Mandiri", "Daftar Isi", "Kata Pengantar"]
    assert _lines(text) == text


def test_the_regions_statements_of_a_chart_are_read() -> None:
    front = ["RENCANA STRATEGIS", "BADAN PENANGGULANGAN BENCANA DAERAH", "KABUPATEN SUKARAMAI", "TAHUN 2025-2029"]
    misi = ["Misi Kabupaten Sukaramai:", "1. Mewujudkan Perekonomian Kabupaten Sukaramai yang Mandiri", "2. Mewujudkan Warga yang Sehat"]
    texts = [(1, text) for text in front] + [(3, text) for text in misi] + [(4, text) for text in CHART]
    read = understand(Pages("renstra.pdf", "0", [Paragraph(text, Place(page=page)) for page, text in texts]))
    assert [item.text for item in read.of_level("RegionalGoal")] == [
        "Meningkatkan Pertumbuhan Sektor Unggulan yang memperhatikan lingkungan"
    ]
    (sasaran,) = read.of_level("RegionalSasaran")
    assert sasaran.text == "Meningkatnya Mutu Lingkungan sebagai Penopang Ekonomi Warga"
    assert [parent.level for parent in sasaran.parents] == ["RegionalGoal"]
