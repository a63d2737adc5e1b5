"""The lexicon of the reader: words by which cells, headers and statements are recognised. No document's own words."""

from __future__ import annotations

import re

from ...graph.ids import fold


def _set(text: str) -> frozenset[str]:
    """The words of a text, for a lexicon that is best read as lines of words."""
    return frozenset(text.split())


# Nouns and agentless verb forms with which Indonesian plans word a result ("Tersusunnya …", "Meningkatnya …"): outcome or output.
RESULT = re.compile(r"(?i)^(?:\w{3,}nya|persentase\s+ter\w+nya)\b")
# Nouns of measure with which indicators begin ("Jumlah …", "Persentase …"); "Presentase" is a common slip of the pen.
INDICATOR = re.compile(
    r"""(?ix) ^(?:\d+[.)]\s*)? (?:
        jumlah | p[re]{2}sentase | rata\s*-?\s*rata | indek | indeks | nilai | tingkat | rasio | cakupan | angka | predikat | skor | capaian
        | opini | laju
        | luas | panjang | prevalensi | frekuensi
        | proporsi | kepuasan | level | kategori | hasil | banyaknya | lama | waktu | ketersediaan | penurunan | peningkatan
    )\b"""
)
# Verbal nouns with which names of program, kegiatan and subkegiatan begin ("Penyusunan …", "Koordinasi …").
ACTIVITY = re.compile(
    r"""(?ix) ^(?:
        program | kegiatan | pe(?:n|ng|m|ny|r|l)?\w+an | koordinasi\w* | administrasi | fasilitasi | evaluasi | sosialisasi | sinergitas
        | harmonisasi | sinkronisasi | bimbingan | rehabilitasi | monitoring | operasional\w* | verifikasi | rekonsiliasi | inventarisasi
        | advokasi | supervisi | investigasi | promosi
    )\b"""
)
# What the names of agencies and of their parts begin with.
UNIT_OF_WORK = re.compile(
    r"""(?ix) ^(?:
        kel(?:urahan)?\.? | kec(?:amatan)?\.? | desa | seksi | sie | sub\s*-?\s*bag(?:ian)? | subbag | bagian | bidang | sekretariat
        | sekretaris | camat | lurah | dinas | badan | kasi | kasubbag | uptd? | puskesmas | upt | rsud | satuan | kepala | opd | skpd
        | perangkat[ ]daerah | inspektorat | kantor
    )\b"""
)
# Units of measure as plans print them in a column of their own or behind "//".
MEASURES = _set(
    """
    % persen persentase indeks indek nilai skor angka poin point predikat kategori level tingkat rasio
    dokumen dok laporan lap berkas naskah surat rekomendasi perda perkada sk data rekening lembar eksemplar cetakan
    orang org jiwa pegawai asn peserta keluarga kk rumah tangga lembaga lk kelompok pokmas ormas opd skpd pd
    desa kelurahan kecamatan rt rw kasus perkara usulan unsur
    unit buah paket set stel pasang jenis macam item komponen barang aset
    kendaraan bangunan gedung sarana prasarana fasilitas aplikasi sistem
    kegiatan forum event even layanan pelayanan kali jam hari bulan tahun
    lokasi titik ruas meter m m2 m² m3 m³ km ha hektar hektare ton kg kuintal kwintal liter rupiah rp ribu juta miliar milyar
    permil ‰ skala menit detik kwh mw kkal kapita usd bibit
    """
)
# Units of the official list of subkegiatan whose words are common ones elsewhere: units in brackets or behind "//".
UNIT_NAMES = frozenset(
    name.replace("_", " ")
    for name in _set(
        """
        ruang satuan_pendidikan berita_acara objek buku pelaku_usaha arsip kabupaten_kota sertifikat komunitas organisasi
        perpustakaan badan_usaha perusahaan kebijakan produk koperasi konten_digital daerah kepala_keluarga perangkat_daerah hektar
        hektare cagar_budaya instansi bendungan promosi usaha batang danau sambungan_rumah kawasan peta bendung kab_kota kesepakatan
        rute sampel setek pelatihan pengaduan anakan kerja_sama film substansi media judul penyelenggara publikasi kampung makam
        mahasiswa usaha_kegiatan entitas sanksi konten lokus pengguna daftar dinas wilayah permohonan satuan_permukiman operasi
        gampong pelaku_ekonomi pengelola jembatan aduan lisensi perizinan penerbit izin rumpun galur obyek_pajak objek_pajak
        sarana_dan_prasarana beasiswa ekor dosis gram bangunan_gedung_negara warisan_budaya_dunia kampung_kb bahasa
        pelabuhan_perikanan sertifikasi proyek artikel inovasi hari_kerja rukun_tetangga siswa guru nelayan petani balita ibu_hamil
        wisatawan entry entri
        """
    )
)
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
ORDINALS = {
    "pertama": 1, "kesatu": 1, "kedua": 2, "ketiga": 3, "keempat": 4, "kelima": 5,
    "keenam": 6, "ketujuh": 7, "kedelapan": 8, "kesembilan": 9, "kesepuluh": 10,
}  # fmt: skip
MONTHS = (
    "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november", "desember",
)  # fmt: skip
# First words of a row that sums others up, and rows of such words alone ("TOTAL KESELURUHAN", "JUMLAH BELANJA (Rp)").
TOTAL = re.compile(
    r"(?ix) ^\W* (?: (?:grand|sub)\s*-?\s*(?:total|jumlah) | total | jumlah | rekapitulasi | keseluruhan | (?:di)?pindah(?:an|kan) )\b"
)
TOTAL_ALONE = re.compile(
    r"""(?ix) ^\W* (?: (?: grand | sub | total | jumlah | keseluruhan | seluruhnya | seluruh | semua | pagu | anggaran | belanja | dana
        | biaya | pendanaan | indikatif | rp | rupiah | akhir | umum | perangkat[ ]daerah | opd | pd
        | (?:di)?pindah(?:an|kan) | (?:dari|ke|sampai)?[ ]?halaman(?:[ ]\d+)? | sebelumnya | berikutnya | ini | sementara ) \b\W* )+ $"""
)
# Rows that say by a number what they sum up or count: "Jumlah Program 4", "Sub Total Kegiatan II", "Total 4 program dan 12 kegiatan".
_COUNTED = r"(?:sub\s*-?\s*kegiatan|program|kegiatan|sasaran|tujuan|urusan|bidang(?:\s+urusan)?|indikator|halaman(?:\s+ini)?)"
_NUMBERED = r"(?:\d{1,4}|[ivx]{1,5}|[a-h])"
_COUNTING = re.compile(
    rf"""(?ix) ^\W* (?: (?:grand|sub)\s*-?\s*(?:total|jumlah) | total | jumlah | banyaknya )
        (?: \s+ (?:seluruh|semua|keseluruhan|pagu|anggaran|belanja|rp) )* (?: \W+ {_NUMBERED} (?: \s*\([^()]*\) )? )?
        \s+ {_COUNTED} (?: \W+ (?: ke \W+ )? {_NUMBERED} \b )?
        (?: \W+ (?: (?:dan|serta) \s+ )? (?: {_NUMBERED} \s+ )? {_COUNTED} (?: \W+ {_NUMBERED} \b )? )* \W* $"""
)
_SPACED = re.compile(r"\b(?:[^\W\d_] ){3,}[^\W\d_]\b")  # a word set with blanks between its letters
_NOTHING = frozenset(
    {
        "", "nihil", "tidakada", "tdkada", "belumada", "blmada", "n/a", "na", "#n/a", "null", "tad", "tidakadadata", "belumadadata",
        "datatidakada", "tidaktersedia", "belumtersedia", "tidakdianggarkan", "belumdianggarkan", "tidakdilaksanakan", "tidakditargetkan",
    }
)  # fmt: skip
_DASHES = "-–—―─_"

