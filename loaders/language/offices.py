"""Names of regional agencies and of regions: their kinds by law, where a name ends in running text, how it is written. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# Agencies that have a territory are called by a proper name alone; no "dan" joins two fields of government in it.
_TERRITORIAL = r"kecamatan|kapanewon|kemantren|distrik|kelurahan|kalurahan|kec\."
# Parts of another agency that plan for themselves: where both are named, the plan is theirs.
_PART = (
    r"sub[ \t]+bagian|bagian|biro|suku[ \t]+dinas|cabang[ \t]+dinas|balai|puskesmas|pusat[ \t]+kesehatan[ \t]+masyarakat"
    r"|blud(?![ \t]+(?:upt|rs|rumah|pusat|puskesmas|unit))"
    r"|upt[db]?|unit[ \t]+pelaksana[ \t]+teknis(?:[ \t]+(?:dinas|badan|daerah))?|laboratorium[ \t]+kesehatan[ \t]+daerah"
    r"|rsud|rsjd?|rskd?|rsd|rumah[ \t]+sakit(?:[ \t]+(?:umum|jiwa|khusus|paru|mata|ibu[ \t]+dan[ \t]+anak))?(?:[ \t]+daerah)?"
)
_WHOLE = (
    r"sekretariat[ \t]+daerah|sekretariat[ \t]+(?:dprd|dprk|dpr[a-z]"
    r"|dewan[ \t]+perwakilan[ \t]+rakyat(?:[ \t]+(?!kab|kota\b|prov)\w+)?)|sekretariat"
    r"|setda|setwan|inspektorat(?:[ \t]+daerah(?![ \t]+(?:istimewa|khusus)))?|dinas|badan|kantor|lembaga|paniradya"
    r"|satuan[ \t]+polisi[ \t]+pamong[ \t]+praja|satpol[ \t.]*pp|satuan(?![ \t]+(?:kerja|pendidikan|tugas))"
)
AGENCY_KINDS = rf"(?:{_TERRITORIAL}|{_PART}|{_WHOLE})"  # the kinds of agency of the law, as a part of a pattern
_KIND = re.compile(rf"(?i)(?<![\w-])(?P<kind>{AGENCY_KINDS})(?![\w])")
_COMPLETE = re.compile(
    r"(?i)inspektorat|sekretariat daerah|setda|setwan|sekretariat d|satuan polisi pamong praja|satpol|rsud|rumah sakit|laboratorium"
)
_IS_TERRITORIAL = re.compile(rf"(?i){_TERRITORIAL}")
_IS_PART = re.compile(rf"(?i){_PART}")
_SHORT = {"kec.": "Kecamatan", "setda": "Sekretariat Daerah", "setwan": "Sekretariat DPRD", "kab.": "Kabupaten", "kab": "Kabupaten",
          "propinsi": "Provinsi", "prov.": "Provinsi", "prov": "Provinsi"}  # fmt: skip
_SHORT_KINDS = {"rumah": "Rumah Sakit", "pusat": "Puskesmas", "unit": "UPT", "suku": "Suku Dinas", "cabang": "Cabang Dinas",
                "satpol": "Satuan", "sub": "Sub Bagian", "setda": "Sekretariat", "setwan": "Sekretariat", "kec.": "Kecamatan"}  # fmt: skip
_OF_SECRETARIAT = re.compile(r"\s+(?P<name>(?i:sekretariat)[ \t]+(?i:daerah|dprd)|(?i:setda))\b")
# A bracket within a name: a short name of what stands before it, or words of the name itself ("(Bina Marga)").
_BRACKET = re.compile(r"[ \t]*\((?P<words>[^()\n]{2,40})\)")
_ABBREVIATED = frozenset({"upt", "uptd", "uptb", "blud", "rsud", "rsd", "rsj", "rsjd", "rsk", "rskd"})
_TITLE = re.compile(r"(?i)(?:dr|drs|ir|prof|st|hj?|kh|tgk|tgkh|datu|[a-z](?:\.[a-z])+)\.?")  # before a person's name: no end of a sentence

_OF_AGENCY, _OF_SECRETARIES = r"(?i)dinas\b|badan\b", r"(?i)sekretariat\b"
_WHOLE_OF = {"UPT": _OF_AGENCY, "UPTD": _OF_AGENCY, "UPTB": _OF_AGENCY, "Balai": _OF_AGENCY,
             "Biro": _OF_SECRETARIES, "Bagian": _OF_SECRETARIES}  # fmt: skip
_NAMED_BY_ITSELF = re.compile(r"(?i)\b(?:puskesmas|pusat kesehatan|rumah sakit|rs[a-z]{0,3}|laboratorium kesehatan)\b")
_HAS_WHOLE = re.compile(r"(?i)\b(?:dinas|sekretariat)\b")

_DOCTORS = frozenset({"dr.", "drs.", "drg."})

# Words at which a name ends, in titles and in running text.
_STOP_WORDS = """
    kabupaten kab kab. kota provinsi propinsi prov prov. pemerintah tahun thn periode rencana renstra renja rkpd rpjmd
    rancangan perubahan revisi laporan nomor no peraturan di pada yang dengan untuk dalam adalah ini oleh sebagai merupakan telah
    memiliki ke dari dapat akan melalui tentang jalan jl jl. telp telp. alamat bab tabel gambar januari februari maret april mei juni
    juli agustus september oktober november desember tujuan sasaran visi misi strategis strategi indonesia republik
    """
_STOPS = frozenset(_STOP_WORDS.split())
_STOPS_OF_WHOLES = frozenset({"program", "kegiatan", "indikator"})  # "Renstra Kecamatan Melati Program adalah …": parts have such names
_JOINING = frozenset({"dan", "serta", "&"})
_ACRONYM_WORDS = """
    ukm umkm kukm kumkm pu pupr pera ppa ppkb p3a kb asn sdm esdm tik dprd dprk dpra dprp korpri dki diy uptd upt uptb rsud rsd rsj rsjd
    rsk blud pp ii iii iv vi vii viii ix xi xii pmd ppkbp3a dp3a aids hiv it kp lh
    """
_ACRONYMS = frozenset(_ACRONYM_WORDS.split())
_WORD = re.compile(r"[ \t]+(?P<word>[\w&][\w'’`./&-]*)")
_COMMA = re.compile(r",(?=[ \t]+[A-Z])")
_COMMA_AND = re.compile(r",(?=[ \t]+(?:[A-Z]|(?:dan|serta)[ \t]+[A-Z]))")  # the last of several: "Pendidikan, Pemuda, dan Olahraga"
_YEAR = re.compile(r"(?:19|20)\d\d\b.*")
_MOST_WORDS = 14


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a text: its kind ("Dinas", "Kabupaten"), its words with the kind before them, and where it stands."""

    kind: str
    name: str
    start: int
    end: int
    territorial: bool = False
    part: bool = False


