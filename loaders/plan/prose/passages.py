"""Running text as passages: wrapped lines put together, each with its place, its heading, and the list that follows it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ...documents.blocks import Pages, Paragraph, Place
from ...language.cleaning import joined, one_line
from ...language.labels import is_label, label_of, number_of
from ...language.lexicon import ORDINALS
from ...language.statements import is_open
from .charts import charted
from .quotations import begins_with_verb, last_sentence

_CAPTION = re.compile(r"(?i)^\W*(?:tabel|table|gambar|grafik|bagan|lampiran)\b")
_HEADING = re.compile(
    r"^(?:#{1,6}\s|BAB\b|Bab\s+[IVX]|[A-Z]\.\d|[A-Z]\.\s+[A-Z]|\d{1,2}\.\d{1,2}(?:\.\d{1,2})*\.?\s|(?:\w[.)]\s*)?(?i:tela+h\w*)\b)"
)
_OUTLINE = re.compile(r"^(?:#{1,6}\s*)?(?P<number>\d{1,2}(?:\.\d{1,2})+)")
_LETTERED = re.compile(r"^(?:#{1,6}\s*)?[A-Za-z][.)]\s")
_BULLET = r"(?:[•✓✔➢➤▪●○■□◦·*‣→»❖]|[–—-](?=\s*[“\"A-Zo(])|o(?=\s+[A-Z]))\s*"
_ITEM = re.compile(
    rf"^\s*(?:{_BULLET})*\(?(?P<mark>\d{{1,2}}|[a-z]|[ivx]{{1,4}}|[IVX]{{1,4}})\s?[.)]\)?\s*(?=[“\"‘'A-Z])|^\s*(?:{_BULLET})+"
)
# "Kesatu, …;" and "Kedua : …": an ordinal that counts a list as a digit does.
_ORDINAL = re.compile(rf"(?i)^\s*(?:{_BULLET})*(?P<word>{'|'.join(ORDINALS)})\s*[,:.)]\s*(?=\S)")
# A list that goes on in the sentence which leads to it: "… empat misi yaitu: 1) …; 2) …".
_INLINE = re.compile(
    rf"(?<=[\s:;,.])(?:\(?(?P<mark>\d{{1,2}}|[a-z])[.)]\s*(?=[“\"‘']?[A-Za-z])|(?:(?i:misi)\s+)?(?P<word>(?i:{'|'.join(ORDINALS)}))\s*[,:]\s*(?=\S)"
    r"|(?i:misi)\s+(?P<label>\d{1,2})\s*:\s*(?=\S))"
)
_AT_LABEL = re.compile(
    r"(?<=[.:;])\s+(?:[→>•–-]\s*)?(?=(?:MISI|TUJUAN|SASARAN|Misi|Tujuan|Sasaran)(?:\s+(?:\d[\d.]*|[A-Z][\w-]+|ke\W?\w+)){1,5}\s*:\s+[“\"]?[A-Z])"
)
# An arrow that leads from one statement of the chain to the next ("Misi 2 → Tujuan : … → Sasaran : … → Program …").
_AT_ARROW = re.compile(r"\s*(?:→|➔|➜|⇒|⟶|[-=]{1,2}>)\s*")
_PROGRAM = re.compile(r"(?i)^\W*program(?:\s+\w+){0,2}\s*:")  # a label above or before the programs that serve a sasaran
_MISSION_COUNTED = re.compile(rf"(?i)^\W*misi\s+(?P<word>{'|'.join(ORDINALS)})\s*,\s*(?=\S)")
_MISSIONS = re.compile(r"^\W*(?:[\d.]+\s+|[A-Za-z][.)]\s+)?(?:Misi|MISI)\b(?:(?!(?i:\btujuan|\bsasaran|\bprogram))[^.;:]){0,90}$")
_LEAD = re.compile(r"^(?:Adapun\s+)?(?:Misi|Tujuan|Sasaran)\b[^.;:]{0,100}:\s*$")  # "Sasaran dari tujuan kedua :" begins anew
_BARE_MARK = re.compile(r"\W*(?:\d{1,2}|[a-z])[.)]\W*$")
_COUNTED = re.compile(r"(?i)\b(?:misi|tujuan|sasaran)\b")
_ENDED = re.compile(r"[.;:!?]\W*$")
_LEADS_ON = re.compile(r"(?i)(?:\b(?:yaitu|yakni|adalah|ialah|berupa|meliputi)|:)\s*$")
_TO_SASARAN = re.compile(
    r"(?i)\b(?:dengan|dan)\s+(?:\w+\s+){0,2}sasaran(?:\s+(?:rpj?m?d|pembangunan|daerah|strategis))?\s*(?:yaitu|adalah)?\s*:?\s*$"
)
_LINE = 130  # letters that no line of a page has more of whose paragraphs were left as lines
_FULL = 0.7  # of the longest line's letters that a line has at least which was wrapped at the page's edge
# What is told of other governments: their misi, tujuan and sasaran are none of the region's.
_FOREIGN = re.compile(
    r"(?i)\b(?:k\s?/\s?l\b|kementerian|lembaga\s+negara|pemerintah\s+pusat|rpjmn|rpjpn|rpjpd|presiden|asta\s?cita|indonesia\s+emas|sdgs?)\b"
)
_PROVINCE = re.compile(r"(?i)\b(?:provinsi|propinsi|gubernur|daerah\s+(?:istimewa|khusus)\s+(?-i:[A-Z]))")
_REVIEW = re.compile(r"(?i)\btelaah\w*|\bpenelaahan|\bkajian\b|\bkeselarasan\b")


@dataclass(slots=True)
class Passage:
    """A paragraph of running text; `mark` is the list mark that it begins with, `heading` the last heading or caption above it.

    `foreign` tells one that stands where the plan of another government is told of.
    """

    text: str
    place: Place
    mark: str | None = None
    heading: str = ""
    foreign: bool = False
    items: list[Passage] = field(default_factory=list)  # the list that this passage introduces


def passages(pages: Pages, *, province: bool = False) -> list[Passage]:
    """The running text of a document; `province` for the plan of a province, which is no other government there."""
    found: list[Passage] = []
    heading, foreign, above = "", False, ""
    for paragraph in _whole(pages):
        text = paragraph.text
        is_heading = len(text) < 200 and (_HEADING.match(text) or _CAPTION.match(text)) and not _ENDED.search(text)
        if is_heading:
            reviewed = bool(_REVIEW.search(text)) and is_foreign(text, province=province)
            foreign = reviewed or (foreign and _is_below(text, above))
            above = text if reviewed else above if foreign else ""
            heading = text
        for part in (part for piece in _labels_apart(text) for part in _inline(piece)):
            mark, words = _marked(part)
            found.append(Passage(words, paragraph.place, mark, heading, foreign))
    _mark_missions(found)
    for at, passage in enumerate(found):
        if _leads(passage) or _heads_missions(found, at):
            passage.items = list(_list_after(found, at)) or list(_unmarked(found, at))
    return found


def _is_below(heading: str, above: str) -> bool:
    """True for a heading that its number or letter puts below a numbered one ("3.3.1", "a.", "A." below "3.3")."""
    own, upper = _OUTLINE.match(heading), _OUTLINE.match(above)
    if upper is None:
        return False
    return own["number"].startswith(f"{upper['number']}.") if own is not None else _LETTERED.match(heading) is not None


def _unmarked(found: Sequence[Passage], at: int) -> Iterator[Passage]:
    """The list behind "… dengan sasaran" whose marks were lost: short paragraphs that each begin with what is to come about."""
    if not _TO_SASARAN.search(found[at].text):
        return
    for passage in found[at + 1 : at + 9]:
        short = 12 < len(passage.text) < 160 and passage.text.rstrip()[-1] not in ":,"
        if passage.mark is not None or passage.heading != found[at].heading or not short or not begins_with_verb(passage.text):
            return
        yield passage


def _leads(passage: Passage) -> bool:
    return bool(_LEADS_ON.search(passage.text) or _TO_SASARAN.search(passage.text) or re.search(r"(?i)sebagai\s+berikut\W*$", passage.text))


def _mark_missions(found: Sequence[Passage]) -> None:
    """Take "Misi Pertama, meningkatkan …", "Misi Kedua, …" in a row for a list: by itself the sentence may say anything of a misi."""
    run: list[tuple[Passage, re.Match[str]]] = []
    for passage in [*found, None]:
        match = _MISSION_COUNTED.match(passage.text) if passage is not None and passage.mark is None else None
        if passage is not None and match is not None and number_of(match["word"]) == len(run) + 1:
            run.append((passage, match))
            continue
        for number, (counted, words) in enumerate(run if len(run) > 1 else (), start=1):
            counted.mark, counted.text = str(number), counted.text[words.end() :]
        run = []


def _heads_missions(found: Sequence[Passage], at: int) -> bool:
    """True for a title ("Misi Kabupaten …") right above a list that begins with what is to be done."""
    if not _MISSIONS.match(found[at].text) or label_of(found[at].text) is not None:
        return False
    following = found[at + 1 : at + 2]
    return bool(following) and following[0].mark in ("1", "a", "i", "-") and begins_with_verb(following[0].text)


def _marked(text: str) -> tuple[str | None, str]:
    """The list mark that a text begins with, an ordinal as its digit, and the words behind it."""
    if (counted := _ORDINAL.match(text)) is not None:
        return str(number_of(counted["word"])), text[counted.end() :].strip()
    match = _ITEM.match(text)
    return ((match["mark"] or "-"), text[match.end() :].strip()) if match else (None, text)


def _labels_apart(text: str) -> list[str]:
    """A paragraph in which labelled lines were run together ("… berikut: Tujuan 1: … Sasaran 1: …") as one text a line; else as it is."""
    pieces = [piece for piece in _AT_ARROW.split(text) if piece]
    if len(pieces) > 1:  # "Alur keterkaitan: Misi 3 … → Tujuan …"
        pieces[0] = re.sub(r"^[^:“”\"]{3,60}:\s*(?=(?i:misi|tujuan|sasaran)\b)", "", pieces[0])
    if len(pieces) > 1 and any((label := label_of(piece)) is not None and label.rest for piece in pieces):
        return pieces
    pieces = _AT_LABEL.split(text)
    if _BARE_MARK.match(pieces[0]):  # "1. Misi 1: …" is one item of a list
        return [text]
    labels = [label_of(piece) for piece in pieces[1:]]
    return pieces if all(label is not None and label.rest for label in labels) else [text]


def _inline(text: str) -> list[str]:
    """A paragraph in which a lead to misi, tujuan or sasaran goes on with its list, as the lead and one text an item; else as it is."""
    places: list[re.Match[str]] = []
    for match in _INLINE.finditer(text):
        if match["mark"] and match["mark"].isalpha():
            counts = match["mark"] == "abcdefghijklmno"[len(places) : len(places) + 1]
        else:
            counts = number_of(match["mark"] or match["word"] or match["label"]) == len(places) + 1
        if counts:
            places.append(match)
    lead = text[: places[0].start()].rstrip(" (") if places else ""
    if len(places) < 2 and not lead.endswith(":"):  # a list's first item may stand on its lead's line
        return [text]
    sentence = last_sentence(lead)
    if not (places[0]["label"] or _COUNTED.search(sentence)) or not (_LEADS_ON.search(lead) or re.search(r"(?i)berikut\W*$", lead)):
        return [text]
    ends = [*(match.start() for match in places[1:]), len(text)]
    items = [text[match.start() : end].strip(" (") for match, end in zip(places, ends, strict=True)]
    return [f"{lead.rstrip(' :,')}:", *(re.sub(r"(?i)[,;]?\s*\b(?:dan|serta)$", "", item) for item in items)]


def is_foreign(text: str, *, province: bool = False) -> bool:
    """True for words that name another government's plan."""
    return bool(_FOREIGN.search(text) or (not province and _PROVINCE.search(text)))


