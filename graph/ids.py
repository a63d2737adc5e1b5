"""Stable, readable ids: the same statement read twice, by whatever order of reading, has the same id.

An id is built from what the document prints (its codes, else its words), never from a position in it.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

# Words of a name that are abbreviated in ids, or left out: "Kabupaten Tirtasari" is tirtasari, "Kecamatan Ranupuspa" kec-ranupuspa.
_DROPPED_REGION_WORDS = ("kabupaten", "kab")
_SHORT_AGENCY_WORDS = {"kecamatan": "kec", "kelurahan": "kel"}
_SLUG_LENGTH = 60  # characters; a text without blanks must not become an id of a page's length


@lru_cache(maxsize=50_000)  # the same statements are folded again and again
def fold(text: str) -> str:
    """Lower case letters and digits of any script with single blanks between words; accents and punctuation go."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    plain = "".join(char for char in plain if not unicodedata.combining(char) and char != "\u00ad")
    return " ".join("".join(char if char.isalnum() else " " for char in plain).split())


def slug(text: str, words: int = 6) -> str:
    """The first words of a text, joined by hyphens; "x" where it has neither letter nor digit."""
    return "-".join(fold(text).split()[:words])[:_SLUG_LENGTH].strip("-") or "x"


def short_hash(text: str) -> str:
    """Six hexadecimal digits that tell folded texts apart."""
    return hashlib.sha1(fold(text).encode("utf-8", "replace"), usedforsecurity=False).hexdigest()[:6]


def slug_hash(text: str) -> str:
    """The key of a statement that has no code: readable by its slug, distinct by its hash."""
    return f"{slug(text)}-{short_hash(text)}"


def region_id(name: str) -> str:
    """`Kabupaten Tirtasari` → `tirtasari`; a kota or a province keeps its word, as both may share a kabupaten's name."""
    words = fold(name).split()
    if len(words) > 1 and words[0] in _DROPPED_REGION_WORDS:
        words = words[1:]
    return slug(" ".join(words), words=12)


def agency_id(region: str, name: str) -> str:
    """`agency_id("tirtasari", "Kecamatan Ranupuspa")` → `tirtasari/kec-ranupuspa`."""
    words = fold(name).split()
    if len(words) > 1:
        words[0] = _SHORT_AGENCY_WORDS.get(words[0], words[0])
    return f"{region}/{slug(' '.join(words), words=12)}"


def unit_id(agency: str, name: str) -> str:
    """A kelurahan, seksi or sub bagian of an agency."""
    return f"{agency}/unit/{slug(name, words=12)}"


def document_id(agency: str, kind: str, start: int, end: int, revision: int | str | None = None) -> str:
    """`tirtasari/kec-ranupuspa/renstra-2025-2029`. An RPJMD hangs on its region: pass the region's id as `agency`."""
    name = f"{agency}/{slug(kind)}-{start}-{end}"
    return name if revision is None else f"{name}-{slug(str(revision))}"


def shared_id(region: str, start: int, end: int, level: str, text: str | None = None, code: str | int | None = None) -> str:
    """What several documents of one region and period state: `tirtasari/2025-2029/misi/5`; the visi has no key of its own."""
    base = f"{region}/{start}-{end}/{level}"
    if code is not None and str(code).strip():
        return f"{base}/{code_key(str(code))}"
    return base if text is None else f"{base}/{slug_hash(text)}"


def code_key(code: str) -> str:
    """A printed code as part of an id: without blanks, and with nothing in it that separates the parts of an id."""
    return re.sub(r"[\s/@~?#]+", "", code.strip().strip(".")) or "x"


def statement_id(parent: str, level: str, text: str, code: str | None = None) -> str:
    """`<document>/tujuan/<slug>-<hash>`, or with a printed code `<document>/prog/7.01.01`."""
    return f"{parent}/{level}/{code_key(code)}" if code else f"{parent}/{level}/{slug_hash(text)}"


def child_id(parent: str, text: str) -> str:
    """A program, kegiatan or subkegiatan without code below its parent: `<parent>/<slug>-<hash>`."""
    return f"{parent}/{slug_hash(text)}"


def indicator_id(owner: str, text: str, unit: str | None = None) -> str:
    """One indicator per owner, text and unit (kelurahan, seksi): `<owner>/ind/<slug>-<hash>[@unit]`."""
    return f"{owner}/ind/{slug_hash(text)}{_at(unit)}"


def measured_id(document: str, owner: str) -> str:
    """The owner as part of its indicators' ids: itself below its document, else below the document that measures it.

    What several documents state of the region each measures in its own way.
    >>> measured_id("tirtasari/kec-ranupuspa/renstra-2025-2029", "tirtasari/2025-2029/sasaran/layanan-prima-1a2b3c")
    'tirtasari/kec-ranupuspa/renstra-2025-2029/rpjmd/sasaran/layanan-prima-1a2b3c'
    """
    if owner == document or owner.startswith(f"{document}/"):
        return owner
    return "/".join([document, "rpjmd", *owner.split("/")[2:]])


def target_id(indicator: str, year: int | None, other: str | None = None) -> str:
    """`<indicator>/target/2026`, `…/akhir` for the end of the period; `other`: the text of a contradicting target."""
    base = f"{indicator}/target/{'akhir' if year is None else year}"
    return base if other is None else f"{base}~{slug_hash(other)}"


def budget_id(owner: str, year: int | None, unit: str | None = None, other: int | None = None) -> str:
    """`<owner>/pagu/2026[@unit]`, `…/akhir` for the end of the period; `other`: the rupiah of a contradicting figure."""
    base = f"{owner}/pagu/{'akhir' if year is None else year}{_at(unit)}"
    return base if other is None else f"{base}~{other}"


def realisation_id(document: str, of: str, year: int, other: str | None = None) -> str:
    """`<document>/realisasi/<slug>-<hash>/2021`; `other`: what another row of the same words and year states."""
    base = f"{document}/realisasi/{slug_hash(of)}/{year}"
    return base if other is None else f"{base}~{short_hash(other)}"


def priority_id(document: str, text: str) -> str:
    """A priority program as one plan's list names it: `<document>/prioritas/<slug>-<hash>`."""
    return f"{document}/prioritas/{slug_hash(text)}"


def unread_id(document: str, place: str, told: str) -> str:
    """What of a document was not read: `<document>/unread/p12-<hash>`, the place readable, `told` (its words and reason) the hash."""
    return f"{document}/unread/{slug(place, words=12)}-{short_hash(told)}"


def _at(unit: str | None) -> str:
    return f"@{slug(unit, words=12)}" if unit else ""


def concept_id(kind: str, key: str) -> str:
    """The id of a hub: "pengertian/indicator/nilai-sakip"; its key is the lexicon's, else that of its first wording."""
    return f"pengertian/{fold(kind)}/{key}"
