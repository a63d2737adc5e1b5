"""What the words of an indicator say of its figures: a percentage, a count, an index; which unit fits; whether less is better."""

from __future__ import annotations

import re
from typing import Literal

from ....graph.ids import fold

Kind = Literal["percent", "count", "index", ""]

_PERCENT = re.compile(r"^\W*(?:%|(?:persen|prosen|presen|persenta|prosenta)\w*)", re.IGNORECASE)
_COUNT = re.compile(r"^\W*(?:jumlah|banyaknya|jml)\b", re.IGNORECASE)
_INDEX = re.compile(r"^\W*(?:nilai\s+)?(?:indeks|index|indek|skor|nilai)\b", re.IGNORECASE)
_GROWTH = re.compile(
    r"\b(?:peningkatan|pertumbuhan|kenaikan|penurunan|laju|perubahan|rasio|pertambahan|inflasi|kontribusi|meningkat\w*|menurun\w*)\b",
    re.IGNORECASE,
)
_PERCENT_UNIT = re.compile(r"^\W*(?:%|persen\w*|prosen\w*|presentase)(?:\s*\(?\s*(?:%|persen)\s*\)?)?\W*$", re.IGNORECASE)
_INDEX_UNIT = re.compile(
    r"^\W*(?:(?:indeks|index|indek|nilai|skor|angka|poin|point|predikat|kategori|skala)\b[\s/().\d-]*)+$", re.IGNORECASE
)
_RATE_UNIT = re.compile(r"\bper\b|‰|/\s*\d|\d\s*/|:|rasio|angka", re.IGNORECASE)

# What an indicator can count of which less is better, where it is the head of the words.
_BAD = re.compile(
    r"^(?:(?:persentase|prosentase|presentase|jumlah|angka|tingkat|kasus|prevalensi|indeks|rata rata|jumlah kasus|cakupan|nilai)\s+)*"
    r"(?:kematian|kesakitan|kemiskinan|penduduk miskin|keluarga miskin|pengangguran|kemiskinan ekstrem|stunting|balita stunting|wasting|"
    r"gizi buruk|kriminalitas|kejahatan|risiko|resiko|risiko bencana|pelanggaran|konflik|potensi konflik|gangguan|kecelakaan|kekerasan|"
    r"ketimpangan|ketimpangan gender|inflasi|putus sekolah|buta aksara|kawasan kumuh|rumah tidak layak huni|rtlh|keluhan|"
    r"kejadian|kebakaran|kelahiran remaja|perkawinan anak|pernikahan dini|pengaduan|temuan|kehilangan air|kerawanan)\b"
)
_TURNED = re.compile(
    r"\b(?:di\w+|ter\w+(?:kan|i|a|h)|menurun\w*|penurunan|pengurangan|berkurang\w*|penanganan|penanggulangan|penyelesaian|pencegahan|"
    r"pengendalian|pelayanan|layanan|tindak|selesai|tuntas|mendapat\w*|memperoleh|menerima|sembuh|kesembuhan|penemuan|penanggulangan|"
    r"pengentasan|deteksi|pemantauan|pemberdayaan|kesiapsiagaan|ketahanan|penegakan|tanggap|respon\w*|koordinasi|fasilitasi)\b"
)
_ASIDE = re.compile(r"\b(?:yang(?! terjadi\b)|tidak|tanpa|bebas|nihil|belum|pasca|korban)\b")
_GOOD = re.compile(
    r"^(?:indeks kepuasan|ikm\b|nilai sakip|sakip\b|nilai akip|nilai kepuasan|tingkat kepuasan|indeks pelayanan publik|indeks reformasi|"
    r"indeks kinerja|indeks kualitas|nilai evaluasi|nilai kinerja|indeks profesionalitas|indeks spbe|indeks desa|umur harapan hidup|"
    r"indeks pembangunan|persentase (?:\w+ ){1,12}yang (?:ter|di|me)|cakupan (?:pelayanan|imunisasi|kepesertaan|kepemilikan)|"
    r"persentase (?:fasilitasi|pemenuhan|penyelesaian|ketercapaian|capaian|kepuasan|pelayanan)|proporsi \w+ terakreditasi)"
)


_MEASURE = r"(?:jumlah|banyaknya|persentase|prosentase|presentase|indeks|nilai|tingkat|cakupan|rasio|angka)"
# Two measures in one text: "persentase … dan jumlah …". A measure named again behind "dan" alone is sure to be a second one.
_TWICE = re.compile(rf"(?i)^\W*{_MEASURE}\b[^()]{{6,}}?(?:\bdan\b|\bserta\b|&|;)\s*{_MEASURE}\b\s+\w+")


def names_two_measures(text: str) -> bool:
    """Whether the words of an indicator name two measures."""
    return bool(_TWICE.match(text))


def kind_of(text: str) -> Kind:
    """What an indicator's first words say that its figures are, or nothing."""
    if _PERCENT.match(text):
        return "percent"
    if _COUNT.match(text):
        return "count"
    return "index" if _INDEX.match(text) else ""


def is_percent(unit: str) -> bool:
    """Whether a unit is per cent, however it is written."""
    return bool(_PERCENT_UNIT.match(unit)) or unit.strip() == "%"


def is_index(unit: str) -> bool:
    """Whether a unit is no more than the word for a figure of some scale: nilai, skor, indeks, angka."""
    return bool(_INDEX_UNIT.match(unit))


def is_rate(unit: str) -> bool:
    """Whether a unit is one thing per another."""
    return bool(_RATE_UNIT.search(unit))


def may_exceed(text: str) -> bool:
    """Whether a percentage may be over 100: a growth, a ratio, a share of a plan that can be surpassed."""
    return bool(_GROWTH.search(text)) or bool(re.search(r"(?i)\b(?:capaian|realisasi|pencapaian|target|rasio|gini|terhadap)\b", text))


def direction(text: str) -> Literal["up", "down", ""]:
    """Which way is better, where the words say so beyond doubt.

    Less is better only where the bad thing is the head and nothing turns it: not for "… yang ditangani", "penurunan …".
    """
    folded = fold(re.sub(r"\([^)]*\)", " ", text))
    if _BAD.match(folded):
        return "" if _TURNED.search(folded) or _ASIDE.search(folded) else "down"
    # A share that has a bad thing anywhere in its words may go either way.
    folded = re.sub(r"^(?:prosentase|presentase|persentasi|prosentasi)\b", "persentase", folded)
    return "up" if _GOOD.match(folded) and not re.search(r"\btidak\b|\bbelum\b|\bmenurun\w*|\bpenurunan\b", folded) else ""
