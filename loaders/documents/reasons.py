"""Why something printed was not read: every reason in one place, in the languages that the commands speak."""

from __future__ import annotations

from enum import Enum


class Reason(Enum):
    """A reason as (Indonesian, English)."""

    NO_HEADER = ("kepala tabel tidak dikenali", "no header recognised")
    NO_LINES = (
        "tabel tanpa garis yang barisnya tidak dapat dipisahkan dengan pasti; beri garis, atau simpan sebagai Word atau Excel",
        "a table without lines whose rows cannot be told apart for certain; give it lines, or save it as Word or Excel",
    )
    NO_FIGURES = ("daftar program tanpa pagu dan indikator", "a list of programs without money and indicators")
    OUTSIDE = ("isi tabel bukan bagian dari cascading", "the table is no part of the cascade")
    PAST_RESULTS = ("realisasi tahun-tahun lalu", "results of past years")
    UNKNOWN_YEARS = ("tahun realisasi hanya dihitung dan tidak tercetak", "results whose years are only counted, not printed")
    UNNAMED_PAST = ("realisasi pada baris tanpa indikator atau uraian", "results on a row without an indicator or item")
    NOT_IN_PLAN = (
        "program, kegiatan atau subkegiatan yang tidak dikenali di tabel program rencana ini",
        "a program, kegiatan or subkegiatan that is not recognised among the plan's own",
    )
    NO_PRIORITY = ("subkegiatan tanpa program prioritas di atasnya", "a subkegiatan without a priority program above it")
    BEFORE_PERIOD = ("tahun sebelum periode rencana", "years before the plan's period")
    NO_OWNER = ("indikator tanpa tujuan atau sasaran di atasnya", "an indicator without a goal (tujuan) or sasaran above it")
    NO_PROGRAM = ("baris tanpa program di atasnya", "a row without a program above it")
    NAMELESS = ("angka pada baris yang tidak menyebut apa pun", "figures on a row that names nothing")
    UNKNOWN_GOAL = ("tujuan yang tidak ada di tabel tujuan dan sasaran", "a goal (tujuan) that the table of goals does not state")
    UNKNOWN_SASARAN = ("sasaran yang tidak ada di tabel tujuan dan sasaran", "a sasaran that the table of goals does not state")
    NO_NAME = ("nama program, kegiatan atau subkegiatan tidak terbaca", "no readable name of a program, activity or subactivity")
    HIDDEN_SHEET = ("lembar tersembunyi tidak dibaca", "a hidden sheet is not read")
    NO_CELLS = ("lembar tanpa sel (grafik)", "a sheet without cells (a chart)")
    NO_TEXT = ("halaman berupa gambar tanpa teks", "a page that is a picture without text")
    NO_OCR = (
        "halaman hasil pindai; pasang tesseract dengan bahasa Indonesia agar dibaca",
        "a scanned page; install tesseract with its Indonesian model to have it read",
    )
    OCR_FAILED = (
        "halaman hasil pindai tidak terbaca oleh OCR, misalnya karena kabur",
        "a scanned page that OCR could not read, as where it is blurred",
    )
    PICTURE = (
        "tabel berupa gambar; pasang tesseract dengan bahasa Indonesia agar dibaca",
        "a table that is a picture; install tesseract with its Indonesian model to have it read",
    )
    PICTURE_FAILED = (
        "tabel berupa gambar yang tidak terbaca oleh OCR; sisipkan tabel aslinya sebagai teks",
        "a table that is a picture which OCR could not read; put in the table itself as text",
    )
    PICTURE_TWICE = (
        "tabel berupa gambar; isinya juga tercetak sebagai teks, dan teks itu yang dibaca",
        "a table that is a picture; the document prints it as text too, and that text is read",
    )
    DRAWING = (
        "bagan cascading atau pohon kinerja berupa gambar; pasang tesseract dengan bahasa Indonesia agar dibaca",
        "a drawn cascade that is a picture; install tesseract with its Indonesian model to have it read",
    )
    DRAWING_FAILED = (
        "bagan cascading atau pohon kinerja berupa gambar yang kotaknya tidak dikenali; tulis pernyataannya sebagai teks",
        "a drawn cascade that is a picture whose boxes were not recognised; write its statements as text",
    )
    NO_UNICODE = (
        "huruf terlihat tetapi fontnya tanpa peta Unicode; pasang tesseract berbahasa Indonesia agar dibaca OCR, atau simpan ulang PDF",
        "letters are seen but their font has no Unicode map; install tesseract with its Indonesian model for OCR, or save the PDF again",
    )
    OCR = ("halaman dibaca dengan OCR, periksa angkanya", "pages read by OCR, check their figures")
    OCR_UNSURE = ("angka yang mungkin salah dibaca OCR", "figures that OCR may have misread")
    OCR_UNTRUSTED = (
        "angka pada gambar terlalu kabur untuk dipercaya, tidak dipakai; pakai berkas aslinya atau pindai paling sedikit 200 dpi",
        "a figure in a picture too blurred to be trusted, left out; use the original file, or scan at 200 dpi or more",
    )
    OCR_MENDED = (
        "angka OCR yang diragukan, dibetulkan oleh dua jumlah di tabelnya",
        "a doubtful figure of OCR that two sums of its table mend",
    )
    OCR_SLIP = (
        "angka OCR yang berbeda satu angka dari jumlahnya: salah baca, atau tercetak begitu; periksa di halamannya",
        "a figure of OCR that is one digit away from its sums: misread, or printed so; look at the page",
    )
    STRUCK = ("dicoret di dokumennya, tidak dibaca sebagai isi", "struck through in the document, so no part of the plan")
    REPEATED = ("baris yang sama tercetak dua kali berturut-turut", "the same row printed twice in a row")
    SECTION = ("judul bagian di dalam tabel, tanpa isi sendiri", "the heading of a section of a table, which states nothing itself")
    FORMER = ("hanya ada di edisi sebelum perubahan", "stated by the plan's former edition alone")
    DATE = (
        "tanggal di kolom angka, mungkin angka yang diubah lembar kerja",
        "a date among figures, perhaps a figure that the sheet changed",
    )
    NO_ROLE = ("kolom yang artinya tidak dikenali", "a column whose meaning is not known")
    NOT_A_FACT = ("isi yang tidak menjadi fakta", "contents that became no fact")
    NO_FACT = ("baris yang tidak menjadi fakta", "rows that became no fact")
    NO_FIGURE = ("baris tanpa angka di tabel hasil tahun lalu", "a row without figures in a table of past results")
    NOT_ONE_ROW = ("tidak satu baris pun dari tabel ini terbaca", "not one row of this table was read")
    DAMAGED_AMOUNT = ("jumlah uang rusak", "a damaged amount of money")

    NOT_OF_REGION = (
        "strategi, arah kebijakan atau pagu tujuan milik daerah belum mempunyai tempat dalam graf",
        "strategies, policies or the money of goals of a region have no place in the graph yet",
    )

    @property
    def read(self) -> bool:
        """True for what was read and only asks for a second look, or was rightly passed over: nothing of the plan is lost."""
        return self in (
            Reason.OCR, Reason.OCR_UNSURE, Reason.OCR_MENDED, Reason.OCR_SLIP, Reason.STRUCK, Reason.REPEATED, Reason.SECTION,
        )  # fmt: skip

    @property
    def unseen(self) -> bool:
        """True where a whole page, or a table that is a picture, was seen and not read."""
        return self in (
            Reason.NO_TEXT, Reason.NO_OCR, Reason.OCR_FAILED, Reason.PICTURE, Reason.PICTURE_FAILED, Reason.DRAWING, Reason.DRAWING_FAILED,
            Reason.NO_UNICODE,
        )  # fmt: skip

    @property
    def what(self) -> str:
        """The kind of thing that this reason is usually given for: "page", "picture", "table", "column", "row" or "cell"."""
        return _WHAT.get(self, "row")

    def text(self, lang: str = "id") -> str:
        """The reason in a language: "id", or "en"."""
        return self.value[1 if lang == "en" else 0]


