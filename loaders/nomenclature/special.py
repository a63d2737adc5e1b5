"""For whom a code of the official list holds: kabupaten and kota, provinces, or one province's special autonomy.

The fourth part of a code says whose it is (Permendagri 90/2019: 1 provinces, 2 kabupaten and kota, higher digits one province with a
law of its own and the kabupaten and kota in it). Which these are by those laws, and which they consist of, stands here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ...graph.ids import fold

PROVINCE, REGENCY = "1", "2"
_FEWEST = 3  # printed codes of a special autonomy that say by themselves that the plan is of that province

# Digit → the names of its provinces, and of the kabupaten and kota that do not bear them.
_SPECIAL: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "3": (
        ("papua", "papua selatan", "papua tengah", "papua pegunungan"),
        ("jayapura", "sarmi", "keerom", "supiori", "biak numfor", "kepulauan yapen", "waropen", "mamberamo raya", "merauke",
         "boven digoel", "mappi", "asmat", "nabire", "paniai", "mimika", "puncak jaya", "puncak", "dogiyai", "intan jaya", "deiyai",
         "jayawijaya", "pegunungan bintang", "yahukimo", "tolikara", "mamberamo tengah", "yalimo", "lanny jaya", "nduga"),
    ),
    "4": (
        ("papua barat", "papua barat daya"),
        ("manokwari", "manokwari selatan", "pegunungan arfak", "teluk bintuni", "teluk wondama", "fakfak", "kaimana", "sorong",
         "sorong selatan", "raja ampat", "tambrauw", "maybrat"),
    ),
    "5": (
        ("daerah istimewa yogyakarta", "di yogyakarta", "diy", "yogyakarta"),
        ("kulon progo", "kulonprogo", "bantul", "gunungkidul", "gunung kidul", "sleman"),
    ),
    "6": (
        ("daerah khusus ibukota jakarta", "dki jakarta", "daerah khusus jakarta", "dkj", "jakarta"),
        ("jakarta pusat", "jakarta utara", "jakarta barat", "jakarta selatan", "jakarta timur", "kepulauan seribu"),
    ),
    "7": (
        ("aceh", "nanggroe aceh darussalam"),
        ("simeulue", "pidie", "pidie jaya", "bireuen", "gayo lues", "nagan raya", "bener meriah", "sabang", "langsa", "lhokseumawe",
         "subulussalam", "banda aceh", "aceh singkil", "aceh selatan", "aceh tenggara", "aceh timur", "aceh tengah", "aceh barat",
         "aceh besar", "aceh utara", "aceh barat daya", "aceh tamiang", "aceh jaya"),
    ),
    "8": (
        ("bali",),
        ("badung", "bangli", "buleleng", "denpasar", "gianyar", "jembrana", "karangasem", "klungkung", "tabanan"),
    ),
}  # fmt: skip
ADMINISTRATIVE = "6"  # its kota and kabupaten are the province's own offices
_KINDS = ("provinsi", "propinsi", "kabupaten", "kota", "administrasi", "adm")


def whose(code: str) -> str | None:
    """The digit that says whose a kegiatan or subkegiatan is; None for a program, which does not say."""
    parts = code.split(".")
    return parts[3] if len(parts) > 4 and len(parts[3]) == 1 else None


def is_special(digit: str) -> bool:
    """Whether a digit stands for one province's special autonomy."""
    return digit not in (PROVINCE, REGENCY)


def digits_of(region: str, printed: Iterable[str]) -> frozenset[str]:
    """The digits of special autonomy that hold in a region: by its name, or by several codes that its plan prints."""
    words = fold(region).split()
    while words and words[0] in _KINDS:
        words = words[1:]
    name = " ".join(words)
    found = {digit for digit, (provinces, parts) in _SPECIAL.items() if name in provinces or name in parts}
    told = Counter(digit for code in printed if (digit := whose(code)) and is_special(digit))
    return frozenset(found | {digit for digit, number in told.items() if number >= _FEWEST})
