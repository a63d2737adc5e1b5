"""What a sentence announces and quotes: which noun a colon lists, and where a quoted statement ends. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...language.labels import number_of
from ...language.lexicon import ORDINALS, bare

_SENTENCE = re.compile(r"(?<=[a-z)”\"’][.;])(?<!\b[Dd]r\.)(?<!\bdrg\.)(?<!\b[Kk]ab\.)(?<!\b[Kk]ec\.)(?<!\b[Pp]rov\.)\s+(?=[A-Z“\"])")
_VERB = re.compile(
    r"""(?ix) ^ (?! (?: menurut | mengacu | merujuk | merupakan | melalui | mengingat | terkait | tersebut | terhadap | berdasarkan
            | berikut\w* | bersama | berkaitan | berkenaan | selanjutnya | sebelumnya | seterusnya | artinya | umumnya | khususnya
            | biasanya | lainnya | hanya | karenanya | diantaranya | akhirnya | misalnya ) \b )
        (?: me\w{3,} | pe\w{4,} | (?:ter|ber)\w{3,} | \w{3,}nya | optimal\w* | akselerasi | transformasi | reformasi | harmonisasi ) \b"""
)

_NOUN = re.compile(
    r"(?i)\b(?P<noun>visi|misi|tujuan|sasaran|strategi|kebijakan|program|kegiatan|isu|permasalahan|masalah|indikator|urusan|langkah\w*|prioritas"
    r"|agenda|nilai|tantangan|peluang|ancaman|kendala|tabel|gambar|pertimbangan|prinsip|unsur|kriteria|faktor|potensi|penjabaran|penjelasan|uraian)\b"
)
_OBJECT = re.compile(
    r"(?i)(?:\b(?:me(?:wujudkan|ncapai|laksanakan|ndukung|njalankan|njabarkan|rumuskan|ngacu\s+(?:pada|kepada))|pencapaian|(?:ter|di)?capainya"
    r"|terwujudnya|(?:ber)?kait(?:an)?\s+dengan|terkait|untuk|berdasarkan|sesuai|atas|linieritas|keterkaitan|penjelasan|penjabaran|makna|uraian|(?<!terdiri\s)dari|rangka|terhadap)"
    r"\s+(?:(?:dengan|dari|pada|masing-masing|\d+|\(\w+\))\s+){0,2})$"
)
_REFERRED = re.compile(r"(?i)^\s+(?:(?!dari|untuk|pada|atas)\w+\s+){0,2}(?:tersebut|di\s?atas)\b")
_ONE = re.compile(  # "misi 1 yaitu:"
    r"(?i)^\s*(?:pembangunan\s+)?(?:ke\s*-?\s*)?(?:\d{1,2}|[ivx]{1,4}|ke\w+|pertama)\b(?:\s+(?:yaitu|yakni|adalah))?\s*\W*$"
)
# The words that an indicator begins with.
INDICATOR_WORD = r"(?:indikator|indeks|nilai|pro?s[ea]ntase|persentase|angka|rasio|jumlah|tingkat|skor|opini|predikat|cakupan)\b"
# What a sentence says of how the statement before it is measured.
WITH_INDICATOR = re.compile(r"(?i)\bdengan\s+indikator(?:\s+kinerja)?(?:\s+(?:tujuan|sasaran))?\s*:?\s*[“\"]?(?P<words>[^“”\"]{4,160})")
_END = re.compile(
    r"""(?x) (?<=[a-z)”"’])[.;](?:\s|$) | \s*[”"“]
    | [,;]?\s+(?i: (?: di\s?mana | yakni | yaitu | artinya | maka | sehingga | dalam\s+rangka | di\s?antara ) \b
        | (?:dengan | melalui | pada) \s+ (?: indikator | tujuan | sasaran | target | penjabaran | fokus | program | strategi ) \b
        | dari\s+(?:visi | misi)\b | yang\s+sejalan\b | sebagai\s+(?:berikut | upaya)\b | misi\s+ini\b )
    | \s*\((?i: iku | INDICATOR )""".replace("INDICATOR", INDICATOR_WORD)
)


def sentences_of(text: str) -> list[str]:
    """The sentences of a passage."""
    return _SENTENCE.split(text)


def last_sentence(text: str) -> str:
    """The sentence that a passage ends with."""
    return _SENTENCE.split(text)[-1]


def begins_with_verb(text: str) -> bool:
    """True for words that begin with what is to be done or has come about, as misi, tujuan and sasaran do."""
    return bool(_VERB.match(text))


def listed(lead: str) -> str:
    """What a lead in front of a list or a colon lists ("misi", "sasaran", …): the noun nearest the colon.

    Nouns that are only the object of something ("untuk mewujudkan visi") or referred to ("misi tersebut") are not what is listed.

    >>> listed("Misi Kepala Daerah untuk mewujudkan Visi tersebut adalah sebagai berikut :"), listed("dengan sasaran sebagai berikut:")
    ('misi', 'sasaran')
    """
    sentence = last_sentence(lead)
    for match in reversed(list(_NOUN.finditer(sentence))):
        noun = match["noun"].lower()
        behind = sentence[match.end() :]
        if noun == "visi" or _OBJECT.search(sentence[: match.start()]) or _REFERRED.match(behind) or _ONE.match(behind):
            continue
        return noun
    return ""


def statement(text: str) -> str:
    """The statement at the beginning of a text, without its quotation marks and what the sentence goes on to say of it."""
    words = text.strip().lstrip("*_“”\"‘’': ")
    end = _END.search(words)
    words = bare(words[: end.start()] if end else words)
    return words.strip(' .,;:*_-–“”"‘’')


_CARDINAL = r"satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh"
_NUMBER = rf"\d{{1,2}}|{'|'.join(ORDINALS)}|[ivx]{{1,4}}|(?<=ke[\s-])(?:{_CARDINAL})"
_OF = r"yang|pembangunan|daerah|rpjm?d|kepala|politis|bupati|wali\s?kota|gubernur|pemerintah|provinsi|kabupaten|kota"
_NUMBERED = re.compile(
    rf"(?i)\b(?:misi|dan)\s+(?:(?:{_OF}|(?-i:[A-Z])\w+)\s+){{0,6}}(?:(?:ke|nomor|no\.?)\s*[-–]?\s*)?(?P<number>{_NUMBER})\b(?!\s*(?:misi|tahun|\(\w+\)))"
)
_SAYS = r"yaitu|yakni|adalah|ialah|berbunyi"
_QUOTED = re.compile(
    rf"(?i)\bmisi\b(?P<between>[^.“\"”‘]{{0,110}}?)"
    rf"(?:(?P<sign>{_SAYS}|merupakan|,|:)?\s*[*_]*[“\"”‘]\s*(?P<marked>[^“”\"’]{{12,260}})[”\"“’]"
    rf"|\s*(?:{_SAYS}|:)\s*[*_]*(?P<plain>[^“\"”‘]{{12,400}}))"
)
# What may stand behind a misi's number: whose it is, and for which years.
_WHOSE = rf"(?:\W+(?:{_OF}|tahun|periode|20\d\d|(?-i:[A-Z])[\w-]+))*"
_LAST_NUMBER = re.compile(
    rf"(?i)(?:^|\s|-)(?:ke\s*[-–]?\s*)?(?P<number>{_NUMBER})\W*(?:\([a-z]+\)\W*)?{_WHOSE}\W*(?:{_SAYS}|merupakan)?\W*$"
)
# "Tujuan daerah pada misi ini adalah …": what is said is the tujuan, which the misi only places.
_SUBJECT = re.compile(
    r"(?i)\b(?:tujuan|sasaran)\s+$|\b(?:tujuan|sasaran|indikator|strategi|arah\s+kebijakan)\b[^.;:“”\"]{0,90}"
    r"\b(?:pada|dari|untuk|atas|dalam|terkait|bagi|guna|demi|men?\w+|pencapaian)\s+(?:\w+\s+){0,2}$"
)
_STATES_IT = re.compile(r"(?i)\b(?:adalah|ialah|merupakan|yaitu|yakni)\b\W*$")

_FIRST_NUMBER = re.compile(
    rf"(?i)^\s*(?:(?:{_OF})\s+){{0,4}}(?:ke\s*[-–]?\s*)?(?P<number>{_NUMBER})\b"
    r"(?!\s*(?:\(\w+\)\s*)?misi\b)(?![^,]*\bmisi\b)"
)


# "“…” yang merupakan Misi ke-2 RPJMD", "“…” (Misi 2)": the words before their number.
_QUOTED_BEFORE = re.compile(
    rf"(?i)[“\"”](?P<marked>[^“”\"]{{12,260}})[”\"“]\s*,?\s*(?:yang\s+)?(?:(?:merupakan|sebagai|adalah|menjadi)\s+|\()"
    rf"misi\b(?:\s+(?:(?:{_OF})\s+){{0,3}}(?:ke\s*[-–]?\s*)?(?P<number>{_NUMBER})\b)?"
)
_OTHERS_WORDS = re.compile(r"(?i)\b(?:visi|tujuan|sasaran|program|tema)\b[^“”\".;]{0,60}$")


def _quoted_before(sentence: str) -> Iterator[tuple[int | None, str]]:
    for match in _QUOTED_BEFORE.finditer(sentence):
        if not _OTHERS_WORDS.search(sentence[: match.start()]):
            yield number_of(match["number"]) if match["number"] else None, match["marked"]


def mission_numbers(sentence: str) -> list[int]:
    """The numbers of the misi that a sentence names ("Misi Kedua dan Misi ke-5")."""
    return [number for match in _NUMBERED.finditer(sentence) if (number := number_of(match["number"]))]


def mission_quotations(sentence: str) -> Iterator[tuple[int | None, str]]:
    """The misi that a sentence quotes, in marks or behind "yaitu", "adalah" or a colon, with the number before them."""
    yield from _quoted_before(sentence)
    at = 0
    while (match := _QUOTED.search(sentence, at)) is not None:
        words = match["marked"] or match["plain"] or ""
        between = f"{match['between']} {match['sign'] or ''}"
        inner = match["plain"] and re.match(rf"(?i)\s*(?:misi\b|(?:ke\s*[-–]?\s*)?(?:{_NUMBER})\b)", words)
        of_other = _SUBJECT.search(sentence[: match.start()]) and _STATES_IT.search(
            sentence[match.start("between") : match.start("marked" if match["marked"] else "plain")]
        )
        if (
            inner
            or of_other
            or re.search(r"(?i)\b(?:visi|tujuan|sasaran)\b", between)
            or re.search(r"(?i)\bvisi\W+(?:dan\W+)?$", sentence[: match.start()])
        ):
            at = match.start() + 4  # "… adalah misi ke 4 yaitu …": the number stands within, the quotation further on
            continue
        number = _LAST_NUMBER.search(between) or _FIRST_NUMBER.match(between)
        yield number_of(number["number"]) if number else None, words
        at = match.end("marked") if match["marked"] else match.end()
