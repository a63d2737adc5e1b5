"""A row that a page cut goes on with its texts in their own columns, whatever kinds of words they look like."""

from __future__ import annotations

from collections.abc import Callable

from selaras.loaders.plan.facts import Plan

HEAD = "| Kode | Sasaran Kegiatan | Program/Kegiatan/Sub Kegiatan | Indikator | Satuan | Formulasi | Rp 2026 | Rp 2027 |\n"


def test_the_rest_of_a_cut_row_is_not_moved(plan: Callable[[str], Plan]) -> None:
    rows = "".join(
        f"| 7.01.05.2.01.000{n} | Terlaksananya ke {word} | Pembinaan {word} | Jumlah orang | Orang | Jumlah | {n}.000.000 | 1.000.000 |\n"
        for n, word in enumerate(("satu", "dua", "tiga", "empat", "lima", "enam"), 1)
    )
    read = plan(
        "Tabel 4.1 Program\n"
        + HEAD
        + "| 7.01.05 | Meningkatnya wilayah | PROGRAM WILAYAH | Persentase | % | Rasio | 9.000.000 | 9.000.000 |\n"
        "| 7.01.05.2.01 | Terlaksananya urusan | Penyelenggaraan Urusan | Jumlah | Kali | Jumlah | 9.000.000 | 9.000.000 |\n"
        + rows
        + "| 7.01.05.2.01.0007 | Terjaganya wilayah dan | Penjagaan Wilayah | Jumlah surat dan | Buah | Rasio | 1.000.000 | 1.000.000 |\n\n"
        + HEAD
        + "| | keutuhan wilayah | serta Keutuhan Negara | Keutuhan Negara | | Keutuhan Negara | | |\n"
    )
    last = list(read.of_level("SubActivity"))[-1]
    assert (last.text, [text for text, _ in last.results], [m.text for m in last.measures]) == (
        "Penjagaan Wilayah serta Keutuhan Negara", ["Terjaganya wilayah dan keutuhan wilayah"], ["Jumlah surat dan Keutuhan Negara"],
    )  # fmt: skip