def _list_after(found: Sequence[Passage], at: int) -> Iterator[Passage]:
    """The items behind the passage at `at`: those with marks of one kind, explanations between them left out."""
    kind: str | None = None
    last: Passage | None = None
    count = between = 0
    for passage in found[at + 1 : at + 40]:
        if passage.mark is None:
            between += 1
            if last is not None and between == 1 and _ends_item(passage, found[at]) and not _ENDED.search(last.text):
                last.text = joined(last.text, passage.text)  # the last words of a wrapped item
            elif between > 2 or not kind or _CAPTION.match(passage.text) or passage.heading != found[at].heading or _leads(passage):
                return
            continue
        own = _kind(passage.mark, kind)
        kind = kind or own
        if own != kind:
            continue
        count += 1
        if own != "mark" and (number_of(passage.mark) if own != "letter" else ord(passage.mark) - ord("a") + 1) != count:
            return
        between, last = 0, passage
        yield passage


def _ends_item(passage: Passage, lead: Passage) -> bool:
    """True for the last words of a wrapped item: short, and no heading or label of what follows ("4.2 Sasaran", "Sasaran")."""
    titles = passage.heading != lead.heading or _COUNTED.match(passage.text) is not None or label_of(passage.text) is not None
    return len(passage.text.split()) <= 3 and not titles and not _leads(passage)


