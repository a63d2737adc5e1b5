"""Which wordings say one thing: the differences by kind, and labelled pairs from real plans."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from selaras.graph.concepts.clusters import known_words
from selaras.graph.concepts.difference import difference
from selaras.graph.concepts.lexicon import built_in, lexicon
from selaras.graph.concepts.words import words_of
from selaras.graph.errors import InputError

VOCABULARY = built_in().vocabulary
COMMON = frozenset(
    {
        *("jumlah", "laporan", "paket", "unit", "desa", "kelurahan", "sarana", "prasarana", "gedung", "kantor"),
        *("disediakan", "lainnya", "dipelihara", "tersedia"),
    }
)
SAME = [
    ("Persentase desa tertib", "Prosentase desa tertib"),
    ("Indeks Kepuasan Masyarakat (IKM)", "IKM"),
    ("Indeks Kepuasan Masyarakat atas layanan", "Indeks kepuasan masyarakat terhadap layanan"),
    ("Jumlah sumber daya air", "Jumlah sumberdaya air"),
    ("Jumlah unit gedung yang di sediakan", "Jumlah unit gedung yang disediakan"),
    ("Jumlah sarana danprasarana kantor", "Jumlah sarana dan prasarana kantor"),
    ("Jumlah gedung lainnyayangdipelihara", "Jumlah gedung lainnya yang dipelihara"),
    ("Jumlah laporan keungan tahunan", "Jumlah laporan keuangan tahunan"),
    ("Jumlah barang cetak", "Jumlah barang cetakan"),
    ("Jumlah orang dalam kelompok pakar dan T", "Jumlah orang dalam kelompok pakar dan tim ahli"),
    ("Nilai SAKIP", "Nilai SAKIP Perangkat Daerah"),
    ("Persentase (%) warga yang terlayani", "% warga yang terlayani"),
    ("Meningkatnya mutu layanan (S4)", "Meningkatnya mutu layanan"),
]
OTHER = [
    ("Jumlah dokumen RKA", "Jumlah dokumen perubahan RKA"),
    ("Jumlah forum di desa", "Jumlah forum di kelurahan"),
    ("Jumlah laporan kantor", "Persentase laporan kantor"),
    ("Jumlah unit kantor", "Jumlah paket kantor"),
    ("Persentase penanganan pascabencana", "Persentase penanganan prabencana"),
    ("Warga usia 15 tahun", "Warga usia 18 tahun"),
    ("Jumlah laporan keuangan", "Jumlah laporan keuangan akhir tahun"),
    ("Jumlah gedung yang disediakan", "Jumlah gedung yang dipelihara"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_a_slip_is_no_difference(one: str, other: str) -> None:
    assert difference(words_of(one, VOCABULARY, known=COMMON), words_of(other, VOCABULARY, known=COMMON), COMMON).same


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_what_is_more_than_a_slip_makes_two(one: str, other: str) -> None:
    first, second = (words_of(text, VOCABULARY, known=COMMON) for text in (one, other))
    found = difference(first, second, COMMON | set(first) | set(second))
    assert not found.same and (found.left or found.right)


def test_the_name_of_ones_own_place_makes_no_other_indicator() -> None:
    names = frozenset({"awangga", "ranupuspa"})
    one, other = (words_of(f"Kepuasan warga Kecamatan {name}", VOCABULARY, names=names) for name in ("Awangga", "Ranupuspa"))
    assert one == other


def test_labelled_pairs_of_real_plans() -> None:
    """A wrong union is worse than a missed one: of the pairs labelled by hand no two are united wrongly, and most of the same are found."""
    text = (Path(__file__).parent / "pairs.tsv").read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
    assert len(rows) >= 250 and sum(row["drawn"] == "random" for row in rows) >= 150
    known = known_words({words_of(row[side], VOCABULARY) for row in rows for side in ("one", "other")})
    found = {True: 0, False: 0}
    missed = 0
    for row in rows:
        first, second = (words_of(row[side], VOCABULARY, known=known) for side in ("one", "other"))
        same = difference(first, second, known).same
        if same:
            found[row["same"] == "1"] += 1
        missed += row["same"] == "1" and not same
    assert found[True] / (found[True] + found[False]) >= 0.98
    assert found[True] / (found[True] + missed) >= 0.6


def test_a_users_own_lexicon_is_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "sendiri.toml"
    own.write_text('[abbreviations]\nprn = "penerangan"\n[[concept]]\nkey = "x"\ntext = "Jumlah prn"\ndirection = "up"\n', "utf-8")
    found = lexicon(own)
    assert words_of("Jumlah PRN", found.vocabulary) == ("jumlah", "penerangan")
    assert [entry.text for entry in found.entries if entry.key == "x"] == ["Jumlah prn"]
    monkeypatch.setenv("SELARAS_LEXICON", str(own))
    assert lexicon() == found
    own.write_text('[[concept]]\nkey = "x"\ntext = "y"\ndirection = "sideways"\n', "utf-8")
    with pytest.raises(InputError, match=r"sendiri\.toml"):
        lexicon(own)
