"""Short forms that plans print for words of names ("Perda", "brg", "PD"), and the words of a name as it is in full. Pure functions."""

from __future__ import annotations

import re
from functools import lru_cache

from ...graph.ids import fold

_SHORT = {
    "adm": "administrasi", "bang": "bangunan", "bbm": "bahan bakar minyak", "bimtek": "bimbingan teknis", "bmd": "barang milik daerah",
    "brg": "barang", "dok": "dokumen", "gdg": "gedung", "jl": "jalan", "kab": "kabupaten", "kdh": "kepala daerah", "kec": "kecamatan",
    "keg": "kegiatan", "kel": "kelurahan", "kntr": "kantor", "koord": "koordinasi", "lap": "laporan", "linmas": "perlindungan masyarakat",
    "masy": "masyarakat", "monev": "monitoring dan evaluasi", "opd": "perangkat daerah", "org": "organisasi", "pd": "perangkat daerah",
    "pelaks": "pelaksanaan", "pemda": "pemerintah daerah", "pemdes": "pemerintah desa", "pemkab": "pemerintah kabupaten",
    "pemkot": "pemerintah kota", "pengel": "pengelolaan", "penyel": "penyelenggaraan", "per": "peraturan", "perbup": "peraturan bupati",
    "perda": "peraturan daerah", "perdes": "peraturan desa", "perkada": "peraturan kepala daerah", "perwali": "peraturan wali kota",
    "prog": "program", "propemperda": "program pembentukan peraturan daerah",
    "rakor": "rapat koordinasi", "rehab": "rehabilitasi", "sarpras": "sarana dan prasarana",
    "skpd": "perangkat daerah", "sopd": "perangkat daerah", "sosper": "sosialisasi peraturan", "tbc": "tuberkulosis", "thn": "tahun",
    "trantib": "ketenteraman dan ketertiban", "trantibum": "ketenteraman dan ketertiban umum", "ukm": "usaha kecil dan menengah",
    "umkm": "usaha mikro kecil dan menengah", "walikota": "wali kota",
}  # fmt: skip
_JOINING = frozenset({"dan", "atau", "serta", "di", "pada", "dalam", "dengan", "untuk", "bagi", "ke", "dari", "oleh", "yang"})


@lru_cache(maxsize=5_000)
def words_in_full(text: str) -> tuple[str, ...]:
    """The folded words of a name, short forms written out, without those that only join others.

    >>> words_in_full("Pemeliharaan Brg Milik Daerah & Adm. PD")
    ('pemeliharaan', 'barang', 'milik', 'daerah', 'administrasi', 'perangkat', 'daerah')
    """
    words = fold(re.sub(r"\s*&\s*", " dan ", text)).split()
    full = [piece for word in words for piece in _SHORT.get(word, word).split()]
    return tuple(word for word in full if word not in _JOINING)
