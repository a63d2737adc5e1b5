"""How fast PDFs are read, against one process that extracts the tables of every page with pdfplumber, and that no page is lost.

    uv run python benchmarks/pdf.py [--against COMMIT] [FILE.pdf …]

With a commit it compares with that only: both versions read each file in turn, in processes of their own, without recognising
pictures, and of each the least user time counts, since a machine that others use is never quick by chance.

Without files it takes the example documents that are PDFs. Prints pages a second with one and two processes, what pdfium's lines
alone gain where pdfplumber's table functions find the cells, the pages on which the baseline finds codes of programs that our
tables lack (there must be none: exit code 1), and the peak memory. All runs are on this machine, one after the other.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path

import pdfplumber
import pypdfium2
from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges
from selaras.examples import documents
from selaras.loaders.documents.blocks import Fragment, Pages
from selaras.loaders.documents.pdf.marks.extract import page_objects
from selaras.loaders.documents.pdf.marks.objects import PageObjects
from selaras.loaders.documents.pdf.page import page_content
from selaras.loaders.documents.pdf.read import read_pdf
from selaras.loaders.tables.pages.joining import joined_pages

_ROOT = Path(__file__).parent.parent
_ROUNDS = 3
_CODE = re.compile(r"(?<![\d.])\d\.\d{2}\.\d{2}\.\d\.\d{2}(?:\.\d{4})?(?![\d.])")


def codes_of(cells: list[str]) -> set[str]:
    """The codes of kegiatan and subkegiatan in cells; white space in them is a narrow cell's wrapping."""
    return {code for cell in cells for code in _CODE.findall(re.sub(r"\s", "", cell.split(" - ")[0]))}


def baseline(path: Path) -> tuple[float, list[set[str]]]:
    """Seconds that pdfplumber takes for the tables of every page, and the codes that it finds on each."""
    start = time.perf_counter()
    found = []
    with pdfplumber.open(path) as document:
        for page in document.pages:
            tables = page.extract_tables()
            found.append(codes_of([cell for table in tables for row in table for cell in row if cell]))
            page.close()
    return time.perf_counter() - start, found


def ours(path: Path, processes: int) -> tuple[float, Pages]:
    """Seconds that the reader takes with so many processes, and what it read."""
    start = time.perf_counter()
    pages = joined_pages(read_pdf(path, processes=processes))
    return time.perf_counter() - start, pages


def cells_by_pdfplumber(objects: PageObjects) -> int:
    """The cells that pdfplumber's table functions find in the lines that pdfium gives."""
    edges = [{"orientation": "h", "x0": e.start, "x1": e.end, "top": e.at, "bottom": e.at, "width": e.end - e.start} for e in objects.level]
    edges += [
        {"orientation": "v", "x0": e.at, "x1": e.at, "top": e.start, "bottom": e.end, "height": e.end - e.start} for e in objects.upright
    ]
    cells = intersections_to_cells(edges_to_intersections(merge_edges(edges, 3, 3, 3, 3), 3, 3)) if edges else []
    return sum(map(len, cells_to_tables(cells)))


def parts(path: Path) -> tuple[float, float, float]:
    """Seconds for pdfium's characters and lines of all pages, for our cells and texts from them, for pdfplumber's cells from them."""
    document = pypdfium2.PdfDocument(path)
    seconds = [0.0, 0.0, 0.0]
    for number in range(len(document)):
        marks = [time.perf_counter()]
        page = document[number]
        objects = page_objects(page)
        marks.append(time.perf_counter())
        page_content(number + 1, objects)
        marks.append(time.perf_counter())
        cells_by_pdfplumber(objects)
        marks.append(time.perf_counter())
        page.close()
        seconds = [total + after - before for total, before, after in zip(seconds, marks, marks[1:], strict=False)]
    document.close()
    return seconds[0], seconds[1], seconds[2]


def lost_pages(pages: Pages, wanted: list[set[str]]) -> list[int]:
    """Pages on which the baseline's tables have a code that ours lack there; a row that went on from the page before counts for both."""
    have: dict[int, set[str]] = {}
    for block in pages.blocks:
        if isinstance(block, Fragment):
            for row in block.rows:
                have.setdefault(row.place.page or 0, set()).update(codes_of(list(row.cells)))
    return [
        number for number, codes in enumerate(wanted, 1)
        if codes - have.get(number, set()) - have.get(number - 1, set())
    ]  # fmt: skip