def offices(text: str) -> Iterator[Named]:
    """The agencies that a text names, left to right. Names begin with capitals; what is written small ("dinas terkait") names none."""
    at = 0
    while match := _KIND.search(text, at):
        at = match.end()
        if not match["kind"][0].isupper():
            continue
        found = _office(text, match)
        if found is not None:
            at = found.end
            yield found


def _office(text: str, match: re.Match[str]) -> Named | None:
    printed = " ".join(match["kind"].split())
    territorial = bool(_IS_TERRITORIAL.fullmatch(printed))
    part = bool(_IS_PART.fullmatch(printed)) or printed.lower() in ("kelurahan", "kalurahan")
    complete = bool(_COMPLETE.match(printed))
    low = printed.lower()
    capitals = printed.isupper() and not complete and low not in _ABBREVIATED
    words, end = _words(text, match.end(), territorial=territorial, capitals=capitals, part=part, first=printed)
    if not words and not complete:
        return None
    kind = proper(_SHORT.get(printed.lower(), printed))
    if words and printed.lower() in ("bagian", "biro") and (whole := _OF_SECRETARIAT.match(text, end)) is not None:
        words, end = [*words, *_written(whole["name"].split())], whole.end()  # all secretariats have parts of these names
    return Named(kind_of_office(kind), " ".join([kind, *words]), match.start(), end, territorial, part)


def kind_of_office(name: str) -> str:
    """The kind that an agency's name begins with ("Rumah Sakit Umum Daerah …" is a Rumah Sakit, "RSUD …" an RSUD)."""
    first = name.split(maxsplit=1)[0]
    return _SHORT_KINDS.get(first.lower(), proper(first))


def in_full(part: Named, wholes: Iterable[Named]) -> str:
    """The name of a part with the agency that it is a part of; many an agency has a "UPT Pelatihan" or a "Biro Umum".

    A puskesmas, a hospital or a laboratory is called by a name of its own.
    """
    kinds = _WHOLE_OF.get(part.kind)
    if kinds is None or _NAMED_BY_ITSELF.search(part.name) or _HAS_WHOLE.search(part.name):
        return part.name
    whole = next((office for office in wholes if not office.part and re.match(kinds, office.name)), None)
    return f"{part.name} {whole.name}" if whole is not None else part.name


