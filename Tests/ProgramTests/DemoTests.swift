import Documents
import FoundationEssentials
import Glibc
import Logging
import Services
import Store
import TestDatabases
import Testing

@testable import Program

/// The demo, made whole (issue A18).
@Suite struct DemoTests {
    /// Where a case of the two SOPs can stand and wait for somebody.
    static let places: Set<String> = [
        "ajukan", "perintah-periksa", "periksa", "tugaskan", "pandu", "isi-email", "cek-email", "buat-email",
        "isi-domain",
        "cek-domain", "alokasi-ip", "aktifkan-domain", "isi-domain-lain", "cek-domain-lain", "cek", "perbaiki",
    ]

    /// The same of the other SOPs: where a visitor of the demonstration meets a case of them.
    static let otherPlaces: [String: Set<String>] = [
        "email-perangkat-daerah": ["verifikasi-berkas", "putuskan", "buat-akun", "kirim-konfirmasi"],
        "email-perangkat-desa": ["cocokkan", "ajukan", "verifikasi", "perbaiki", "aktivasi"],
        "surat-layanan-mandiri": [
            "ajukan", "periksa", "ubah", "setujui", "tandatangani", "siapkan", "serahkan",
        ],
        // One was handed on to the district, which looks at it now.
        "pengaduan": ["telaah", "lengkapi", "kerjakan", "jawab", "nilai"],
        "permohonan-informasi": ["periksa", "telusur", "putuskan"],
        "panggilan": ["jawab", "telepon-balik", "jawab-atasan", "buka-pengaduan"],
    ]
    static let otherEnds: [String: Set<String>] = [
        "email-perangkat-daerah": ["aktif", "ditolak"], "email-perangkat-desa": ["aktif", "ditolak"],
        "surat-layanan-mandiri": ["terbit", "ditolak"], "pengaduan": ["selesai"],
        "permohonan-informasi": ["diberikan", "ditolak", "tidak-dikuasai"],
        "panggilan": ["dijawab"],
    ]

    @Test func holdsACaseInEveryState() async throws {
        let folder = try TemporaryFolder()
        let settings = try Settings(folder.environment)
        let data = DataFolder(settings: settings)
        try await DemoMaker.make(
            settings, in: data, pictures: PictureProcess(executable: besideTests("gambar"), arguments: []))

        #expect(try await data.content() == .demo)
        #expect(folder.exists("data.kunci") && !folder.exists("data/kunci"))
        let house = try await House.open(
            settings, keyring: KeyFile.load(from: settings.demoKey), logger: Logger(label: "test"))
        let waiting = try await places(
            house,
            """
            SELECT c.procedure_name, t.step AS place FROM tasks t
            JOIN cases c ON c.office_id = t.office_id AND c.id = t.case_id
            """)
        let ended = try await places(
            house, "SELECT procedure_name, result AS place FROM cases WHERE result IS NOT NULL")
        let found = try await house.database.read { transaction in
            (
                results: Set(
                    try transaction.rows(
                        "SELECT result FROM cases WHERE procedure_name = 'email-domain' AND ended_at IS NOT NULL"
                    ).map { $0.text("result") }),
                late: try transaction.rows(
                    "SELECT id FROM cases WHERE ended_at IS NULL AND due_at < \(house.environment.now.seconds)"
                ).count,
                claimed: try transaction.rows("SELECT step FROM tasks WHERE claimed_by IS NOT NULL").count,
                registering: try transaction.rows(
                    "SELECT id FROM drafts WHERE parent_case IS NOT NULL AND case_id IS NULL"
                ).count,
                channels: Set(try transaction.rows("SELECT channel FROM cases").map { $0.text("channel") }),
                offered: try transaction.rows(
                    "SELECT o.kind, a.procedure_name FROM adoptions a JOIN offices o ON o.id = a.office_id"
                ).map { "\($0.text("kind")): \($0.text("procedure_name"))" },
                sessions: try transaction.rows("SELECT id FROM sessions").count,
                unsent: try transaction.rows("SELECT name FROM outbox WHERE state <> 'done'").count
            )
        }
        #expect(
            waiting["email-domain", default: []].union(waiting["akun-aplikasi", default: []]) == Self.places
        )
        for (name, steps) in Self.otherPlaces { #expect(waiting[name] == steps, "\(name)") }
        for (name, results) in Self.otherEnds { #expect(ended[name] == results, "\(name)") }
        #expect(found.results == ["aktif", "ditolak", "dicabut", "gugur"])
        #expect(found.late >= 1)
        #expect(found.claimed >= 1)
        #expect(found.registering >= 1)
        #expect(found.channels == ["daring", "datang", "telepon"])
        // Every SOP that comes with Balai: letters in each of the three villages; complaints and what else anybody may
        // bring at each level, calls where there is a counter.
        let anybodys = ["hak-data-pribadi", "keberatan-informasi", "pengaduan", "permohonan-informasi"]
        var offered = Array(repeating: "desa: surat-layanan-mandiri", count: 3)
        for name in ["akun-aplikasi", "email-domain", "email-perangkat-daerah", "email-perangkat-desa"] {
            offered.append("dinas-kominfo: \(name)")
        }
        for name in anybodys { offered.append("kabupaten: \(name)") }
        for kind in ["desa", "dinas-kominfo", "kecamatan"] {
            for name in anybodys + ["panggilan"] { offered.append("\(kind): \(name)") }
        }
        #expect(found.offered.sorted() == offered.sorted())
        try await whatPeopleThinkIsTold(house)
        #expect(found.sessions == 0)
        #expect(found.unsent == 0)
        try await everybodyLogsIn(house)
        let unread = try await house.database.read {
            try $0.rows(
                """
                SELECT COUNT(*) AS n FROM notices WHERE account_id IS NOT NULL AND read_at IS NULL GROUP BY account_id
                """
            ).map { $0.int("n") }
        }
        // News of a day or two, and not of weeks.
        #expect(unread.contains { $0 > 0 } && unread.allSatisfy { $0 <= 30 }, "\(unread)")
        try await house.close()
        try mailsSpeakAsPagesDo(in: settings.mailFolder)
    }

    /// The words that are decided (CONTEXT.md, “Words on pages”), in every mail of the demo; `WordingTests` reads the
    /// pages.
    private func mailsSpeakAsPagesDo(in folder: String) throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(names.count > 30)
        var deadlines = 0
        for name in names {
            let bytes = try #require(FileManager.default.contents(atPath: "\(folder)/\(name)"))
            // Quoted-printable breaks long lines anywhere, and writes a dot with which one begins.
            let mail = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n").replacing("=\n", with: "")
                .replacing("=2E", with: ".")
            let text = mail.split(separator: "\n\n", maxSplits: 1).last.map(String.init) ?? ""
            let words = text.replacing("kata sandi", with: "").replacing("Kata sandi", with: "")
                .replacing("/sandi/", with: "").replacing("@surel.contoh", with: "")
            #expect(!words.contains(/(?i)\bsurel\b|\bsandi\b|\bjatuh tempo\b|\bBatasnya\b/), "\(name): \(text)")
            for lead in text.matches(of: /[Pp]aling lambat (.{0,60})/) {
                deadlines += 1
                #expect(lead.1.contains(/^\w+ \d+ \w+ \d{4} pukul \d\d\.\d\d WI/), "\(name): \(lead.0)")
                #expect(!lead.1.contains(/\b(Jan|Feb|Mar|Apr|Jun|Jul|Agu|Sep|Okt|Nov|Des)\b/), "\(name): \(lead.0)")
            }
        }
        #expect(deadlines > 10)
    }