_BULLET = re.compile(r"^\s*(?:[•✓✔➢➤▪●○■□◦·*‣→»]|o(?=\s[A-Z])|[-–—](?=\s*\w))\s*")
_NUMBER = re.compile(r"^\s*(?:\(?\d{1,2}[.)]\)?|\(\d{1,2}\)|[a-z][.)]|\d{1,2}(?=\s+[A-Z]))\s*(?!\d)")
# A plan's own outline before a name: "II. PROGRAM …", "A. PROGRAM …", "1.2 Administrasi …", "1) Penyediaan …".
_OUTLINE = re.compile(
    r"^\s*(?:(?=[IVX])X{0,2}(?:IX|IV|V?I{0,3})[.)]|[A-H][.)]|[a-h][.)]|\(?\d{1,2}[.)]\)?|\d{1,2}(?:\.\d{1,2}){1,3}[.)]?)\s+(?=[A-Z][A-Za-z])"
)
_LOCAL = re.compile(
    r"^\s*\(?(?P<kind>T|S|OC|OT|PROG|KEG|SUB\s?KEG|IK|SP|ST|AK|TJ|SS|IKU|IKK)\s?[.\-]?\s?(?P<digits>\d+(?:\s?\.\s?\d+)*)\.?\)?(?=[\s:]|$)\s*[:.\-]?\s*"
)
_SEPARATORS = re.compile(r"\s*(?:\n|;|(?<=\S)\s[•✓✔➢➤▪●■□]\s?|\s(?=\d{1,2}[.)]\s?[A-Z]))\s*")


