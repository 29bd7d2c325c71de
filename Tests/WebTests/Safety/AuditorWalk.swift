import Services
import Store
import Testing

/// The whole route table as the regency's auditor: what they may look at, and that everything else answers as it does to
/// an officer who has nothing to do with the case.
@Suite struct AuditorWalk {
    /// What the table's fifth person, an officer of another village, is answered otherwise.
    private static let looks: [String: Int] = [
        "GET /pemeriksaan": 200,
        "GET /kelola/{meja}/catatan": 200,
        "GET /meja/{meja}/permohonan": 200,
        "POST /meja/{meja}/permohonan": 303,
        "GET /meja/{meja}/buku": 200,
        "GET /meja/{meja}/buku/{buku}": 200,
        "POST /meja/{meja}/buku/{buku}": 303,
        "GET /meja/{meja}/buku/{buku}/salinan": 200,
        // Without a reason.
        "POST /meja/{meja}/buku/{buku}/salinan": 422,
        "GET /meja/{meja}/salinan-buku": 200,
        "GET /meja/{meja}/pembukaan": 200,
        "GET /meja/{meja}/laporan": 200,
        "GET /meja/{meja}/laporan-csv": 200,
        "GET /meja/{meja}/laporan-bawahan": 200,
        "GET /meja/{meja}/laporan-bawahan/csv": 200,
        "GET /meja/{meja}/laporan/{sop}": 200,
        "GET /meja/{meja}/laporan/{sop}/csv": 200,
        "GET /meja/{meja}/kepuasan": 200,
        "GET /meja/{meja}/kepuasan/csv": 200,
        "GET /meja/{meja}/sop": 200,
        "GET /meja/{meja}/sop/{sop}": 200,
        "GET /meja/{meja}/sop/{sop}/dokumen/{berkas}": 200,
        "GET /meja/{meja}/{permohonan}/bagan.svg": 200,
        "GET /meja/{meja}/{permohonan}": 200,
        "GET /meja/{meja}/{permohonan}/berkas/{berkas}": 200,
        "GET /meja/{meja}/{permohonan}/berkas/{berkas}/{halaman}": 200,
        "GET /meja/{meja}/{permohonan}/zip": 200,
        "POST /meja/{meja}/{permohonan}/zip": 422,
        "GET /meja/{meja}/teks": 200,
        "GET /meja/{meja}/{permohonan}/lembar-disposisi": 200,
        "GET /meja/{meja}/{permohonan}/tugas/{langkah}/{kunjungan}/disposisi": 403,
        // A list of nothing.
        "GET /meja/{meja}/loket": 200,
        // The case is known to them, and what they ask is not theirs to do.
        "POST /meja/{meja}/loket": 403,
        "GET /meja/{meja}/pekerjaan": 403,
        "POST /meja/{meja}/pekerjaan": 403,
        "GET /meja/{meja}/{permohonan}/perbaikan": 403,
        "POST /meja/{meja}/{permohonan}/perbaikan": 403,
        "GET /meja/{meja}/{permohonan}/cabut": 403,
        "POST /meja/{meja}/{permohonan}/cabut": 404,
        "GET /meja/{meja}/{permohonan}/perpanjang/{batas}": 403,
        // Papers may also be fetched below the applicant's page, as by other officers who may see the case.
        "GET /permohonan/{permohonan}/berkas/{berkas}": 200,
    ]

    @Test func everyRouteLetsThemLookAndDoNothing() async throws {
        let scene = try await RouteScene()
        let root = try await scene.regency.environment.database.read {
            try ReadOffices(scene.regency.environment)("root", in: $0)
        }
        try await scene.regency.officer("pemeriksa", ["pemeriksa"], in: root)
        let browser = try await scene.regency.site.browser(as: "pemeriksa")
        let before = try await everything(scene)
        for line in RouteTable.lines where line.route != "POST /keluar" {
            let address = scene.address(line.address)
            let fields = line.fields.map { ($0, $1.replacing("{siapa}", with: "pemeriksa")) }
            let answer =
                line.route.hasPrefix("GET ") ? try await browser.get(address) : try await browser.post(address, fields)
            // They know of the office, and its people are not theirs to look after.
            let other = line.route.contains(" /kelola/{meja}/") ? 403 : line.statuses[4]
            #expect(answer.status == Self.looks[line.route] ?? other, "\(line.route)")
        }
        let after = try await everything(scene)
        #expect(before["case_events"]?.isEmpty == false && before["audit_acts"]?.isEmpty == false)
        for (table, rows) in before {
            // That they ended their own other sessions is kept too.
            let changed = after[table, default: []].symmetricDifference(rows)
                .filter { table != "audit_acts" || !$0.contains("sesi-sendiri-diakhiri") }
            #expect(changed.isEmpty, "\(table): \(changed)")
        }
    }

    /// What a look leaves, logging in, trying a code, and an application of their own that was begun: the rest of what is
    /// stored stays as it was.
    private static let ownTraces: Set<Substring> = [
        "openings", "sessions", "known_devices", "attempt_counts", "drafts", "one_time_links", "contact_verifications",
    ]

    /// Every row of every table, by table.
    private func everything(_ scene: RouteScene) async throws -> [String: Set<String>] {
        let made = try Site.migrations().flatMap { $0.sql.matches(of: /CREATE TABLE (\w+)/).map(\.output.1) }
        let tables = Set(made).subtracting(Self.ownTraces).map(String.init)
        return try await scene.regency.environment.database.read { transaction in
            var found: [String: Set<String>] = [:]
            for table in tables {
                let rows = try transaction.rows(SQL("SELECT * FROM \(table)", values: []))
                found[table] = Set(rows.map { "\($0.values)" })
            }
            return found
        }
    }
}
