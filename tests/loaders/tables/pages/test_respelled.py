"""Words that a recogniser read wrongly: two taken for one, a letter taken for one that looks like it; printed words stay."""

from __future__ import annotations

import pytest
from selaras.loaders.documents.pdf.page import PageContent, PageText, texts_of
from selaras.loaders.tables.pages.respelled import respelled

OFFICIAL = frozenset({"pelayanan", "jumlah", "barang", "cetakan", "penggandaan", "kewenangan", "listrik", "pembinaan"})


def _page(number: int, text: str) -> PageContent:
    return PageContent(number, 842.0, 595.0, len(text), [], False, [PageText(text, 10.0, 20.0, 10.0)])


def _read(text: str, printed: str = "Peternakan rakyat yang mandiri", *, picture: bool = True) -> str:
    pages = respelled([_page(1, printed), _page(2, text)], {2} if picture else set(), lambda: OFFICIAL)
    return next(texts_of(pages[1]))


@pytest.mark.parametrize(
    ("read", "mended"),
    [
        ("Jumiah petayanan", "Jumlah pelayanan"),
        ("Penyediaan Barang Cetakandan Penggandaan", "Penyediaan Barang Cetakan dan Penggandaan"),
        ("PETERNAKANRAKYAT", "PETERNAKAN RAKYAT"),
        ("air dan Iistrik", "air dan Listrik"),
        ("PembinaanBPD bagi anggota BPD", "Pembinaan BPD bagi anggota BPD"),
    ],
)
def test_a_misread_word_is_the_known_one(read: str, mended: str) -> None:
    assert _read(read) == mended
    assert _read(read, picture=False) == read


@pytest.mark.parametrize("word", ["kewenangannya", "difasilitasi", "Wringinsari", "Sukamaju"])
def test_what_may_be_a_word_stays(word: str) -> None:
    assert _read(f"Jumlah {word} fasilitasi maju") == f"Jumlah {word} fasilitasi maju"


def test_what_is_printed_elsewhere_is_a_word() -> None:
    assert _read("Barangcetakan", printed="Pengadaan barangcetakan") == "Barangcetakan"