_WHAT = {
    Reason.NO_HEADER: "table", Reason.NO_LINES: "table", Reason.NO_FIGURES: "table", Reason.OUTSIDE: "table", Reason.PAST_RESULTS: "table",
    Reason.BEFORE_PERIOD: "table", Reason.HIDDEN_SHEET: "table", Reason.NO_CELLS: "picture", Reason.NO_TEXT: "page",
    Reason.NO_OCR: "page", Reason.PICTURE: "picture", Reason.PICTURE_TWICE: "picture", Reason.PICTURE_FAILED: "picture",
    Reason.DRAWING: "picture", Reason.DRAWING_FAILED: "picture",
    Reason.OCR_FAILED: "page", Reason.NO_UNICODE: "page", Reason.OCR: "page", Reason.OCR_UNSURE: "cell",
    Reason.OCR_UNTRUSTED: "cell", Reason.OCR_MENDED: "cell", Reason.OCR_SLIP: "cell", Reason.DAMAGED_AMOUNT: "cell",
    Reason.UNKNOWN_YEARS: "table", Reason.NOT_IN_PLAN: "cell", Reason.NO_PRIORITY: "cell",
    Reason.NO_ROLE: "column", Reason.NOT_A_FACT: "cell", Reason.NOT_ONE_ROW: "table", Reason.DATE: "cell",
    Reason.UNKNOWN_GOAL: "cell", Reason.UNKNOWN_SASARAN: "cell",
}  # fmt: skip