def bare(text: str) -> str:
    """A statement without its bullet, list number and closing semicolon ("- 1. Meningkatnya …;" → "Meningkatnya …")."""
    previous = None
    text = text.strip()
    while previous != text:
        previous = text
        text = _NUMBER.sub("", _BULLET.sub("", text), count=1).strip()
    return re.sub(r"\s*(?:[;,]|[;,]?\s+dan)$", "", text).strip()


def list_number(text: str) -> int | None:
    """The number of a list item ("2. Terwujudnya …", "2 Terwujudnya …"), or None."""
    match = re.match(r"^\s*[-–]?\s*\(?(\d{1,2})(?:[.)]|\s(?=[A-Z]))", text)
    return int(match[1]) if match else None


def local_number(text: str) -> tuple[str, str, str] | None:
    """A plan's own numbering at the start ("SUBKEG.1.3.1 Penyediaan …") as (kind, digits, rest), or None."""
    match = _LOCAL.match(text)
    if not match:
        return None
    return match["kind"].replace(" ", "").upper(), re.sub(r"\s", "", match["digits"]), text[match.end() :].strip()


def without_outline(name: str) -> str:
    """A name without the number that its plan's own outline puts before it, which no list of names has.

    >>> without_outline("II. PROGRAM PENATAAN DESA"), without_outline("1.2 Administrasi Umum"), without_outline("17 Agustus")
    ('PROGRAM PENATAAN DESA', 'Administrasi Umum', '17 Agustus')
    """
    return _OUTLINE.sub("", name, count=1)


def without_local(text: str) -> str:
    """The text without the plan's own numbering and list marks."""
    found = local_number(text)
    return bare(found[2] if found else text)


def without_mark(text: str) -> str:
    """A statement without the list's own mark in brackets at its end ("… perangkat daerah (S4)"); other brackets are words of it.

    >>> without_mark("Meningkatnya mutu layanan (S.1.2)"), without_mark("Meningkatnya nilai (SAKIP)")
    ('Meningkatnya mutu layanan', 'Meningkatnya nilai (SAKIP)')
    """
    return re.sub(r"\s*\((?:TJ|T|SS|S|M|IK[US]?)[.\s-]?\d{1,2}(?:\.\d{1,2})*\)\W*$", "", text)


def items(text: str) -> list[str]:
    """The statements that stand in one cell: split at line ends, semicolons, bullets and list numbers; marks removed."""
    if re.match(r"\s*[-–]\s?[A-Z]", text):  # the list's own mark is a hyphen
        text = re.sub(r"\s[-–]\s?(?=[A-Z])", "\n", text)
    if re.match(r"\s*a[.)]\s?[A-Z]", text):  # lettered, and run together
        text = re.sub(r"\s(?=[b-j][.)]\s?[A-Z][a-z])", "\n", text)
    parts = _SEPARATORS.split(" " + text.replace("\r", ""))
    return [part for part in (bare(piece) for piece in parts) if len(part) > 2 and fold(part)]


def is_total(text: str) -> bool:
    """True for words that only say that a row sums others up ("Jumlah", "TOTAL KESELURUHAN", "Jumlah Belanja (Rp)", "J U M L A H")."""
    words = _SPACED.sub(lambda run: run[0].replace(" ", ""), text)
    return bool(TOTAL.match(words) and TOTAL_ALONE.match(words))


