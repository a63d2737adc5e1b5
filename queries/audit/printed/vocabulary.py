"""Longer words that the official list of programs and kegiatan (Permendagri 90/2019) prints often: what a misspelt word was meant to be.

Known without an imported list, and where the plan itself nowhere spells the word rightly. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cache

from .slips import is_slip

_PRINTED = """
administrasi administratif akreditasi aksesibilitas aktivitas akuntansi andalalin apresiasi arsiparis asistensi assessment autentisitas
bendungan berakibat beralkohol berbahasa berbahaya berbangsa berbentuk berdampak berdasarkan berencana berinvestasi berkaitan berkebutuhan
berkelanjutan berkeluarga berkembang berkembangnya berkualitas bermasyarakat bernegara beroperasi berpartisipasi berpenghasilan berpotensi
berprestasi bersertifikat bersertikat bersubsidi bersumber bertambah berukuran berwawasan bimbingan birokrasi competencies debarkasi
demokrasi dengankewajiban destinasi dibayarkan diberdayakan diberikan didelegasikan didistribusikan dievaluasi difasilitasi digitalisasi
digunakan dihasilkan diidentifikasi dikeluarkan dikembangkan dikenakan dikendalikan dikoordinir dilaksanakan dilakukan dilengkapi
dilepaskan dilestarikan dilindungi dimanfaatkan dimutakhirkan dinyatakan dioperasikan dioptimalisasi dipelihara diperbanyak diperiksa
dipertanggungjawabkan diprioritaskan dipulangkan direhabilitasi direvitalisasi disabilitas disediakan diselenggarakan diseminasi
disetujuinya disiapkan disinsentif distribusi distributor ditangani ditempatkan diterapkannya diterbitkan diterbitkannya ditetapkan
ditetapkannya ditindaklanjuti ditingkatkan ditugaskan diusahakan diusulkan diverifikasi diwilayah dokumentasi efektifitas efektivitas
ekosistem eksemplar eksploitasi elektronik fasilitas fasilitasi fasilitator fasyankes filariasis forecasting frambusia fungsional
gelandangan geodiversity geoheritage harmonisasi hilirisasi hortikultura identifikasi implementasi imunisasi indikator indonesia
industrial informasi informatika infrastruktur inspektur instalasi instalasinya institusi instruktur instrumen integrasi intelektual
intelijen internasional intoleransi inventarisasi investasi investigasi jaringannya jasapertambangan kabupaten kadipaten kalibrasi
kalurahan kapasitas kapasitasnya karakteristik kasultanan keabsahan keagamaan keanekaragaman keanggotaan keanggotaannya kearsipan
kebahasaan kebakaran kebandarudaraan kebangsaan keberadaan keberatan kebijakan kebudayaan kebutuhan kecacingan kecamatan kecepatan
kedaruratan kegemaran kegiatankonsultasi kehidupan kehutanan keikutsertaan keislaman keistimewaan kejuaraan kekerasan kelahiran kelayakan
kelebihan kelembagaan kelengkapan kelestarian kelitbangan kelurahan kemampuan kemandirian kemasyarakatan kementerian kemerdekaan
kemiskinan kemitraan kemudahan kendaraan keolahragaan kepahlawanan kepariwisataan kepatuhan kepatuhannya kepedulian kepegawaian
kepemilikan kepemimpinan kepemudaan kependidikan kependudukan kepentingan kepercayaan keperintisan keperluan kepolisian kepramukaan
keprotokolan kepulauan keputusan keragaman kerawanan kerentanan kerjasama kerukunan kerusakan kesadaran kesastraan kesehatan kesejahteraan
keselamatan kesepakatan keserasian kesertaan kesesuaian kesetaraan kesetiakawanan kesiapsiagaan ketahanan ketatalaksanaan ketenagakerjaan
ketenteraman ketentraman ketentuan keterampilan keterangan keterlibatan ketersediaan ketertiban ketetapan kewajiban kewaspadaan kewenangan
kewenangannya kewilayahan kewirausahaan khususnya kolaborasi komoditas kompensasi kompetensi kompetensinya kompetisi komprehensif
komunikasi komunitas konseling konservasi konsolidasi konstruksi konsultasi kontrasepsi koordinasi kreativitas kualifikasi kunjungan
kurikulum laboratorium lingkungan lokakarya mahasiswa maintainance managemen manajemen manufacturing masyarakat mayoritas medikolegal
mekanisme melaksanakan melakukan melibatkan melintasi memajukan memanfaatkan membahayakan membangun membiayai membidangi membutuhkan
memerlukan mempekerjakan memperhatikan memperoleh mendapatkan mendayagunakan mendirikan mendukung menentukan menerapkan menetapkan
mengalami mengatasi mengelola menggunakan mengikuti menguntungkan meningkat meningkatkan meningkatnya menunjang menyediakan
menyelenggarakan menyeluruh merupakan metrologi mewujudkan mobilitas monitoring muatannya musyawarah narkotika nonformal nusantara
olahragawan operasional operasionalisasi optimalisasi organisasi organisme orientasi pancasila paramedik parameter pariwisata partisipasi
pascabencana pascapanen pascapersalinan pascatambang paskibraka pekerjaan pelabelan pelabuhan pelajaran pelaksana pelaksanaan
pelaksanaankonservasi pelaksanaannya pelakunya pelanggaran pelaporan pelatihan pelayanan pelayaran pelebaran pelepasan pelestari
pelestarian pelibatan pelindung pelindungan pemahaman pemanfaatan pemantapan pemantauan pemasangan pemasaran pemasukan pemasyarakatan
pembagian pembahasan pembangunan pembauran pembayaran pembekalan pembelajaran pembentukan pemberangkatan pemberantasan pemberdayaan
pemberhentian pemberian pemberitahuan pembersihan pembiayaan pembibitan pembinaan pembongkaran pembuatan pembudidayaan pembukaan pemekaran
pemeliharaan pemenuhan pemeriksaan pemerintah pemerintahan pemilihan pemindahan pemotongan pemrosesan pemugaran pemukiman pemulangan
pemulasaraan pemulihan pemungutan pemusnahan pemutakhiran penagihan penambangan penampung penampungan penanaman penanganan penanggulangan
penanggung penangkap penangkapan penatausahaan pencadangan pencahayaan pencapaian pencarian pencatatan pencegahan pencemaran pendaftaran
pendamping pendampingan pendanaan pendapatan pendataan pendayagunaan pendekatan penderita pendidikan pendirian pendistribusian
pendokumentasian pendukung pendukungan pendukungnya penegakan penegasan penelitian penelusuran penempatan penentuan penerapan penerbangan
penerbitan penerimaan penertiban penetapan pengadaan pengadilan pengaduan pengajian pengajuan pengakuan pengalokasian pengamalan
pengamanan pengambil pengambilan penganekaragaman penganggaran pengangkatan pengangkut pengangkutan pengasuhan pengaturan pengawalan
pengawasan pengelola pengelolaan pengeluaran pengemasan pengembalian pengembang pengembangan pengenaan pengendali pengendalian pengerukan
pengesahan pengetahuan penggabungan penggantian penggembalaan penggerak penggerakan penggunaan penghapusan penghargaan penghayat
penghayatan penghentian penghitungan penghormatan pengkajian pengolahan pengoordinasian pengoperasian penguatan pengubahan pengujian
pengukuran pengumpan pengumpulan pengumuman pengungsian pengurangan pengurusan pengusaha pengusahaan pengusulan penilaian penindakan
peningkatan peninjauan penjabaran penjaminan penjangkauan penjualan pentingnya penugasan penumbuhan penumpang penunjang penutupan
penyajian penyalahgunaan penyaluran penyampaian penyandang penyebaran penyebarluasan penyeberangan penyediaan penyelamatan penyelenggara
penyelenggaraan penyelenggaraannya penyelesaian penyelidikan penyerahan penyertaan penyesuaian penyetoran penyewaan penyiapan penyidikan
penyimpanan penyuluhan penyusunan penyusunannya penyusutan peradilan peralatan perangkat peraturan perawatan perbaikan perbanyakan
perbatasan perbekalan perbendaharaan perbukuan percepatan perdagangan perdesaan peredaran perekonomian peremajaan perempuan perencanaan
perfilman pergaraman perguruan perhitungan perhubungan perhutanan peribadatan perikanan perindustrian peringatan peringkat peristiwa
perizinan perizinannya perjanjian perkampungan perkebunan perkembangan perkeretaapian perkoperasian perkotaan perkreditan perkuatan
perkumpulan perlengkapan perlindungan perluasan permakanan permasalahan permintaan permodalan permohonan permukaan permukiman permuseuman
permusyawaratan perolehan perorangan perpanjangan perpipaan perpustakaan persampahan persandian perselisihan persentase perseorangan
persetujuan persyaratan pertambangan pertanahan pertanggungjawaban pertanian pertimbangan pertolongan perubahan perumahan perumusan
perundang perundangan perundungan perusahaan perwakilan perwilayahan perwujudan pesantren pestisida peternakan potensial practices
prajabatan prasarana preservasi prioritas produktif produktivitas psikososial publikasi purnapaskibraka puskesmas puskeswan pustakawan
rancangan ranperkada realisasi recognition redistribusi reformasi registrasi rehabilitasi reintegrasi reklamasi rekomendasi rekonsiliasi
rekonstruksi rekruitment remediasi reproduksi restorasi restrukturisasi retribusi reunifikasi revitalisasi sambungan satyagatra sebelumnya
sederajat sederhana sejahtera sejenisnya sekretariat sementara semesteran sertifikasi sertifikat sertipikasi sinergitas sinkronisasi
sinkronnya sosialisasi spesialis spesifikasi spiritual stabilisasi standardisasi standarisasi statistik strategis subkegiatan submission
subsektor subspesialis substansi sumbangan sumberdaya sumbernya supervisi surveilans tampungan tanggapan teknologi telemedicine
terakreditasi terawasinya terbangun terbangunnya terbarukan terbelakang terbentuk terbentuknya terbinanya terbitnya tercapainya terdaftar
terdampak terehabilitasi terehabilitasinya terevaluasinya terfasilitasi terfasilitasinya teridentifikasi teridentifikasinya terintegrasi
terinventarisasi terinventarisasinya terisolasi terkelola terkelolanya terkendali terkendalinya terkordinirnya terkumpulnya terlaksana
terlaksananya terlantar terlayani terlayaninya termanfaatkan termanfaatkannya terolahnya teroptimalisasinya terpasang terpelihara
terpeliharanya terpencil terpenuhi terpenuhinya tersedianya terselenggarakannya terselenggaranya terselesaikannya tersertifikasi
tersosialisasinya tersusunnya tertangani tertanganinya terumusnya terverifikasi terwujudnya tilawatil tradisional transaksi transmigran
transmigrasi transportasi trantibum triwulanan tuberkulosis tunjangan turbinlak universitas verifikasi veteriner vokasional wilayahnya
wilayatul wirausaha wisatawan workplace yangdibutuhkan yogyakarta
"""
WORDS = frozenset(_PRINTED.split())
SHORTEST = min(map(len, WORDS))
# Usual spellings beside those of the list.
_USUAL = frozenset({"presentase", "prosentase", "ketrampilan", "kepariwiataan"})
# A stem's last consonant sounds the same voiced or not: "memantabkan" for "memantapkan".
_ALIKE = {"b": "p", "p": "b", "d": "t", "t": "d", "g": "k", "k": "g"}
_STEM = re.compile(r"(?P<begin>.*(?P<end>.{4}))(?P<last>[bpdtgk])kan")


@cache
def _by_ends() -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    for word in sorted(WORDS):
        found.setdefault((word[0], word[-1]), []).append(word)
    return found


@cache
def meant(word: str) -> str | None:
    """The word of the list that a word is but for a slip within it."""
    if word in WORDS or word in _USUAL or len(word) < SHORTEST:
        return None
    near = (other for other in _by_ends().get((word[0], word[-1]), ()) if word.endswith("nya") == other.endswith("nya"))
    return next((other for other in near if is_slip(word, other, WORDS)), None)


def sounds_like(word: str, printed: Container[str]) -> str | None:
    """The verb that one is but for its stem's last consonant, where the plan prints that too and only that stem is in words of the list."""
    parts = _STEM.fullmatch(word)
    if parts is None:
        return None
    other = f"{parts['begin']}{_ALIKE[parts['last']]}kan"
    return (
        other
        if other in printed and _has_stem(parts["end"] + _ALIKE[parts["last"]]) and not _has_stem(parts["end"] + parts["last"])
        else None
    )


@cache
def _has_stem(letters: str) -> bool:
    return any(letters in word for word in WORDS)
