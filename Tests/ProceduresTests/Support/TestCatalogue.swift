import Forms
import Procedures

/// Office kinds, roles, effects and books enough for the shipped procedures and for small files of the tests.
enum TestCatalogue {
    /// Without other procedures.
    static let bare: Catalogue = {
        var catalogue = Catalogue()
        catalogue.officeKinds = officeKinds
        catalogue.effects = effects
        catalogue.books = books
        catalogue.letterTypes = letterTypes
        catalogue.residentFields = ["nama": .text, "nik": .nik, "tanggal-lahir": .date, "alamat": .address]
        return catalogue
    }()

    /// With the shipped procedures in it, read from `procedures/`.
    static let shipped: Catalogue = {
        var catalogue = bare
        // A sub-procedure comes before what runs it.
        for name in [
            "akun-aplikasi", "email-domain", "email-perangkat-daerah", "email-perangkat-desa", "surat-layanan-mandiri",
        ] {
            let read = SOPReader.read(
                source: Fixtures.procedure(name), fileName: "\(name).sop.yaml", catalogue: catalogue)
            catalogue.procedures[name] = read.procedure
        }
        return catalogue
    }()

    /// With procedures that only the faulty files of `keliru/` name.
    static let faulty: Catalogue = {
        var catalogue = shipped
        var endless = Procedure(
            name: "tanpa-dicabut", version: 1, title: "Tanpa dicabut", officeKinds: ["desa"], start: "a")
        endless.results = [CaseResult(name: "selesai", title: "Selesai", kind: .success)]
        catalogue.procedures[endless.name] = endless
        var caller = Procedure(name: "pemanggil", version: 1, title: "Pemanggil", officeKinds: ["desa"], start: "a")
        caller.results = [
            CaseResult(name: "selesai", title: "Selesai", kind: .success),
            CaseResult(name: "dicabut", title: "Dicabut", kind: .withdrawn),
        ]
        var call = Step(name: "a", text: "Memanggil", isDecision: false)
        call.work = .sub(SubUse(procedure: "contoh"))
        caller.steps = [call]
        catalogue.procedures[caller.name] = caller
        var earlier = Procedure(name: "contoh", version: 7, title: "Contoh", officeKinds: ["desa"], start: "lama")
        var step = Step(name: "lama", text: "Mengajukan", isDecision: false)
        step.outcomes = [Outcome(name: Outcome.implicitName, label: "Selesai", targets: ["selesai"])]
        earlier.steps = [step]
        earlier.results = [CaseResult(name: "selesai", title: "Selesai", kind: .success)]
        catalogue.procedures[earlier.name] = earlier
        return catalogue
    }()

    private static let officeKinds = [
        OfficeKind(name: "kabupaten", title: "Kabupaten", roles: [("kepala", "Bupati")], parents: []),
        OfficeKind(
            name: "dinas-kominfo", title: "Dinas Komunikasi dan Informatika",
            roles: [
                ("kepala", "Kepala Dinas"), ("kabid-tata-kelola", "Kabid Tata Kelola"), ("kasi-egov", "Kasi E-Gov"),
                ("tim-teknis", "Tim Teknis"), ("kabid-egov", "Kabid Layanan e-Government"), ("helpdesk", "Help Desk"),
            ], parents: ["kabupaten"]),
        OfficeKind(
            name: "kecamatan", title: "Kecamatan", roles: [("camat", "Camat"), ("operator", "Operator")],
            parents: ["kabupaten"]),
        OfficeKind(
            name: "desa", title: "Desa",
            roles: [
                ("kepala", "Kepala Desa"), ("sekretaris", "Sekretaris Desa"), ("operator", "Operator"),
                ("kaur-umum", "Kaur Umum"),
            ], parents: ["kecamatan"]),
    ]