_TIMED = """
import resource, sys
from pathlib import Path
from selaras.loaders.files import read_pages
read_pages(Path(sys.argv[1]))
own, child = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(own.ru_utime + child.ru_utime, max(own.ru_maxrss, child.ru_maxrss))
"""


def measured(path: Path, package: Path | None) -> tuple[float, float]:
    """Seconds of user time and the most memory of a process (MB) in which a version of selaras reads a file; None for this one."""
    more = {"PYTHONPATH": str(package)} if package else {}
    env = {**os.environ, "SELARAS_TESSERACT": os.devnull, **more}
    done = subprocess.run([sys.executable, "-P", "-c", _TIMED, str(path)], env=env, capture_output=True, text=True, check=True)
    seconds, memory = done.stdout.split()
    return float(seconds), float(memory) / 1024


def against(commit: str, files: list[Path]) -> int:
    """Print how long this version takes for each file, and by what that is more or less than at a commit."""
    with tempfile.TemporaryDirectory() as folder:
        packed = subprocess.run(["git", "archive", "--prefix=selaras/", commit], cwd=_ROOT, capture_output=True, check=True).stdout
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            archive.extractall(folder, filter="data")
        totals = [0.0, 0.0]
        most = [0.0, 0.0]
        for path in files:
            runs = [[measured(path, package) for package in (Path(folder), None)] for _ in range(_ROUNDS)]
            before, now = (min(run[at][0] for run in runs) for at in (0, 1))
            totals = [totals[0] + before, totals[1] + now]
            most = [max(most[at], *(run[at][1] for run in runs)) for at in (0, 1)]
            sys.stdout.write(f"{path.name}: {before:.2f} s at {commit}, {now:.2f} s now: {now / before:.2f}\n")
            sys.stdout.flush()
    sys.stdout.write(f"all: {totals[0]:.2f} s, {totals[1]:.2f} s: {totals[1] / totals[0]:.2f}; memory {most[0]:.0f} MB, {most[1]:.0f} MB\n")
    return 0


def peak_memory() -> str:
    """The most memory that this process and any of its children took, in MB."""
    try:
        import resource
    except ImportError:
        return "not told by this system"
    unit = 1 if sys.platform == "darwin" else 1024
    used = [resource.getrusage(who).ru_maxrss * unit / 1e6 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return f"{used[1]:.0f} MB in a reading process"


def main() -> int:
    """Measure and print; 1 where a page of a program table was lost."""
    options = argparse.ArgumentParser()
    options.add_argument("--against", metavar="COMMIT")
    options.add_argument("files", nargs="*", type=Path)
    given = options.parse_args()
    files = given.files or [Path(path) for path in documents("pdf")]
    if not files:
        sys.stderr.write("No example is a PDF: name files, for example: benchmarks/pdf.py plan.pdf\n")
        return 2
    if given.against:
        return against(given.against, files)
    lost = 0
    for path in files:
        two, pages = ours(path, 2)
        memory = peak_memory()
        one, again = ours(path, 1)
        assert again == pages
        objects, own, theirs = parts(path)
        base, wanted = baseline(path)
        count = len(wanted)
        missing = lost_pages(pages, wanted)
        lost += len(missing)
        sys.stdout.write(
            f"{path.name}: {count} pages, {path.stat().st_size / 1e6:.1f} MB\n"
            f"  two processes   {two:7.1f} s  {count / two:6.1f} pages/s  {base / two:5.1f} times the baseline's speed, {memory}\n"
            f"  one process     {one:7.1f} s  {count / one:6.1f} pages/s  {base / one:5.1f} times\n"
            f"  pdfplumber      {base:7.1f} s  {count / base:6.1f} pages/s  (baseline)\n"
            f"  of one process: characters and lines {objects:.1f} s, cells and texts {own:.1f} s"
            f" (pdfplumber's table functions: {theirs:.1f} s for the cells alone)\n"
            f"  pages with codes of programs: {sum(map(bool, wanted))}, of these lost: {missing or 'none'}\n"
        )
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