def _kind(mark: str, kind: str | None) -> str:
    """What a list counts with; "i" begins a list in Roman numerals and goes on with one in letters."""
    if mark.isdigit() or not mark.isalpha():
        return "digit" if mark.isdigit() else "mark"
    roman = kind in (None, "roman") and (mark.lower() == "i" or kind is not None) and number_of(mark) is not None
    return "roman" if roman or mark.isupper() or len(mark) > 1 else "letter"


def _whole(pages: Pages) -> Iterator[Paragraph]:
    """Paragraphs with the lines that they were wrapped into put together; a table between two lines parts them."""
    widths: dict[int | None, list[int]] = {}
    for paragraph in pages.paragraphs():
        widths.setdefault(paragraph.place.page, []).append(len(paragraph.text))
    wrapped_at = {page: _wrapped_at(lengths) for page, lengths in widths.items()}
    last: Paragraph | None = None
    for block in charted(pages.blocks):
        if not isinstance(block, Paragraph):
            if last is not None:
                yield last
            last = None
            continue
        text = one_line(block.text)
        if not text:
            continue
        if last is not None and _goes_on(last.text, text, wrapped_at[block.place.page]):
            last = Paragraph(joined(last.text, text), last.place)
            continue
        if last is not None:
            yield last
        last = Paragraph(text, block.place)
    if last is not None:
        yield last