    private static let effects = [
        EffectDeclaration(
            name: "akun.cari", title: "Mencari akun", kind: .idempotent, parameters: [.init("nik", [.nik])],
            outcomes: [.init(name: "ada", label: "Ada"), .init(name: "tidak-ada", label: "Tidak ada")]),
        EffectDeclaration(
            name: "akun.buat", title: "Membuat akun", kind: .checkable,
            parameters: [.init("nama", [.text]), .init("nik", [.nik]), .init("surel", [.email])],
            outcomes: [.init(name: "berhasil", label: "Berhasil"), .init(name: "sudah-ada", label: "Sudah ada")]),
        EffectDeclaration(
            name: "email.buat", title: "Membuat akun email", kind: .checkable,
            parameters: [.init("alamat", [.newMailAddress]), .init("pemilik", [.text])],
            outcomes: [
                .init(name: "berhasil", label: "Berhasil"), .init(name: "alamat-terpakai", label: "Alamat terpakai"),
            ],
            outputs: [
                .init("alamat", "Alamat email", .newMailAddress), .init("sandi", "Sandi awal", .text, secret: true),
            ],
            undo: "email.tutup"),
        EffectDeclaration(
            name: "email.kirim-aktivasi", title: "Mengirim tautan aktivasi", kind: .idempotent,
            parameters: [.init("alamat", [.newMailAddress]), .init("tujuan", [.email])],
            outcomes: [.init(name: "terkirim", label: "Terkirim")]),
        EffectDeclaration(
            name: "email.tutup", title: "Menutup akun email", kind: .idempotent, parameters: [],
            outcomes: [.init(name: "berhasil", label: "Berhasil")]),
        EffectDeclaration(
            name: "ip.alokasikan", title: "Mengalokasikan alamat IP", kind: .checkable,
            parameters: [.init("keperluan", [.newDomain, .text])],
            outcomes: [.init(name: "berhasil", label: "Berhasil")], outputs: [.init("alamat", "Alamat IP", .text)],
            undo: "ip.lepaskan"),
        EffectDeclaration(
            name: "ip.lepaskan", title: "Melepaskan alamat IP", kind: .idempotent, parameters: [],
            outcomes: [.init(name: "berhasil", label: "Berhasil")]),
        EffectDeclaration(
            name: "domain.aktifkan", title: "Mengaktifkan domain", kind: .checkable,
            parameters: [.init("nama", [.newDomain]), .init("ip", [.text])],
            outcomes: [
                .init(name: "berhasil", label: "Berhasil"), .init(name: "nama-terpakai", label: "Nama terpakai"),
            ],
            undo: "domain.lepaskan"),
        EffectDeclaration(
            name: "domain.lepaskan", title: "Melepaskan domain", kind: .idempotent, parameters: [],
            outcomes: [.init(name: "berhasil", label: "Berhasil")]),
    ]

    private static let books = [
        BookDeclaration(
            name: "register-permohonan", title: "Buku Register Permohonan",
            columns: [
                .init("pemohon", "Pemohon", .text), .init("instansi", "Instansi", .text),
                .init("perihal", "Perihal", .text),
            ]),
        BookDeclaration(
            name: "register-email", title: "Buku Register Email",
            columns: [.init("alamat", "Alamat", .newMailAddress), .init("pemilik", "Pemilik", .text)]),
        BookDeclaration(
            name: "register-domain", title: "Buku Register Domain",
            columns: [
                .init("nama", "Nama domain", .newDomain), .init("ip", "Alamat IP", .text),
                .init("pengelola", "Pengelola", .text),
            ]),
        BookDeclaration(
            name: "agenda-keluar", title: "Agenda Surat Keluar",
            columns: [
                .init("perihal", "Isi singkat", .text), .init("tujuan", "Ditujukan kepada", .text),
                .init("nomor-surat", "Nomor surat", .text), .init("tanggal-surat", "Tanggal surat", .date),
            ]),
        BookDeclaration(
            name: "arsip-surat", title: "Arsip Surat",
            columns: [.init("perihal", "Isi singkat", .text), .init("pihak", "Kepada atau dari", .text)]),
        BookDeclaration(
            name: "register-surat", title: "Register Pelayanan Surat",
            columns: [
                .init("pemohon", "Pemohon", .text), .init("jenis", "Jenis surat", .text),
                .init("keperluan", "Keperluan", .text),
            ]),
        BookDeclaration(
            name: "ekspedisi", title: "Buku Ekspedisi",
            columns: [
                .init("perihal", "Isi singkat", .text), .init("tujuan", "Ditujukan kepada", .text),
                .init("nomor-surat", "Nomor surat", .text), .init("tanggal-surat", "Tanggal surat", .date),
            ]),
        BookDeclaration(name: "pengaduan", title: "Buku Pengaduan"),
    ]

    private static let letterTypes = [
        LetterTypeDeclaration(name: "tanda-terima", title: "Tanda terima", isSigned: false),
        LetterTypeDeclaration(name: "surat-permohonan-email", title: "Surat permohonan", isSigned: true),
        LetterTypeDeclaration(name: "surat-permohonan-email-desa", title: "Surat permohonan", isSigned: true),
        LetterTypeDeclaration(name: "surat-kuasa", title: "Surat kuasa", isSigned: true),
        LetterTypeDeclaration(
            name: "surat-izin-balai", title: "Surat izin pemakaian balai",
            parameters: [.init("acara", [.text]), .init("tanggal", [.date])], isSigned: true),
    ]
}
