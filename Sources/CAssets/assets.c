#include "CAssets.h"

// Every file stands here twice: its bytes, and its line of the table. A test compares both with the folders.

static const unsigned char stylesheet[] = {
#embed "files/balai.css"
};
static const unsigned char desk_stylesheet[] = {
#embed "files/meja.css"
};
static const unsigned char script[] = {
#embed "files/meja.js"
};
static const unsigned char icon[] = {
#embed "files/lambang.svg"
};

static const unsigned char akun_aplikasi[] = {
#embed "../../procedures/akun-aplikasi.sop.yaml"
};
static const unsigned char email_domain[] = {
#embed "../../procedures/email-domain.sop.yaml"
};
static const unsigned char keberatan_informasi[] = {
#embed "../../procedures/keberatan-informasi.sop.yaml"
};
static const unsigned char hak_data_pribadi[] = {
#embed "../../procedures/hak-data-pribadi.sop.yaml"
};
static const unsigned char panggilan[] = {
#embed "../../procedures/panggilan.sop.yaml"
};
static const unsigned char pengaduan[] = {
#embed "../../procedures/pengaduan.sop.yaml"
};
static const unsigned char permohonan_informasi[] = {
#embed "../../procedures/permohonan-informasi.sop.yaml"
};
static const unsigned char email_perangkat_daerah[] = {
#embed "../../procedures/email-perangkat-daerah.sop.yaml"
};
static const unsigned char email_perangkat_desa[] = {
#embed "../../procedures/email-perangkat-desa.sop.yaml"
};
static const unsigned char surat_layanan_mandiri[] = {
#embed "../../procedures/surat-layanan-mandiri.sop.yaml"
};
static const unsigned char surat_kuasa[] = {
#embed "../../letters/surat-kuasa.surat.txt"
};
static const unsigned char surat_permohonan_email[] = {
#embed "../../letters/surat-permohonan-email.surat.txt"
};
static const unsigned char surat_permohonan_email_desa[] = {
#embed "../../letters/surat-permohonan-email-desa.surat.txt"
};

static const unsigned char guide_warga[] = {
#embed "../../docs/panduan/warga.md"
};
static const unsigned char guide_petugas[] = {
#embed "../../docs/panduan/petugas.md"
};
static const unsigned char guide_kepala[] = {
#embed "../../docs/panduan/kepala.md"
};
static const unsigned char guide_admin[] = {
#embed "../../docs/panduan/admin.md"
};
static const unsigned char picture_admin_kalender[] = {
#embed "../../docs/gambar/admin-kalender.png"
};
static const unsigned char picture_admin_kelola[] = {
#embed "../../docs/gambar/admin-kelola.png"
};
static const unsigned char picture_admin_petugas[] = {
#embed "../../docs/gambar/admin-petugas.png"
};
static const unsigned char picture_admin_sop[] = {
#embed "../../docs/gambar/admin-sop.png"
};
static const unsigned char picture_admin_undang[] = {
#embed "../../docs/gambar/admin-undang.png"
};
static const unsigned char picture_kepala_cuti[] = {
#embed "../../docs/gambar/kepala-cuti.png"
};
static const unsigned char picture_kepala_hapus_isi[] = {
#embed "../../docs/gambar/kepala-hapus-isi.png"
};
static const unsigned char picture_kepala_laporan[] = {
#embed "../../docs/gambar/kepala-laporan.png"
};
static const unsigned char picture_kepala_sekaligus[] = {
#embed "../../docs/gambar/kepala-sekaligus.png"
};
static const unsigned char picture_kepala_tugas[] = {
#embed "../../docs/gambar/kepala-tugas.png"
};
static const unsigned char picture_petugas_buku[] = {
#embed "../../docs/gambar/petugas-buku.png"
};
static const unsigned char picture_petugas_kabar[] = {
#embed "../../docs/gambar/petugas-kabar.png"
};
static const unsigned char picture_petugas_keputusan[] = {
#embed "../../docs/gambar/petugas-keputusan.png"
};
static const unsigned char picture_petugas_kode_masuk[] = {
#embed "../../docs/gambar/petugas-kode-masuk.png"
};
static const unsigned char picture_petugas_loket[] = {
#embed "../../docs/gambar/petugas-loket.png"
};
static const unsigned char picture_petugas_permohonan[] = {
#embed "../../docs/gambar/petugas-permohonan.png"
};
static const unsigned char picture_petugas_tugas_saya[] = {
#embed "../../docs/gambar/petugas-tugas-saya.png"
};
static const unsigned char picture_warga_beranda[] = {
#embed "../../docs/gambar/warga-beranda.png"
};
static const unsigned char picture_warga_data_pribadi[] = {
#embed "../../docs/gambar/warga-data-pribadi.png"
};
static const unsigned char picture_warga_lacak[] = {
#embed "../../docs/gambar/warga-lacak.png"
};
static const unsigned char picture_warga_layanan[] = {
#embed "../../docs/gambar/warga-layanan.png"
};
static const unsigned char picture_warga_perbaikan[] = {
#embed "../../docs/gambar/warga-perbaikan.png"
};
static const unsigned char picture_warga_periksa[] = {
#embed "../../docs/gambar/warga-periksa.png"
};
static const unsigned char picture_warga_permohonan[] = {
#embed "../../docs/gambar/warga-permohonan.png"
};
static const unsigned char picture_warga_pertanyaan[] = {
#embed "../../docs/gambar/warga-pertanyaan.png"
};

