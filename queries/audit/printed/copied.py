"""Misspelt words of the official list itself (Permendagri 90/2019, KABKOT), by code: a plan that copies one is not to blame.

Kept for plans that are audited without an imported list; with one, rule D04 tells what differs from it.
"""

from __future__ import annotations

from collections import defaultdict

from ....graph.model import PlanGraph
from ..places import text

_BELOW = ("MEASURED_BY", "ACHIEVES")
# Per line a word and the codes in whose name, result or indicator it stands.
_WORDS = """
adminsitratif 3.28.03.1.07.0005
diakukan 2.24.02.3.06.0001 2.24.02.3.06.0002 2.24.02.3.06.0003 2.24.02.4.06.0001 2.24.02.4.06.0002 2.24.02.4.06.0003
dilaksanankan 2.10.07.3.08.0001 2.10.07.4.08.0001
dimutahirkan 2.09.04.2.01.0001
dipeliharra 1.03.02.1.01.0132
disertfikasi 2.24.05.3.05.0001 2.24.05.4.06.0001
ditetapakan 2.22.05.3.01.0006 2.22.05.3.01.0007 2.22.05.4.01.0006 2.22.05.4.01.0007
ekositem 2.22.10.3.01 2.22.10.4.01
fasiltiasi 9.01.06.7.05.0005 9.01.06.7.05.0006 9.01.06.7.05.0007 9.01.06.7.05.0008
infomasi 1.05.04.1.01.0025 1.05.04.2.01.0008 1.05.04.2.05.0010 2.12.04.1.02.0007
infromasi 1.03.11.1.02.0008
insfrastruktur 1.03.02.1.01.0072
instentif 3.29.05.3.06.0005 3.29.05.3.09.0005 3.29.05.4.06.0005 3.29.05.4.09.0005
istrumen 1.05.02.1.02.0013 1.05.02.2.02.0013
kabpuaten 2.19.02.2.01.0021
kapasistas 9.01.03.7.03.0004
kapasitasanya 1.05.02.1.01.0030 1.05.02.2.01.0013
kebakarann 1.05.04.1.01.0016
keencana 2.14.03.2.02.0011
keistimewan 4.01.10.5.07.0001
kelemagaan 3.27.07.2.01.0013
keluarhan 2.14.02.2.02.0035 2.14.04.2.01.0043
kemanan 1.01.04.3.03.0001 1.01.04.4.03.0001
kesejaheraan 2.14.04.2.01.0024
kesejateraan 1.06.04.1.05.0015 1.06.04.1.05.0016 1.06.04.2.02.0015 1.06.04.2.02.0016
kewenagan 2.13.07.4.03.0004
kewenangannnya 3.27.04.1.05.0002
kkegiatan 3.26.04.1.02.0022
kkurikulum 1.01.03.3.02.0004 1.01.03.4.02.0004
kleuarga 2.14.02.2.02.0023
kleurahan 2.14.02.2.02.0030
kontruksi 3.29.03.3.25.0007 3.29.03.4.25.0007
lingkugan 2.11.03.1.01 2.11.03.1.01.0018 2.11.03.1.03.0015 2.11.03.2.01.0017 2.11.03.2.02.0005 2.11.03.2.03.0016
mahsiswa 1.01.02.3.06.0007 1.01.02.4.06.0007
mellaui 2.14.02.2.02.0023
memanfaatan 2.14.02.2.02.0035
mendapaat 2.14.04.1.01.0019
mendapakan 1.02.02.1.02.0014
mendaptkan 3.27.07.1.03.0008
menudukung 3.26.02.1.03.0013
mewujdukan 2.23.02.1.01.0017 2.23.02.2.01.0013
optimalisasai 1.03.06.2.01.0020
pegawasan 1.05.04.1.01.0016 1.05.04.1.02.0003
peingkatan 2.13.07.4.01.0001
pelaksaan 2.24.03.1.01.0003
pelaksanaaan X.XX.01.1.05.0004 X.XX.01.2.05.0004
pelaksanan 2.08.05.1.01.0006 2.08.05.2.01.0006 3.28.04.1.01.0016 5.05.02.2.01.0010
pelaynan 2.14.04.2.01.0042
pelestariaan 1.03.08.1.01.0024 1.03.08.1.01.0027 1.03.08.2.01.0034
pemanfaataan 2.17.07.1.01.0013 2.17.07.2.01.0020
pemanfataan 1.03.12.1.03 1.03.12.1.04 1.03.12.3.04 1.03.12.4.04 1.03.12.6.03 2.10.08.1.02.0003 2.10.08.2.02.0003 2.10.11.5.01.0007
pemanfataan 2.10.16.7.01.0002 2.10.16.7.01.0003 2.22.06.1.01.0001 2.22.06.2.01.0001 3.25.04.2.04.0012
pemantauaan 2.11.11.2.01.0011
pemasyrakatan 9.01.02.7.04.0004
pembentukaan 1.05.02.1.01.0011
pemeriksan 3.27.04.1.02.0004 3.27.04.2.02.0006
pemetaaan 3.25.06.1.03.0001
penangulangan 1.02.02.3.02.0068 1.02.02.4.02.0068
penatan 1.03.12.1.04.0012 1.03.12.2.04.0013 1.03.12.3.04.0007 1.03.12.4.04.0007
pencattaan 2.14.04.2.01.0035
pendataran 2.12.02.2.04.0002
penentapan 2.18.04.1.01.0005 2.18.04.1.02.0005 2.18.04.2.01.0005
penerpan 3.27.04.2.04.0010
pengadaaan 1.01.02.1.01.0037 1.01.02.1.01.0040 1.01.02.1.01.0041 1.01.02.1.02.0029 1.01.02.1.02.0032 1.01.02.1.02.0033
pengadaaan 1.01.02.1.03.0036 1.01.02.1.03.0039 1.01.02.1.03.0040 1.01.02.3.05.0037 1.01.02.3.05.0040 1.01.02.3.05.0041
pengadaaan 1.01.02.3.06.0029 1.01.02.3.06.0032 1.01.02.3.06.0033 1.01.02.4.05.0037 1.01.02.4.05.0040 1.01.02.4.05.0041
pengadaaan 1.01.02.4.06.0029 1.01.02.4.06.0032 1.01.02.4.06.0033 2.09.03.1.02.0007
pengawasaan 2.12.02.1.03.0001 2.12.03.1.03.0001
pengeloaan 5.02.02.1.02.0005 5.03.02.1.03.0003 5.03.02.2.03.0003
pengembalaan 3.27.03.2.04.0001
pengingkatan 2.20.02.2.01.0020
peniliaian 1.03.12.1.04.0006 1.03.12.2.04.0011 1.03.12.3.06.0001 1.03.12.4.06.0001
penyediaaan 2.14.02.1.02.0014 2.14.02.2.02.0032
penyedian 1.02.03.3.02.0009 1.02.03.4.02.0009 9.01.02.7.04.0011
penyelengaraan 1.01.02.1.02.0072 1.01.02.3.04.0023 1.01.02.3.06.0039 1.01.02.4.04.0023 1.01.02.4.06.0039 2.11.08.1.01.0003
penyelenggaraaan 3.28.04.1.01.0007
penyelenggaran 1.06.02.2.02.0003 2.09.03.1.02.0008 2.15.02.1.03.0008 2.15.02.6.04.0007 2.19.02.1.02.0004 2.19.02.2.02.0005
penyelenggaran 2.19.02.2.02.0006 2.24.02.1.01.0011 2.24.02.2.01.0009 3.28.02.3.01.0001 3.28.02.4.01.0001
perangat 9.01.06.7.04.0003
perbatasaan 5.06.02.1.02.0001 5.06.03.1.02.0004
perencanan 1.03.09.1.01.0014
perkeretapaian 2.15.05.3.06.0001 2.15.05.4.06.0001 2.15.05.4.09.0001
perkeretapian 2.15.05.2.07 2.15.05.3.06.0002 2.15.05.4.06.0002 2.15.05.4.09.0002
pernerbitan 3.29.04.3.15 3.29.04.3.15.0001 3.29.04.4.15 3.29.04.4.15.0001
perpusatakaan 1.01.02.1.01.0028 1.01.02.3.05.0028 1.01.02.4.05.0028
persisir 3.25.02.3.02.0006 3.25.02.3.02.0007 3.25.02.3.02.0008 3.25.02.4.02.0006 3.25.02.4.02.0007 3.25.02.4.02.0008
perturan 1.05.02.2.01.0017
perudangan 1.01.06.1.01.0011
pesyaratan 3.29.05.1.01.0001 3.29.05.2.01.0001 3.29.06.1.05.0001
prasaranaa 2.10.11.5.03.0001
progaram 1.04.02.2.03.0011
rekontruksi 1.05.03.1.04.0009 1.05.03.2.04.0008 1.05.03.2.04.0010 1.05.03.2.04.0015
sertfikasi 5.03.02.1.03.0011 5.03.02.2.03.0011
singkronisasi 9.01.06.7.01.0004
sinkronissi 3.26.04.1.01.0005
sosialiasi 2.12.02.2.03.0005 2.15.04.3.03.0003 2.15.04.3.05.0003 2.15.04.4.03.0003 2.15.04.4.05.0003
sosisalisasi 2.15.04.4.01.0008
subtansi X.XX.01.1.01.0013 X.XX.01.2.01.0012
telaksananya 1.02.02.1.01.0013 1.02.03.3.05.0001 1.02.03.4.05.0001 1.03.08.2.01.0025 2.22.05.3.04.0001 2.22.05.3.04.0009
telaksananya 2.22.05.4.04.0001 2.22.05.4.04.0009 2.24.05.3.03.0001 2.24.05.4.04.0001 3.28.03.1.01.0007 9.01.02.7.01.0002
temasuk 2.19.03.2.02.0007 2.19.03.2.04.0008
terasilitasinya 3.25.02.3.02.0008 3.25.02.4.02.0008
terbinaanya 9.01.03.7.01.0001
teredianya 1.06.04.3.06.0002 1.06.04.4.06.0002
terehabiltasi 1.01.02.1.03.0079
terinstegrasi 2.15.05.3.06.0002 2.15.05.4.06.0002 2.15.05.4.09.0002
terkendalianya 4.01.08.1.01.0002
terlakasananya 1.06.04.2.02.0008
terlaksanana 1.03.12.3.02.0005 1.03.12.4.02.0005
terlaksannya 5.05.02.2.01.0007
terlaksanya 3.26.05.1.01.0013 3.26.05.1.02.0004 3.26.05.2.02.0001 3.26.05.2.02.0005 3.26.05.2.02.0008 9.01.03.7.02.0003
terlaksanya 9.01.05.7.02.0001
terlasksananya 2.24.04.2.01.0003
terrfasilitasinya 3.29.03.1.04.0012
tersedinya 1.02.02.3.01.0041
tesedianya 2.12.02.2.03.0008
tradisonal 1.02.02.1.02.0010 2.22.03.1.01.0002 2.22.03.2.01.0002
transmigan 3.32.03.1.01.0003 3.32.03.2.01.0003
tterlaksananya 1.05.02.2.02.0012
tterpenuhinya 1.06.04.1.04.0013
wiilayah 3.25.05.3.02.0001 3.25.05.4.02.0001
"""


def _read() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for line in _WORDS.split("\n"):
        word, *codes = line.split() or [""]
        found[word].update(codes)
    return {word: frozenset(codes) for word, codes in found.items()}


COPIED = _read()


def is_copied(graph: PlanGraph, node: str, word: str) -> bool:
    """Whether the official text of a program, kegiatan or subkegiatan, or of what measures and results from it, has the word so."""
    codes = COPIED.get(word)
    if not codes:
        return False
    owners = [graph.node(node), *(owner for relation in _BELOW for owner in graph.sources(node, relation))]
    return any(_of_all(code) in codes or code in codes for owner in owners if (code := text(owner.properties.get("code"))))


def _of_all(code: str) -> str:
    """The code as every agency has it: the supporting program's kegiatan are listed once."""
    parts = code.split(".")
    return ".".join(["X", "XX", *parts[2:]]) if len(parts) > 2 and parts[2] == "01" else code
