"""The title page: its lines, and the agency, region and period that they name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ....graph.ids import fold
from ...documents.blocks import Pages, Paragraph
from ...language.cleaning import one_line
from ...language.offices import Named, is_office, is_region, kind_of_office, offices, proper, regions
from ...language.years import periods
from .kinds import RENSTRA_NAME, title_kind

_SMALL = frozenset(
    {"dan", "serta", "di", "ke", "dr", "untuk", "tahun", "pada", "dengan", "sampai", "hingga", "s", "d"}
)  # "s", "d": "2025 s.d. 2029"
_JOINT = re.compile(r"(?i)[ ,]*(?:(?:dan|serta|&)[ ,]*)?")  # what a name that goes on on the next line ends in
_AGAIN = 2  # times that a text must name what a title seems to name over two lines
_COLUMNS = 3  # of a table; a frame around a title has fewer
_SHEET = re.compile(r"(?i)^lembar\s+“")
_LINES = 40  # a title page has no more
_ENDS = re.compile(
    r"(?i)^\W*(?:kata\s+pengantar|daftar\s+(?:isi|tabel|gambar)|bab\s+[ivx\d]+\b|pendahuluan|ringkasan|latar\s+belakang|\d\.\d|tabel\b|menimbang|puji\b|dengan\s+rahmat)"
)
_ADDRESS = re.compile(
    r"(?i)^\W*(?:jl|jalan|alamat|telp|telepon|fax|website|laman|e-?mail|kode\s+pos|gedung|komplek)\b|@|https?:|www\.|telp|kode pos"
)
_DECREE = re.compile(r"(?i)^\W*(?:lampiran\W+)?(?:peraturan|keputusan|surat)\b(?P<about>.*?\btentang\b)?")
_ALONE = re.compile(
    r"(?i)^(?:kecamatan|kapanewon|kemantren|distrik|kelurahan|dinas|badan|kabupaten|kota|provinsi|rsud|puskesmas|biro|bagian|tahun)$"
)
# Lines of a title that name neither agency nor region.
_OTHER = re.compile(
    r"(?i)^\W*(?:pemerintah|peraturan|keputusan|nomor|tentang|tahun|periode|lampiran|rancangan|draf|final|perubahan|revisi|perangkat\s+daerah|s?k?opd\b|skpd\b|dokumen"
    r"|disusun|oleh|bupati|wali\s?kota|gubernur|logo|gambar|\d|edisi|bulan|januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november"
    r"|desember|[ivx]+$)|^\W*$"
)


@dataclass(frozen=True, slots=True)
class Title:
    """What a title page says; None for what it does not."""

    lines: tuple[str, ...] = ()
    office: Named | None = None
    region: Named | None = None
    period: tuple[int, int] | None = None
    near: tuple[Named, ...] = ()  # the other agencies beside it, the nearest first


def title_lines(pages: Pages) -> tuple[tuple[str, ...], frozenset[int]]:
    """The lines before the preface, the table of contents, the first chapter or table, without sentences; and which paragraphs they are.

    A kind alone on its line ("KECAMATAN") is joined to its name on the next.
    """
    lines: list[str] = []
    taken: set[int] = set()
    number = -1
    for block in pages.blocks:
        if not isinstance(block, Paragraph):
            if any(sum(map(bool, row.cells)) >= _COLUMNS for row in block.rows):
                break
            continue
        number += 1
        text = one_line(block.text).strip(" *#_")
        if number >= _LINES or _ENDS.match(text) or len(text) > 300:
            break
        if not text or _SHEET.match(text) or _is_sentence(text):
            continue
        taken.add(number)
        if lines and _ALONE.match(lines[-1]) and not _OTHER.match(text):
            lines[-1] = f"{lines[-1]} {text}"
        else:
            lines.append(text)
    return tuple(lines), frozenset(taken)


def _is_sentence(text: str) -> bool:
    """True for a line of running text: small words, and a full stop at its end."""
    small = [word for word in re.findall(r"[^\W\d_]+", text) if word.islower() and word not in _SMALL]
    return len(small) >= 2 and (text[-1] in ".;:" or len(small) > 0.6 * len(text.split()))


def read_title(lines: Sequence[str], everything: str) -> Title:
    """What the title page's lines say; `everything` is the text of the document, which confirms a name over several lines."""
    shown = [line for line in lines if not _ADDRESS.search(line)]
    office, near = _office(shown, everything)
    return Title(tuple(lines), office, _region(shown, everything), _period(shown), near)


def _bare(line: str) -> str:
    """A line without the document's own name."""
    return " ".join(RENSTRA_NAME.sub(" ", line).split()).strip(" -–—:()")


