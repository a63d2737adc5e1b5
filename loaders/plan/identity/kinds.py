"""What kind of document a file is: a Renstra, its Perubahan, or another kind of planning document, as its title says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ...language.offices import is_office

RENSTRA = "Renstra"
CHANGED = "Perubahan Renstra"
# Kind → its names in full and in short. The order matters where one name begins like another.
_NAMES: dict[str, str] = {
    RENSTRA: r"rencana\s+strat(?:egis|egi|ejik)|renstra(?:\W*(?:pd|opd|skpd))?",
    "RPJPD": r"rencana\s+pembangunan\s+jangka\s+panjang(?:\s+daerah)?|rpjpd?",
    "RPJMD": r"rencana\s+pembangunan\s+jangka\s+menengah(?:\s+daerah)?|rpjmd",
    "RPD": r"rencana\s+pembangunan\s+daerah|rpd",
    "RKPD": r"rencana\s+kerja\s+(?:pemerintah(?:an)?|pembangunan)\s+daerah|rkpd",
    "RKA": r"rencana\s+kerja\s+(?:dan|&)\s+anggaran|rka(?:\W*(?:pd|opd|skpd))?",
    "Renja": r"rencana\s+kerja(?:\s+tahunan)?|renja(?:\W*(?:pd|opd|skpd))?",
    "Evaluasi Renstra": r"(?:hasil\s+|pengendalian\s+(?:dan|&)\s+)?evaluasi\s+"
    r"(?:(?:hasil|terhadap|pelaksanaan|kinerja|capaian|pencapaian)\s+){0,3}(?:rencana\s+strat(?:egis|egi)|renstra)",
    "LKjIP": r"laporan\s+(?:(?:hasil|akuntabilitas|evaluasi|capaian|pencapaian|realisasi|pengukuran|monitoring|dan)\s+)*kinerja|"
    r"lkj\W?ip|lkjpd|lkip|lakip|lkj",
    "PK": r"(?:dokumen\s+)?(?:perjanjian|penetapan)\s+kinerja",
    "RKT": r"rencana\s+kinerja(?:\s+tahunan)?|rkt(?:\W*(?:pd|opd|skpd))?",
    "Rencana Aksi": r"rencana\s+aksi",
    "IKU": r"(?:(?:penetapan|keputusan|daftar|formula(?:si)?|manual|profil|kamus)\s+)*indikator\s+kinerja\s+utama|(?:penetapan\s+)?iku",
    "DPA": r"dokumen\s+pelaksanaan\s+(?:(?:perubahan|pergeseran)\s+)?anggaran|dpp?a(?:\W*(?:pd|opd|skpd))?",
    "LKPJ": r"laporan\s+keterangan\s+pertanggung\s?jawaban|lkpj",
    "LPPD": r"laporan\s+penyelenggaraan\s+pemerintahan\s+daerah|lppd",
    "KUA-PPAS": r"kebijakan\s+umum\s+(?:apbd|anggaran)|prioritas\s+dan\s+plafon|kua\W{0,3}ppas|ppas",
}
FULL = {
    "RPJPD": "Rencana Pembangunan Jangka Panjang Daerah", "RPJMD": "Rencana Pembangunan Jangka Menengah Daerah",
    "RPD": "Rencana Pembangunan Daerah", "RKPD": "Rencana Kerja Pemerintah Daerah", "RKA": "Rencana Kerja dan Anggaran",
    "Renja": "Rencana Kerja", "LKjIP": "Laporan Kinerja Instansi Pemerintah", "PK": "Perjanjian Kinerja",
    "DPA": "Dokumen Pelaksanaan Anggaran", "LKPJ": "Laporan Keterangan Pertanggungjawaban",
    "RKT": "Rencana Kinerja Tahunan", "Rencana Aksi": "Rencana Aksi Pencapaian Kinerja", "IKU": "Indikator Kinerja Utama",
    "Evaluasi Renstra": "Evaluasi Hasil Renstra",
    "LPPD": "Laporan Penyelenggaraan Pemerintahan Daerah", "KUA-PPAS": "Kebijakan Umum APBD dan Prioritas dan Plafon Anggaran Sementara",
}  # fmt: skip
_WITHIN = frozenset({"IKU", "Rencana Aksi"})  # what a plan may hold as a part
OF_REGION = frozenset({"RPJMD", "RPD"})  # documents of a region whose statements the graph holds
_BEFORE = (
    r"(?:(?:perubahan|revisi|reviu|review|rancangan|awal|akhir|teknokratik|draf?t|naskah|dokumen|buku|penyusunan|lampiran|final|laporan|pohon"
    r"|matriks?|tabel|cascading|atas|formulir|kertas\s+kerja|ranwal|ranhir|ke\W?\w+|[ivx]+|\d+|kesatu|kedua|ketiga)\b\W*)*"
)
_TITLE = {
    kind: re.compile(rf"(?i)(?:^\W*{_BEFORE}|\btentang\W+{_BEFORE})(?P<name>{names})(?!\w)") for kind, names in _NAMES.items()
}  # fmt: skip
_NAMED = {kind: re.compile(rf"(?i)\b(?:{names})(?!\w)") for kind, names in _NAMES.items()}
_CHANGE = r"\b(?:perubahan|revisi|reviu)\b(?:\W+(?:ke\W?\w+|pertama|kedua|ketiga|i{1,3}|atas|dokumen|rancangan|akhir|awal)\b)*\W*"
_CHANGED = re.compile(rf"(?i){_CHANGE}(?:{_NAMES[RENSTRA]})(?!\w)|\b(?:{_NAMES[RENSTRA]})\W+(?:perubahan|revisi)\b")
_CHANGE_LINE = re.compile(rf"(?i)(?:{_CHANGE})(?:tahun\W+20\d\d\W*)?")
# Behind all else that the title says: "… TAHUN 2025-2029 (PERUBAHAN)".
_CHANGED_BEHIND = re.compile(
    r"(?i)\((?:perubahan|revisi|reviu)(?:\W+(?:ke\W?\w+|pertama|kedua|ketiga|i{1,3}|\d))?\)|20\d\d\W*(?:perubahan|revisi)\W*$"
)
_BEFORE_OFFICE = re.compile(r"(?i)^\W*(?:\(\w+\)\W*)?(?:(?:tahun\W+)?20\d\d(?:\W+(?:s\W?d\W+)?20\d\d)?\W+)?")
_OWN_NAME = rf"\(?\b(?:{_NAMES[RENSTRA]})(?!\w)\)?"
# The Renstra's own name with all that belongs to it: "Rancangan Akhir Rencana Strategis (Renstra)".
RENSTRA_NAME = re.compile(
    rf"(?i)(?:{_CHANGE})?(?:\b(?:rancangan|draf?t|ranwal|ranhir)\b\s*(?:awal|akhir)?\s*)?{_OWN_NAME}(?:\W{{0,3}}{_OWN_NAME})?"
)


def title_kind(line: str) -> str | None:
    """The kind of document that a line of a title page names, or None; what a sentence only speaks of is no title."""
    found = [(match.start("name"), -len(match["name"]), kind) for kind, pattern in _TITLE.items() if (match := pattern.search(line))]
    if not found and len(line) < 160 and _NAMED[RENSTRA].search(line):
        return RENSTRA
    return min(found)[2] if found else None


def kind_of_document(title: Sequence[str], captions: Sequence[str], text: str, file_name: str, *, programs: bool = False) -> str:
    """The kind of a document by its title page; without one by its file's name, then by what it calls itself and its captions.

    A Renstra has its list of key indicators itself: the list is a document only where nothing else is named and no table has `programs`.
    """
    named = [found for line in title if (found := title_kind(line))]
    kind = next((found for found in named if found not in _WITHIN), None)
    if (
        kind is None
        and named
        and not programs
        and _by_name(file_name) in (None, *_WITHIN)
        and not any(map(_NAMED[RENSTRA].search, captions))
    ):
        kind = named[0]
    if kind is None:
        kind = _by_name(file_name) or _by_text(text)
    if kind == RENSTRA and (_changed_title(title) or _changed_captions(captions)):
        return CHANGED
    return kind


def _by_name(file_name: str) -> str | None:
    words = re.sub(r"[_\W]+", " ", file_name.rsplit(".", 1)[0]).strip()
    chapter = re.search(r"(?i)\bbab\b", words) is not None
    shown = {kind: pattern for kind, pattern in _NAMED.items() if kind != "PK" and not (chapter and kind in _WITHIN)}
    found = [(match.start(), -len(match[0]), kind) for kind, pattern in shown.items() if (match := pattern.search(words))]
    return min(found)[2] if found else None


def _by_text(text: str) -> str:
    """The kind by what the text calls by the agency's name ("LKjIP Kecamatan …"); what it draws on, as the RPJMD, is named otherwise.

    A duty is done "sesuai dengan rencana kerja Sekretariat DPRD": in small letters these words name no document.
    """
    own: Counter[str] = Counter()
    for kind, pattern in _NAMED.items():
        for match in pattern.finditer(text) if kind not in _WITHIN else ():
            rest = _BEFORE_OFFICE.sub("", text[match.end() : match.end() + 60])
            own[kind] += match[0][:1].isupper() and is_office(rest) and rest[:1].isupper()
    best, count = max(own.items(), key=lambda entry: (entry[1], entry[0] == RENSTRA), default=(RENSTRA, 0))
    if best != RENSTRA and best not in OF_REGION and count >= 3 and count > 2 * own[RENSTRA]:
        return best
    if not _NAMED[RENSTRA].search(text):
        for kind in ("RPJMD", "RPD"):
            if len(_NAMED[kind].findall(text)) >= 3 and re.search(
                rf"(?im)^\W*(?:bab\s+[ivx]+\W*)?.{{0,60}}\b(?:{_NAMES[kind]})(?!\w).{{0,60}}$", text
            ):
                return kind
    return RENSTRA


def _changed_title(title: Sequence[str]) -> bool:
    whole = " ".join(title)
    return bool(_CHANGED.search(whole)) or any(
        _CHANGE_LINE.fullmatch(line.strip(" .()*#")) or _CHANGED_BEHIND.search(line) for line in title
    )


def _changed_captions(captions: Sequence[str]) -> bool:
    named = [caption for caption in captions if _NAMED[RENSTRA].search(caption)]
    return len(named) >= 2 and sum(bool(_CHANGED.search(caption)) for caption in named) > 0.5 * len(named)
