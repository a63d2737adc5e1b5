"""The words of a table's header: what each column is called, and the role that its name stands for."""

from __future__ import annotations

import re
from functools import lru_cache

# Compact header text (letters only, since narrow cells break words) → role; the first match wins, so the order is part of the rule.
_REGIONAL = r"(?:strategis|pembangunan|pemerintah(?:an)?)*(?:rpj?m?d|rpd|daerah|kab|kota|prov)"
_ROLES: tuple[tuple[str, str], ...] = (
    ("past", r"realisasi|rasiocapaian|tingkatcapaian|capaiantahun(?!an)"),
    ("baseline", r"baseline|^t(?:a?h(?:u?n)?)?da?sa?r(?:an)?$|tahundasar|(?:kondisi|capaian|data)\w*awal|tahunawal|^awal"),
    ("goal_target", r"^(?!\w*sasaran)(?:target|kondisi)(?:kinerja)?(?:akhir)?(?:tahun|periode|renstra|indikator)*tujuan"),
    ("end", r"kondisi\w*akhir|akhirperiode|akhirrenstra|akhirtahunp|targetakhir|^akhir"),
    ("regional_policy", r"(?:kebijakan|strategi)\w*rpjmd"),
    ("strategy_policy", r"strategi(?:dan)?(?:arah)?kebijakan"),
    (
        "regional",
        rf"^(?!indikator|target)\w*(?:n[sp]{{2}}k\w*sasaran|sasaran{_REGIONAL})|^rpj?md(?:kab|kota|prov)?\w*$",
    ),
    ("regional_goal", rf"^(?!indikator|target)\w*tujuan{_REGIONAL}"),
    ("nspk", r"n[sp]{2}k|operasionalisasi"),  # norms of the field alone are no sasaran of the region
    ("formula", r"formula|definisioperasional|carap\w*hitung|rumus|metodep\w*hitung|meta?data|penjelasan"),
    ("source", r"sumberdata|alasan"),
    ("goal_indicator", r"^indikatortujuan$|^indikatorkinerjatujuan$"),
    ("indicator", r"i?n?dikator|kinerjautama$|tol[oa]kukur|^ik(?:[utspk]|ss|sk|pd|tujuan|sasaran|program|kegiatan|subkegiatan)$"),
    ("unit", r"^satuan(?!kerja)|^sat(?:ukur(?:an)?)?$"),
    ("result_name", r"^sasaran(?:program|kegiatan|sub)"),
    (
        "name",
        r"(?:program|kegiatan|urusan)\w*(?:program|kegiatan|outcome|output)|^program$|^kegiatan$|^subkegiatan$"
        r"|^nama(?:urusan|bidangurusan|program|kegiatan|subkegiatan)$|^programprior|^nomenklatur|^bidangurusan|^uraian|^(?:program|kegiatan|subkegiatan)(?:perangkatdaerah|[so]k?pd|pd|renstra)$",
    ),
    (
        "result",
        r"^(?=.*(?:outcome|hasil))(?=.*(?:output|keluaran))(?:outcomes?|hasil|outputs?|keluaran|dan|atau)+$",
    ),
    ("outcome", r"^(?:hasil)?outcomes?$"),
    ("output", r"^(?:keluaran)?outputs?$"),
    ("strategy", r"strategi$|^strategi"),
    ("policy", r"kebijakan"),
    ("goal", r"^misi(?:dan)?tujuan$"),
    ("mission", r"^(?:visi(?:dan)?)?misi"),
    ("goal_sasaran", r"^tujuan(?:dan|atau|serta)?sasaran(?!rp)"),
    # "Tujuan Perangkat Daerah", "Sasaran OPD": the first word says what it is, what follows only whose.
    ("goal", r"^tujuan"),
    ("sasaran", r"^sasaran"),
    ("responsible", r"penanggung|unitkerja|satuankerja|pelaksana|perangkatdaerah|opd|skpd|lokasi"),
    ("code", r"^kode"),
    (
        "pagu",
        r"pagu|^rp(?:tahun\w*)?$|^rp(?:dalam|x)?(?:ribu|juta|mil[iy]ar)|^(?:dalam)?(?:ribu|juta|mil[iy]ar)(?:an)?rp$|^anggaran|pendanaan|^dana|biaya|rupiah",
    ),
    ("target", r"^t?arget|^k$|^kinerja$|^volume$|tahun$|^targ|capaian"),
    ("note", r"^ket(?!er(?!angan|$)|en|ah|ep|el|ua|id|ing|im)|(?<!pen)catatan"),  # no name: Ketertiban, Ketahanan, Pencatatan
    ("number", r"^no$|^nomor"),
)
_PATTERNS = tuple((role, re.compile(pattern)) for role, pattern in _ROLES)