def is_office(name: str) -> bool:
    """True for a text that begins with the kind of an agency."""
    return _KIND.match(name) is not None


def _words(text: str, at: int, *, territorial: bool, capitals: bool, part: bool, first: str) -> tuple[list[str], int]:
    """The words of a name from a position on, and where it ends: at a word that none contains, another agency, or small letters."""
    words: list[str] = []
    end, commas = at, False
    if (short := _BRACKET.match(text, at)) is not None and _WORD.match(text, short.end()) and " " not in short["words"]:
        at = short.end()  # "Rumah Sakit Umum Daerah (RSUD) dr. …"
    while len(words) < _MOST_WORDS:
        comma = (_COMMA_AND if any(word.endswith(",") for word in words) else _COMMA).match(text, at)
        if comma and words and not territorial:
            at, commas = comma.end(), True
        match = _WORD.match(text, at)
        if match is None:
            break
        word, low = match["word"], match["word"].lower()
        closing = word.endswith(".") and len(word) > 4 and not _TITLE.fullmatch(word)
        called = territorial or [first, *words][-1].lower() == "puskesmas"  # by its place: "Kecamatan Kota …", "Puskesmas Kota …"
        name_of_its_own = low == "kota" and called and (not words or not territorial or _is_last(text, match.end()))
        if (
            ((low.rstrip(".") in _STOPS or low in _STOPS) and not name_of_its_own)
            or _YEAR.fullmatch(word)
            or (low in _STOPS_OF_WHOLES and not part)
        ):
            break
        rest = text[match.start("word") :]
        if low == "daerah" and re.match(r"(?i)daerah[ \t]+(?:istimewa|khusus)\b", rest):
            break
        if _is_other_office(rest, first, words, part=part):
            break
        if low in _JOINING:
            following = _WORD.match(text, match.end())
            if territorial or following is None or not _begins_name(following["word"]) or _KIND.match(text, following.start("word")):
                break
        elif low == "x" and words and words[-1].isdigit():
            pass  # "2 x 11 …"
        elif not _begins_name(word) or (capitals and word.isalpha() and not word.isupper()):
            break
        if commas and words:
            words[-1] += ","
        commas = False
        words.append(word.rstrip("./-") if closing or word[-1] in "/-" else word)
        at = end = match.end()
        bracket = None if closing or territorial else _BRACKET.match(text, end)
        kept = bracket is not None and len(bracket["words"].split()) > 1 and not _is_other_office(bracket["words"], first, words, part=part)
        if bracket is not None and (kept or _names_on(text, bracket.end())):
            words += [bracket[0].strip()] if kept else []
            at, end = bracket.end(), bracket.end() if kept else end
        elif closing or (words and text[end : end + 1] in "/("):
            break
    while words and words[-1].lower() in _JOINING:
        words.pop()
    return _written([*words[:-1], words[-1].rstrip(" .,;:")] if words else []), end


def _names_on(text: str, at: int) -> bool:
    """True where a name goes on behind a bracket."""
    following = _WORD.match(text, at)
    return following is not None and _begins_name(following["word"]) and following["word"].lower() not in _STOPS


def _is_last(text: str, at: int) -> bool:
    """True where no name follows: the end of a line, or the word that a region's name begins with."""
    following = _WORD.match(text, at)
    return following is None or following["word"].lower().rstrip(".") in _STOPS or not following["word"][0].isupper()


def _is_other_office(rest: str, first: str, words: list[str], *, part: bool) -> bool:
    """True where another agency begins: "UPTD Puskesmas …" is one, "Bagian Hukum Sekretariat Daerah" two."""
    match = _KIND.match(rest)
    if match is None or (match["kind"].lower() in ("satuan", "bagian", "balai", "kantor", "lembaga", "badan") and not part):
        return False
    inner = bool(_IS_PART.fullmatch(match["kind"]))
    return not (inner and not words and first.lower().startswith(("upt", "unit", "badan")))