static const unsigned char migration_1[] = {
#embed "../../migrations/0001-store.sql"
};
static const unsigned char migration_2[] = {
#embed "../../migrations/0002-identity.sql"
};
static const unsigned char migration_3[] = {
#embed "../../migrations/0003-offices.sql"
};
static const unsigned char migration_4[] = {
#embed "../../migrations/0004-registers.sql"
};
static const unsigned char migration_5[] = {
#embed "../../migrations/0005-cases.sql"
};
static const unsigned char migration_6[] = {
#embed "../../migrations/0006-mailboxes-domains.sql"
};
static const unsigned char migration_7[] = {
#embed "../../migrations/0007-draft-links.sql"
};
static const unsigned char migration_8[] = {
#embed "../../migrations/0008-other-offices.sql"
};
static const unsigned char migration_9[] = {
#embed "../../migrations/0009-paused.sql"
};
static const unsigned char migration_10[] = {
#embed "../../migrations/0010-projections.sql"
};
static const unsigned char migration_11[] = {
#embed "../../migrations/0011-office-revision.sql"
};
static const unsigned char migration_12[] = {
#embed "../../migrations/0012-audit.sql"
};
static const unsigned char migration_13[] = {
#embed "../../migrations/0013-retention.sql"
};
static const unsigned char migration_14[] = {
#embed "../../migrations/0014-audit-acts.sql"
};
static const unsigned char migration_15[] = {
#embed "../../migrations/0015-erasure-openings.sql"
};
static const unsigned char migration_16[] = {
#embed "../../migrations/0016-work.sql"
};
static const unsigned char migration_17[] = {
#embed "../../migrations/0017-key-changes.sql"
};
static const unsigned char migration_18[] = {
#embed "../../migrations/0018-draft-source.sql"
};
static const unsigned char migration_19[] = {
#embed "../../migrations/0019-case-times.sql"
};
static const unsigned char migration_20[] = {
#embed "../../migrations/0020-notices.sql"
};
static const unsigned char migration_21[] = {
#embed "../../migrations/0021-second-factor.sql"
};
static const unsigned char migration_22[] = {
#embed "../../migrations/0022-home-leave.sql"
};
static const unsigned char migration_23[] = {
#embed "../../migrations/0023-procedure-drafts.sql"
};
static const unsigned char migration_24[] = {
#embed "../../migrations/0024-regions.sql"
};
static const unsigned char migration_25[] = {
#embed "../../migrations/0025-desk.sql"
};
static const unsigned char migration_26[] = {
#embed "../../migrations/0026-satisfaction.sql"
};
static const unsigned char migration_27[] = {
#embed "../../migrations/0027-notice-returns.sql"
};
static const unsigned char migration_28[] = {
#embed "../../migrations/0028-returns-and-shuffles.sql"
};
static const unsigned char migration_29[] = {
#embed "../../migrations/0029-logos-national-days.sql"
};
static const unsigned char migration_30[] = {
#embed "../../migrations/0030-kept-times.sql"
};
static const unsigned char migration_31[] = {
#embed "../../migrations/0031-draft-partners.sql"
};
static const unsigned char migration_32[] = {
#embed "../../migrations/0032-own-kinds.sql"
};
static const unsigned char migration_33[] = {
#embed "../../migrations/0033-adopted-from.sql"
};
static const unsigned char migration_34[] = {
#embed "../../migrations/0034-closed-offices.sql"
};
static const unsigned char migration_35[] = {
#embed "../../migrations/0035-untold-applicants.sql"
};
static const unsigned char migration_36[] = {
#embed "../../migrations/0036-offers-and-counter-acts.sql"
};

