import Forms
import Procedures

/// The books of what anybody may bring to an office: complaints, information requests, objections, calls.
enum CitizenBooks {
    static let all: [BookDeclaration] = [
        BookDeclaration(
            name: "pengaduan", title: "Pengaduan",
            columns: [
                .init("perihal", "Isi singkat", .paragraph), .init("pelapor", "Pelapor", .text),
                .init("kelas", "Jenis", .text), .init("jawaban", "Jawaban", .paragraph),
            ]),
        // UU 14/2008: what was asked, for what, and what was decided.
        BookDeclaration(
            name: "permintaan-informasi", title: "Permintaan informasi",
            columns: [
                .init("perihal", "Informasi yang diminta", .paragraph), .init("pemohon", "Pemohon", .text),
                .init("tujuan", "Tujuan penggunaan", .paragraph), .init("bentuk", "Bentuk", .text),
                .init("putusan", "Keputusan", .text), .init("dasar", "Dasar pengecualian", .paragraph),
            ]),
        BookDeclaration(
            name: "keberatan-informasi", title: "Keberatan informasi",
            columns: [
                .init("pemohon", "Pemohon atau kuasanya", .text), .init("permintaan", "Nomor permintaan", .text),
                .init("perihal", "Informasi yang diminta", .paragraph),
                .init("tujuan", "Tujuan penggunaan", .paragraph), .init("alasan", "Alasan keberatan", .text),
                .init("putusan", "Putusan atasan", .paragraph), .init("pemutus", "Jabatan pemutus", .text),
                .init("tanggapan", "Tanggapan pemohon", .text),
            ]),
        BookDeclaration(
            name: "panggilan", title: "Panggilan",
            columns: [
                .init("perihal", "Perihal", .paragraph), .init("penelepon", "Penelepon", .text),
                .init("keperluan", "Keperluan", .text), .init("rekaman", "Letak rekaman atau arsip", .text),
            ]),
    ]
}
