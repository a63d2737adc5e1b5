"""Money in thousands is small: "Rp17,060" beside words is a row of data, "Rp 2026" and "Rp (000)" head columns."""

from __future__ import annotations

import pytest
from selaras.loaders.documents.blocks import Place, Row
from selaras.loaders.tables.columns.headers import header_rows

HEADS = (
    ("Program/Kegiatan", "Indikator Program/Kegiatan", "Baseline", "{one}", "{two}"),
    ("Penataan Sistem Informasi Pegawai Output : Tertatanya Informasi", "Jumlah Dokumen Informasi // Dokumen", "35", "38", "{money}"),
)


def rows(texts: tuple[str, ...], **words: str) -> list[Row]:
    return [Row(tuple(text.format(**words) for text in texts), Place(line=1))]


@pytest.mark.parametrize("money", ["Rp17,060", "Rp. 17.060", "Rp 900", "Rp. 5.000,-"])
def test_an_amount_however_small_is_no_head(money: str) -> None:
    assert header_rows(rows(HEADS[1], money=money)) == 0


@pytest.mark.parametrize("head", ["Rp 2026", "Rp (000)", "Rp", "Rp. 000"])
def test_a_unit_and_a_year_are_heads(head: str) -> None:
    assert header_rows(rows(HEADS[0], one="Target 2026", two=head)) == 1