def _begins_name(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit() or bool(re.fullmatch(r"dr\.?|drs\.?|prof\.?|st\.?|hj?\.", word))


def _written(words: list[str]) -> list[str]:
    """The words of a name behind its kind; what is written small among capitals stays so ("dr. …", "(… sarta …)")."""
    return [piece if piece.islower() else _proper_word(piece, first=False) for word in words for piece in word.split()]


def proper(name: str) -> str:
    """A name with capitals as it is written in running text; acronyms and what is written in both kinds of letters stay."""
    words = name.strip(" .,:;()\"'").split()
    return " ".join(_proper_word(word, first=number == 0) for number, word in enumerate(words))


def _proper_word(word: str, *, first: bool) -> str:
    low, letters = word.lower(), re.sub(r"[^a-zA-Z]", "", word)
    if low.strip(",") in _JOINING | {"di"} and not first:
        return low
    if low.strip(",.") in _ABBREVIATED or low.strip(",.") in _ACRONYMS:
        return word.upper()
    if word.isupper() and low in _DOCTORS:
        return word.capitalize()
    if not (word.isupper() or word.islower()) or (re.search(r"\d", word) and len(letters) < 2):
        return word
    if word.isupper() and (re.search(r"\d", word) or re.fullmatch(r"(?:[A-Z]\.)+[A-Z]?\.?", word) or _has_no_vowel(letters)):
        return word
    return re.sub(r"[^\W\d_]+(?:['’`][^\W\d_]+)*", lambda piece: piece[0].capitalize(), low)


def _has_no_vowel(letters: str) -> bool:
    return len(letters) >= 2 and not re.search(r"[AEIOUYaeiouy]", letters)


_LEVEL = re.compile(
    r"(?i)(?<![\w-])(?P<level>kabupaten(?:[ \t]+administrasi)?|kab\.|kota(?:[ \t]+administrasi)?|provinsi|propinsi|prov\.)(?=[ \t]+[\w(])"
)
# Provinces that are called by a name of their own kind.
_SPECIAL = re.compile(
    r"(?i)(?<!provinsi )(?<!propinsi )\b(?:daerah[ \t]+istimewa[ \t]+\w+|daerah[ \t]+khusus[ \t]+(?:ibu[ \t]?kota[ \t]+)?jakarta"
    r"|pemerintah[ \t]+(?P<aceh>aceh)(?=\s*(?:$|\n|[,.;:]|tahun)))"
)


def regions(text: str) -> Iterator[Named]:
    """The provinces, kabupaten and kota that a text names, left to right; `kind` is their level."""
    found = [region for match in _LEVEL.finditer(text) if (region := _region(text, match)) is not None]
    for match in _SPECIAL.finditer(text):
        if match[0][0].isupper():
            name = f"Provinsi {proper(match['aceh'])}" if match["aceh"] else proper(match[0])
            found.append(Named("Provinsi", name, match.start(), match.end()))
    yield from sorted(found, key=lambda region: region.start)


def _region(text: str, match: re.Match[str]) -> Named | None:
    printed = " ".join(match["level"].split())
    if not printed[0].isupper():
        return None
    capitals = printed.isupper()
    at = end = match.end()
    words: list[str] = []
    while len(words) < 5 and (word_match := _WORD.match(text, at)):
        word, low = word_match["word"], word_match["word"].lower()
        rest = text[word_match.start("word") :]
        hundred = low == "kota" and bool(words) and printed.lower().startswith("kab")  # "Kabupaten Lima Puluh Kota"
        special = re.match(r"(?i:daerah[ \t]+(?:istimewa|khusus)\b)|DI[ \t]+[A-Z]", rest)  # "Provinsi DI …"
        joins = low in _JOINING and bool(words) and bool(re.match(r"(?i)\S+[ \t]+kepulauan\b", rest))
        stops = (low.rstrip(".") in _STOPS or low in _STOPS) and not hundred and not special
        if (low in _JOINING and not joins) or stops or _YEAR.fullmatch(word):
            break
        small = not _begins_name(word) or (capitals and word.isalpha() and not word.isupper())
        if (small and not joins) or (_KIND.match(rest) and not special):
            break
        closing = word.endswith(".") and len(word) > 4
        words.append(word.rstrip("./-" if closing or word[-1] in "/-" else ""))
        at = end = word_match.end()
        if closing or text[end : end + 1] in "/(,":
            break
    if not words or not any(re.search(r"[^\W\d_]{2}", word) for word in words):
        return None
    level = proper(_SHORT.get(printed.lower(), printed))
    return Named(level.split()[0], " ".join([level, *_written(words)]), match.start(), end)


def is_region(name: str) -> bool:
    """True for a text that begins with the level of a region, or is a province of its own name."""
    return _LEVEL.match(name) is not None or _SPECIAL.match(name) is not None