def _wrapped_at(lengths: Sequence[int]) -> float:
    """The letters of a line that was wrapped at the page's edge, on a page that holds lines instead of paragraphs; else infinity."""
    longest = max(lengths)
    full = sum(length >= _FULL * longest for length in lengths)
    return _FULL * longest if longest < _LINE and len(lengths) >= 10 and full >= 0.5 * len(lengths) else float("inf")


def _goes_on(text: str, following: str, wrapped_at: float) -> bool:
    """True where a paragraph is the rest of the one above it, which has at least `wrapped_at` letters where it is but a line."""
    if (
        _ITEM.match(following)
        or _ORDINAL.match(following)
        or _CAPTION.match(following)
        or _HEADING.match(following)
        or label_of(following)
        or _PROGRAM.match(following)
        or _LEAD.match(following)
        or _MISSION_COUNTED.match(following)
        or len(text) > 4000
    ):
        return False
    if is_label(text):
        return following[:1] in '“"‘”:'
    if _LEADS_ON.search(text):
        return following[:1] in '“"‘”' or not text.rstrip().endswith(":")
    if _ENDED.search(text):
        return False
    wrapped = len(text) >= wrapped_at and not _CAPTION.match(text) and not _HEADING.match(text)
    return following[:1].islower() or wrapped or (is_open(text) and not (_ITEM.match(text) and text.rstrip().endswith(",")))