#define FILE_OF(path, name) { path, name, sizeof name }

static const struct balai_file files[] = {
    FILE_OF("Sources/CAssets/files/balai.css", stylesheet),
    FILE_OF("Sources/CAssets/files/meja.css", desk_stylesheet),
    FILE_OF("Sources/CAssets/files/meja.js", script),
    FILE_OF("Sources/CAssets/files/lambang.svg", icon),
    FILE_OF("procedures/akun-aplikasi.sop.yaml", akun_aplikasi),
    FILE_OF("procedures/email-domain.sop.yaml", email_domain),
    FILE_OF("procedures/hak-data-pribadi.sop.yaml", hak_data_pribadi),
    FILE_OF("procedures/keberatan-informasi.sop.yaml", keberatan_informasi),
    FILE_OF("procedures/panggilan.sop.yaml", panggilan),
    FILE_OF("procedures/pengaduan.sop.yaml", pengaduan),
    FILE_OF("procedures/permohonan-informasi.sop.yaml", permohonan_informasi),
    FILE_OF("procedures/email-perangkat-daerah.sop.yaml", email_perangkat_daerah),
    FILE_OF("procedures/email-perangkat-desa.sop.yaml", email_perangkat_desa),
    FILE_OF("procedures/surat-layanan-mandiri.sop.yaml", surat_layanan_mandiri),
    FILE_OF("letters/surat-kuasa.surat.txt", surat_kuasa),
    FILE_OF("letters/surat-permohonan-email.surat.txt", surat_permohonan_email),
    FILE_OF("letters/surat-permohonan-email-desa.surat.txt", surat_permohonan_email_desa),
    FILE_OF("docs/panduan/warga.md", guide_warga),
    FILE_OF("docs/panduan/petugas.md", guide_petugas),
    FILE_OF("docs/panduan/kepala.md", guide_kepala),
    FILE_OF("docs/panduan/admin.md", guide_admin),
    FILE_OF("docs/gambar/admin-kalender.png", picture_admin_kalender),
    FILE_OF("docs/gambar/admin-kelola.png", picture_admin_kelola),
    FILE_OF("docs/gambar/admin-petugas.png", picture_admin_petugas),
    FILE_OF("docs/gambar/admin-sop.png", picture_admin_sop),
    FILE_OF("docs/gambar/admin-undang.png", picture_admin_undang),
    FILE_OF("docs/gambar/kepala-cuti.png", picture_kepala_cuti),
    FILE_OF("docs/gambar/kepala-hapus-isi.png", picture_kepala_hapus_isi),
    FILE_OF("docs/gambar/kepala-laporan.png", picture_kepala_laporan),
    FILE_OF("docs/gambar/kepala-sekaligus.png", picture_kepala_sekaligus),
    FILE_OF("docs/gambar/kepala-tugas.png", picture_kepala_tugas),
    FILE_OF("docs/gambar/petugas-buku.png", picture_petugas_buku),
    FILE_OF("docs/gambar/petugas-kabar.png", picture_petugas_kabar),
    FILE_OF("docs/gambar/petugas-keputusan.png", picture_petugas_keputusan),
    FILE_OF("docs/gambar/petugas-kode-masuk.png", picture_petugas_kode_masuk),
    FILE_OF("docs/gambar/petugas-loket.png", picture_petugas_loket),
    FILE_OF("docs/gambar/petugas-permohonan.png", picture_petugas_permohonan),
    FILE_OF("docs/gambar/petugas-tugas-saya.png", picture_petugas_tugas_saya),
    FILE_OF("docs/gambar/warga-beranda.png", picture_warga_beranda),
    FILE_OF("docs/gambar/warga-data-pribadi.png", picture_warga_data_pribadi),
    FILE_OF("docs/gambar/warga-lacak.png", picture_warga_lacak),
    FILE_OF("docs/gambar/warga-layanan.png", picture_warga_layanan),
    FILE_OF("docs/gambar/warga-perbaikan.png", picture_warga_perbaikan),
    FILE_OF("docs/gambar/warga-periksa.png", picture_warga_periksa),
    FILE_OF("docs/gambar/warga-permohonan.png", picture_warga_permohonan),
    FILE_OF("docs/gambar/warga-pertanyaan.png", picture_warga_pertanyaan),
    FILE_OF("migrations/0001-store.sql", migration_1),
    FILE_OF("migrations/0002-identity.sql", migration_2),
    FILE_OF("migrations/0003-offices.sql", migration_3),
    FILE_OF("migrations/0004-registers.sql", migration_4),
    FILE_OF("migrations/0005-cases.sql", migration_5),
    FILE_OF("migrations/0006-mailboxes-domains.sql", migration_6),
    FILE_OF("migrations/0007-draft-links.sql", migration_7),
    FILE_OF("migrations/0008-other-offices.sql", migration_8),
    FILE_OF("migrations/0009-paused.sql", migration_9),
    FILE_OF("migrations/0010-projections.sql", migration_10),
    FILE_OF("migrations/0011-office-revision.sql", migration_11),
    FILE_OF("migrations/0012-audit.sql", migration_12),
    FILE_OF("migrations/0013-retention.sql", migration_13),
    FILE_OF("migrations/0014-audit-acts.sql", migration_14),
    FILE_OF("migrations/0015-erasure-openings.sql", migration_15),
    FILE_OF("migrations/0016-work.sql", migration_16),
    FILE_OF("migrations/0017-key-changes.sql", migration_17),
    FILE_OF("migrations/0018-draft-source.sql", migration_18),
    FILE_OF("migrations/0019-case-times.sql", migration_19),
    FILE_OF("migrations/0020-notices.sql", migration_20),
    FILE_OF("migrations/0021-second-factor.sql", migration_21),
    FILE_OF("migrations/0022-home-leave.sql", migration_22),
    FILE_OF("migrations/0023-procedure-drafts.sql", migration_23),
    FILE_OF("migrations/0024-regions.sql", migration_24),
    FILE_OF("migrations/0025-desk.sql", migration_25),
    FILE_OF("migrations/0026-satisfaction.sql", migration_26),
    FILE_OF("migrations/0027-notice-returns.sql", migration_27),
    FILE_OF("migrations/0028-returns-and-shuffles.sql", migration_28),
    FILE_OF("migrations/0029-logos-national-days.sql", migration_29),
    FILE_OF("migrations/0030-kept-times.sql", migration_30),
    FILE_OF("migrations/0031-draft-partners.sql", migration_31),
    FILE_OF("migrations/0032-own-kinds.sql", migration_32),
    FILE_OF("migrations/0033-adopted-from.sql", migration_33),
    FILE_OF("migrations/0034-closed-offices.sql", migration_34),
    FILE_OF("migrations/0035-untold-applicants.sql", migration_35),
    FILE_OF("migrations/0036-offers-and-counter-acts.sql", migration_36),
};

const struct balai_file *balai_embedded_files(size_t *count) {
    *count = sizeof files / sizeof files[0];
    return files;
}