_CONDITION = re.compile(
    r"(?:kondisi|capaian|keadaan)(?:kinerja|eksisting|existing|tahun|akhirtahun)?"
)  # with its year: where the plan begins
_COUNT = re.compile(r"\(\s*\d{1,2}\s*\)")
_HEADING = 60  # letters of a heading that abbreviates
_NO_LETTERS = re.compile(r"[^a-z]+")
_SHORT_KEGIATAN = re.compile(r"(?<=sub)keg$|^keg$")
# Abbreviations by which headings are known; a word that a narrow cell breaks ("Prog ram", "Keg iatan") is none.
_SHORT = (
    (re.compile(r"\bprog\b(?!\s*ram)"), "program"), (re.compile(r"\bsub\s*keg\b(?!\s*iatan)"), "subkegiatan"),
    (re.compile(r"\bkeg\b(?!\s*iatan)"), "kegiatan"), (re.compile(r"\bgiat\b"), "kegiatan"),
    (re.compile(r"\bind(?:ik)?\.(?=\s*\w)"), "indikator"),
    (re.compile(r"^\W*sat\W*$"), "satuan"), (re.compile(r"\bpenangg?\.(?=\s*\w)|^\W*p\.?j\W*$"), "penanggung"),
)  # fmt: skip


@lru_cache(maxsize=50_000)
def compact(text: str) -> str:
    """A header's letters: narrow cells break words, and some print the column's number below the words."""
    text = _COUNT.sub("", text.replace("\n", " ").replace("_", " ")).lower()
    if len(text) <= _HEADING:
        for short, word in _SHORT:
            text = short.sub(word, text)
    return _SHORT_KEGIATAN.sub("kegiatan", _NO_LETTERS.sub("", text))


# What a header cell names, letters only, with the level that it speaks of; what is longer stands before what is part of it.
_LEVELS = (
    (r"(?:sasaran)?sub\w{0,2}kegiatan", "SubActivity"), (r"(?:sasaran)?kegiatan", "Activity"),
    (r"(?:sasaran)?program|outcome", "Program"), (r"urusan", "Urusan"), (r"tujuan", "Goal"), (r"sasaran", "Sasaran"),
)  # fmt: skip


@lru_cache(maxsize=5_000)
def levels_named(text: str) -> frozenset[str]:
    """The levels of the cascade that a header names: "Indikator Kegiatan" the kegiatan, "Program/Kegiatan" two of them."""
    letters = compact(text)
    found = set()
    for pattern, level in _LEVELS:
        letters, count = re.subn(pattern, "|", letters)
        if count:
            found.add(level)
    return frozenset(found)


_EDITIONS = (
    ("change", r"bertambah|berkurang|selisih"),
    (
        "former",
        r"semula|sebelum|^(?:renstra|pagu|target|anggaran|rp|rencana|program|kegiatan|sasaran|indikator)?(?:lama|murni)$"
        r"|^(?:renstra|pagu|anggaran)(?:awal|induk)$",
    ),
    (
        "new",
        r"menjadi|setelah|sesudah|^(?:renstra|pagu|target|anggaran|rp|rencana|program|kegiatan|sasaran|indikator)?baru$|perubahan$|^perubahan(?:renstra|pagu|anggaran)$",
    ),
)


@lru_cache(maxsize=50_000)
def edition_of(text: str) -> str:
    """Which edition of a plan a header cell speaks of: "former" ("Semula"), "new" ("Setelah Perubahan"), "change" ("Selisih"), or ""."""
    letters = compact(text) if len(text) < 60 else ""
    return next((edition for edition, pattern in _EDITIONS if re.search(pattern, letters)), "")


@lru_cache(maxsize=50_000)  # every row is looked at as the header that it may be
def role_of(text: str) -> str:
    """The role that a header cell's words stand for, or ""."""
    letters = compact(text)
    if not letters:
        return ""
    if _CONDITION.fullmatch(letters) and re.search(r"\b20\d\d\b", text):
        return "baseline"
    return next((role for role, pattern in _PATTERNS if pattern.search(letters)), "")