def counts_rows(text: str) -> bool:
    """True for words that sum up or count numbered things of a table.

    >>> [counts_rows(words) for words in ("Jumlah Program 4", "Total 4 program dan 12 kegiatan", "Jumlah Program Televisi")]
    [True, True, False]
    """
    return bool(_COUNTING.match(text))


def is_nothing(text: str) -> bool:
    """True for a cell that says that there is nothing: empty, a dash of any length, "N/A", "n.a.", "t.a.d.", "Nihil", "tidak ada"."""
    words = re.sub(r"[\s.()]", "", text).lower()
    return words in _NOTHING or not words.strip(_DASHES)


def is_unit_of_work(text: str) -> bool:
    """True for the name of an organisational unit (kelurahan, seksi, sub bagian)."""
    return bool(UNIT_OF_WORK.match(text.strip())) and len(text) < 90


_PER = re.compile(  # "per 1.000 penduduk"
    r"(?i)(?:(?:kasus|orang|jiwa|kali|unit|%|persen)\s+)?per\s*-?\s*(?:\d[\d.]*\s+\w+(?:\s\w+)?|mil+e?|tahun|bulan|hari)"
)


def is_measure(text: str) -> bool:
    """True for a unit of measure ("dokumen", "Orang/Bulan", "%", "Pokmas/ ormas")."""
    text = text.strip()
    if not text or len(text) > 40 or text.isdigit():
        return False
    if text == "%" or _PER.fullmatch(text):
        return True
    words = [word for word in re.split(r"[\s/,().]+", text.lower()) if word and not word.isdigit()]
    if len(words) > 1 and "".join(words) in MEASURES:
        return True  # broken in a narrow cell
    return bool(words) and words[0] in MEASURES and (len(words) <= 2 or all(word in MEASURES for word in words))


def _names_a_unit(indicator: str, word: str) -> bool:
    """True for the official name of a unit, or for what the indicator says that it counts ("Jumlah kerja sama …" and "Kerja Sama")."""
    unit = fold(word)
    counted = fold(re.sub(r"(?i)^\W*(?:\d+[.)]\s*)?(?:jumlah|banyaknya|total)\s+", "", indicator))
    return (unit in UNIT_NAMES and not word.isupper()) or bool(unit and counted != fold(indicator) and f"{counted} ".startswith(f"{unit} "))


def split_measure(text: str) -> tuple[str, str | None]:
    """An indicator and the unit printed with it: "Jumlah X // Dokumen", "Jumlah X (orang)", "Jumlah X Dokumen" → (text, unit)."""
    text = text.strip()
    match = re.match(r"(?s)^(.*\S)\s*\(([A-Z][^()/]{1,30}/[^()/]{1,30})\)\s*\.?$", text)
    if match and is_measure(match[2]):
        return match[1].strip(" ."), match[2].strip()
    match = re.match(r"(?s)^(.*\S)\s*(//+|\s/\s)\s*([^/]{1,40}?(?:/\s?\w+)?)\.?$", text)
    if match and (is_measure(match[3].rstrip(".")) or (match[2].startswith("//") and _names_a_unit(match[1], match[3]))):
        return match[1].strip(" ."), match[3].strip(" .")
    match = re.match(r"(?s)^(.*\S)\s*[(\[](?:(?:dalam|satuan)\s*:?\s+)?([^()\[\]]{1,30})[)\]]\s*\.?$", text)
    if match and (is_measure(match[2]) or _names_a_unit(match[1], match[2])):
        return match[1].strip(" ."), match[2].strip()
    match = re.match(r"(?s)^(.*[\w)])\s+[-–]\s+([^\W\d][\w/ ]{1,20}|%)$", text)
    if match and INDICATOR.match(match[1]) and (is_measure(match[2]) or _names_a_unit(match[1], match[2])):
        return match[1].strip(" ."), match[2]
    # A unit that stuck to the text keeps its capital: "… sesuai prosedur. Orang", "… Perangkat Daerah Dokumen".
    match = re.match(r"(?s)^(.*[\w.)])\s+([A-Z][a-z]+(?:/[a-z]+)?)$", text)
    if match and is_measure(match[2]) and INDICATOR.match(match[1]) and match[2].lower() in fold(match[1]).split()[:3]:
        return match[1].strip(" ."), match[2]
    return text.rstrip(" ."), None