def _office(lines: Sequence[str], everything: str) -> tuple[Named | None, tuple[Named, ...]]:
    named_at = next((number for number, line in enumerate(lines) if title_kind(line)), None)
    found: list[tuple[int, Named]] = []
    for number, line in enumerate(lines):
        rest = _bare(line)
        decree = _DECREE.match(rest)
        if decree is not None:
            rest = rest[decree.end() :] if decree["about"] else ""
        if len(rest) > 200:
            continue
        for office in offices(rest):
            found.append((number, _wrapped(lines, number, rest, office, everything)))
    if not found:
        return _unknown(lines, named_at), ()
    behind = [entry for entry in found if named_at is not None and entry[0] >= named_at]
    number, office = (behind or found)[0]
    # A part of another agency plans for itself: the title names both, the whole for whose part it is.
    near = [other for at, other in sorted(found, key=lambda entry: (abs(entry[0] - number), -entry[0])) if abs(at - number) <= 3]
    chosen = next((other for other in near if other.part and not office.part), office)
    return chosen, tuple(other for other in near if other is not chosen)


def _wrapped(lines: Sequence[str], number: int, rest: str, office: Named, everything: str) -> Named:
    """A name with the lines that it goes on over ("DINAS PERUMAHAN RAKYAT" / "DAN KAWASAN PERMUKIMAN")."""
    if not _JOINT.fullmatch(rest[office.end :]):
        return office
    if office.kind in ("Bagian", "Biro") and number + 1 < len(lines):  # "BAGIAN UMUM" / "SEKRETARIAT DAERAH"
        together = next((found for found in offices(f"{rest} {lines[number + 1]}") if found.start == office.start), office)
        if together.end > len(rest) and is_office(lines[number + 1]):
            return together
    joined, names = rest, [office]
    for following in lines[number + 1 : number + 4]:
        own = RENSTRA_NAME.search(following)  # lines of a title that were run together
        line = following[: own.start()].strip() if own is not None else following
        if not line or not _goes_on(line, rest):
            break
        joined = f"{joined} {line}"
        longer = next((found for found in offices(joined) if found.start == office.start), None)
        if longer is None or longer.end <= len(joined) - len(line):
            break
        names.append(longer)
        if not _JOINT.fullmatch(joined[longer.end :]):
            break
    text = fold(everything)
    told = [name for name in names[1:] if text.count(fold(name.name)) >= _AGAIN]
    if told:
        return told[-1]
    bound = re.search(r"(?i)(?:\b(?:dan|serta)|,)$", rest) or (len(names) > 1 and re.match(r"(?i)(?:dan|serta)\b", lines[number + 1]))
    enclosed = len(names) > 1 and number + len(names) < len(lines) and is_region(_bare(lines[number + len(names)]))
    return names[-1] if bound or (enclosed and not office.territorial) else office


def _goes_on(line: str, first: str) -> bool:
    return (
        len(line) <= 70 and not re.search(r"\d{3}", line) and not _OTHER.match(line) and not title_kind(line) and not is_region(line)
        and not is_office(line) and line.isupper() == first.isupper()
    )  # fmt: skip


def _unknown(lines: Sequence[str], named_at: int | None) -> Named | None:
    """An agency of a kind that nobody lists: the place between the document's name and the region tells that it is one."""
    if named_at is None:
        return None
    for number, line in enumerate(lines[named_at : named_at + 6], named_at):
        rest = _bare(line)
        if is_region(rest):
            return None
        if not rest or _OTHER.match(rest) or len(rest) > 90 or not rest[0].isalpha() or not rest[0].isupper():
            continue
        name = rest
        place = next(regions(rest), None)
        if place is not None:
            name = rest[: place.start].strip()
        elif not any(is_region(_bare(after)) for after in lines[number + 1 : number + 3]):
            return None
        name = re.sub(r"(?i)\W*\b(?:tahun|periode)?\W*(?:19|20)\d\d.*$", "", name).strip()
        words = name.split()
        return Named(kind_of_office(name), proper(name), 0, len(name)) if words else None
    return None


def _region(lines: Sequence[str], everything: str) -> Named | None:
    found: list[Named] = []
    for line, following in zip(lines, [*lines[1:], ""], strict=False):
        if len(line) > 200:
            continue
        inside = [(other.start, other.end) for other in offices(line)]
        named = [region for region in regions(line) if not any(start < region.start < end for start, end in inside)]
        found += [_over_lines(region, line, following, everything) for region in named]
    if not found:
        return None
    local = [region for region in found if region.kind != "Provinsi"]
    counted = Counter(fold(region.name) for region in local or found)
    return max(local or found, key=lambda region: counted[fold(region.name)])


def _over_lines(region: Named, line: str, following: str, everything: str) -> Named:
    """A region with the line that its name goes on over ("KABUPATEN BUKIT" / "TINGGI RAYA"), where the text names it so again."""
    if region.end < len(line.rstrip()) or not following or not _goes_on(following, line):
        return region
    longer = next((found for found in regions(f"{line} {following}") if found.start == region.start), region)
    return longer if longer.end > region.end and fold(everything).count(fold(longer.name)) >= _AGAIN else region


def _period(lines: Sequence[str]) -> tuple[int, int] | None:
    """The period of the title: what stands beside the document's own name counts before others ("… periode RPJMD 2025-2029")."""
    joined = "\n".join(lines)
    found = [(_other_plan(joined[:start]), start, period) for start, period in periods(joined)]
    return min(found)[2] if found else None


def _other_plan(before: str) -> bool:
    return bool(re.search(r"(?i)\b(?:rpjmd|rpjpd|rpjmn|rpd)\b[^\n\d]{0,40}$", before))
