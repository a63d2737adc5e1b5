"""A slash parts the names of columns ("Program/Kegiatan"), and the words of names too: such a row below a header is the table's first."""

from __future__ import annotations

import pytest
from selaras.loaders.documents.blocks import Place, Row
from selaras.loaders.tables.columns.headers import header_rows

HEAD = ("TUJUAN", "SASARAN", "INDIKATOR", "PROGRAM/ KEGIATAN/ SUBKEGIATAN", "KET")


def rows(*lines: tuple[str, ...]) -> list[Row]:
    return [Row(line, Place(line=at)) for at, line in enumerate(lines, 1)]


@pytest.mark.parametrize(
    ("measure", "name"),
    [
        ("Jumlah dokumen hasil verifikasi // Dokumen", "Pelaksanaan Penatausahaan dan Pengujian/Verifikasi Keuangan SKPD"),
        ("", "Penyusunan Laporan Hasil Pembinaan/Pengawasan Kegiatan SKPD"),
    ],
)
def test_a_name_with_a_slash_is_no_head(measure: str, name: str) -> None:
    assert header_rows(rows(HEAD, ("", "", measure, name, ""), ("", "", "Jumlah laporan // Laporan", "Penyusunan Laporan", ""))) == 1


@pytest.mark.parametrize("words", ["Sasaran Program/Kegiatan/Sub Kegiatan Perangkat Daerah", "Kondisi Kinerja Akhir Periode Renstra/RPJMD"])
def test_headings_parted_by_slashes_are_heads(words: str) -> None:
    assert header_rows(rows(("KODE", "PROGRAM", "INDIKATOR", "TARGET", "KET"), ("", words, "", "2026", ""))) == 2
