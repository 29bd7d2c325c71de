import Forms
public import Procedures

/// The books that an SOP may write into (`catat`), beside those that other nouns declare.
public enum Books {
    public static let all: [BookDeclaration] = [
        BookDeclaration(
            name: "register-permohonan", title: "Buku Register Permohonan",
            columns: [
                .init("pemohon", "Pemohon", .text), .init("instansi", "Instansi", .text),
                .init("perihal", "Perihal", .text),
            ]),
        BookDeclaration(
            name: "register-email", title: "Buku Register Email",
            columns: [.init("alamat", "Alamat email", .newMailAddress), .init("pemilik", "Pemilik", .text)]),
        BookDeclaration(
            name: "register-domain", title: "Buku Register Domain",
            columns: [
                .init("nama", "Nama domain", .newDomain), .init("ip", "Alamat IP", .text),
                .init("pengelola", "Pengelola", .text),
            ]),
        BookDeclaration(
            name: "agenda-keluar", title: "Buku Agenda Surat Keluar",
            columns: [.init("perihal", "Isi singkat", .text), .init("tujuan", "Ditujukan kepada", .text)]),
        BookDeclaration(
            name: "pengaduan", title: "Buku Pengaduan", columns: [.init("perihal", "Isi singkat", .paragraph)]),
        BookDeclaration(
            name: "permintaan-informasi", title: "Buku Permintaan Informasi",
            columns: [.init("perihal", "Informasi yang diminta", .paragraph)]),
        BookDeclaration(
            name: "panggilan", title: "Buku Panggilan", columns: [.init("perihal", "Perihal", .text)]),
    ]
}