    /// By SOP.
    private func places(_ house: House, _ sql: SQL) async throws -> [String: Set<String>] {
        try await house.database.read { transaction in
            var found: [String: Set<String>] = [:]
            for row in try transaction.rows(sql) {
                found[row.text("procedure_name"), default: []].insert(row.text("place"))
            }
            return found
        }
    }

    /// A visitor sees what applicants think of the letters, whatever day it is.
    private func whatPeopleThinkIsTold(_ house: House) async throws {
        let environment = house.environment
        let figure = try await house.database.read { transaction in
            let row = try #require(try transaction.row("SELECT id FROM offices WHERE slug = 'awan-biru'"))
            let village = try ReadOffices(environment)(row.text("id"), in: transaction)
            return try SatisfactionReport.latest(
                of: "surat-layanan-mandiri", at: village.id, on: environment.now.date(in: village.zone), in: transaction
            )
        }
        #expect(figure?.index.count == 6 && figure?.index.grade == .b)
    }

    /// One of each office, and the applicant.
    private func everybodyLogsIn(_ house: House) async throws {
        let environment = house.environment
        for slug in [nil, "kominfo"] {
            let place = try await LocateOffice(environment)(host: house.settings.hostHeader, slug: slug).place
            let visitor = Visitor(place: place, address: ClientAddress("192.0.2.1"), device: "", deviceToken: nil)
            let names =
                slug == nil
                ? DemoOffice.all.map { office in DemoOfficer.all.first { $0.office.slug == office.slug }!.username }
                : DemoApplicant.withAccount.map(\.email)
            for name in names {
                let session = try await LogIn(environment)(name, password: DemoAccounts.password, from: visitor)
                #expect(session.kind == (slug == nil ? .officer : .applicant), "\(name)")
            }
        }
    }

    @Test func anUnfinishedDemoIsBegunAgain() async throws {
        let folder = try TemporaryFolder()
        let data = DataFolder(settings: try Settings(folder.environment))
        #expect(try await data.content() == .nothing)
        try await data.beginDemo()
        #expect(try await data.content() == .unfinishedDemo)
        if TestEngine.current == .postgres {
            // A database of a server is never emptied by Balai.
            let trouble = await #expect(throws: OperatorTrouble.self) { try await data.beginDemo() }
            #expect(trouble?.description.contains("Kosongkan basis data itu") == true)
        } else {
            try await data.beginDemo()
        }
        try await data.endDemo()
        #expect(try await data.content() == .demo)
    }

    private func besideTests(_ program: String) -> String {
        var path = [CChar](repeating: 0, count: 4096)
        readlink("/proc/self/exe", &path, path.count - 1)
        let own = String(decoding: path.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return own[..<(own.lastIndex(of: "/") ?? own.endIndex)] + "/" + program
    }
}
