import Forms
public import Procedures

/// The books that an SOP may write into (`catat`), beside those that other nouns declare.
public enum Books {
    public static let all: [BookDeclaration] =
        [
            BookDeclaration(
                name: "register-permohonan", title: "Register permohonan",
                columns: [
                    .init("pemohon", "Pemohon", .text), .init("instansi", "Instansi", .text),
                    .init("perihal", "Perihal", .text),
                ]),
            BookDeclaration(
                name: "register-email", title: "Register email",
                columns: [.init("alamat", "Alamat email", .newMailAddress), .init("pemilik", "Pemilik", .text)]),
            BookDeclaration(
                name: "register-domain", title: "Register domain",
                columns: [
                    .init("nama", "Nama domain", .newDomain), .init("ip", "Alamat IP", .text),
                    .init("pengelola", "Pengelola", .text),
                ]),
            BookDeclaration(
                name: "agenda-keluar", title: "Agenda surat keluar",
                columns: [
                    .init("perihal", "Isi singkat", .text), .init("tujuan", "Ditujukan kepada", .text),
                    .init("nomor-surat", "Nomor surat", .text), .init("tanggal-surat", "Tanggal surat", .date),
                ]),
            BookDeclaration(
                name: "arsip-surat", title: "Arsip surat",
                columns: [.init("perihal", "Isi singkat", .text), .init("pihak", "Kepada atau dari", .text)]),
            BookDeclaration(
                name: "register-surat", title: "Register pelayanan surat",
                columns: [
                    .init("pemohon", "Pemohon", .text), .init("jenis", "Jenis surat", .text),
                    .init("keperluan", "Keperluan", .text),
                ]),
            BookDeclaration(
                name: "ekspedisi", title: "Buku ekspedisi",
                columns: [
                    .init("perihal", "Isi singkat", .text), .init("tujuan", "Ditujukan kepada", .text),
                    .init("nomor-surat", "Nomor surat", .text), .init("tanggal-surat", "Tanggal surat", .date),
                ]),
        ] + CitizenBooks.all
}
