import Forms
import Procedures

/// The tests' catalogue with what the SOPs for complaints, information requests and calls name beside it.
enum CitizenCatalogue {
    static let shipped: Catalogue = {
        var catalogue = TestCatalogue.shipped
        let known = catalogue.officeKinds
        catalogue.officeKinds =
            known.map { kind in
                OfficeKind(
                    name: kind.name, title: kind.title, roles: kind.roles + roles(of: kind), parents: kind.parents)
            } + kinds
        catalogue.books = catalogue.books.filter { book in !books.contains { $0.name == book.name } } + books
        for name in [
            "keberatan-informasi", "permohonan-informasi", "pengaduan", "panggilan", "hak-data-pribadi",
        ] {
            let read = SOPReader.read(
                source: Fixtures.procedure(name), fileName: "\(name).sop.yaml", catalogue: catalogue)
            catalogue.procedures[name] = read.procedure
        }
        return catalogue
    }()

    private static let desks = [
        "admin-pengaduan", "penangan", "petugas-informasi", "unit-informasi", "pengelola-informasi", "ppid",
        "atasan-ppid",
    ].map { (name: $0, title: $0) }

    private static func roles(of kind: OfficeKind) -> [(name: String, title: String)] {
        let heads = kind.name == "kabupaten" ? ["bupati", "sekda"] : ["kepala", "sekretaris", "operator"]
        return desks + heads.filter { head in !kind.roles.contains { $0.name == head } }.map { (name: $0, title: $0) }
    }

    private static let kinds = [
        OfficeKind(
            name: "kota", title: "Kota", roles: desks + [("walikota", "Wali Kota"), ("sekda", "Sekretaris Daerah")],
            parents: []),
        OfficeKind(
            name: "dinas", title: "Dinas",
            roles: desks + [("kepala", "Kepala"), ("sekretaris", "Sekretaris"), ("operator", "Operator")],
            parents: ["kabupaten"]),
        OfficeKind(
            name: "kelurahan", title: "Kelurahan",
            roles: desks + [("kepala", "Lurah"), ("sekretaris", "Sekretaris"), ("operator", "Operator")],
            parents: ["kecamatan"]),
    ]

    private static let books = [
        book("pengaduan", ["perihal", "pelapor", "kelas", "jawaban"]),
        book("permintaan-informasi", ["perihal", "pemohon", "tujuan", "bentuk", "putusan", "dasar"]),
        book(
            "keberatan-informasi",
            ["pemohon", "permintaan", "perihal", "tujuan", "alasan", "putusan", "pemutus", "tanggapan"]),
        book("panggilan", ["perihal", "penelepon", "keperluan", "rekaman"]),
    ]

    private static let titles = [
        "pengaduan": "Pengaduan", "permintaan-informasi": "Permintaan informasi",
        "keberatan-informasi": "Keberatan informasi", "panggilan": "Panggilan",
    ]

    private static func book(_ name: String, _ columns: [String]) -> BookDeclaration {
        BookDeclaration(name: name, title: titles[name]!, columns: columns.map { .init($0, $0, .paragraph) })
    }
}
