import Forms
import Services
import Testing

/// Pages that were opened while a role was held, and are sent when it is over: at midnight of its last day, or because an
/// administrator ended it.
@Suite struct EndedRoleTests {
    enum End: CaseIterable { case atMidnight, byAdministrator }

    /// `kadis` stands in for the head until the end of this day.
    private func standIn(_ regency: Regency) async throws -> Browser {
        try await regency.officer("plt", ["operator"], in: regency.villageB)
        let today = regency.clock.now.date(in: .wib)
        _ = try await AssignRole(regency.environment)(
            NewRole("kepala", .acting, from: today, until: today), to: "plt", in: regency.kominfo.id, by: regency.admin)
        return try await regency.site.browser(as: "plt")
    }

    @Test(arguments: End.allCases) func whatWasOpenDoesNothing(end: End) async throws {
        let regency = try await Regency()
        let id = try await regency.apply()
        // Somebody who works late.
        let evening = Instant(CalendarDate(iso: "2026-03-02")!, TimeOfDay("22:30")!, .wib)
        regency.clock.turn(to: evening)
        let officer = try await standIn(regency)
        let root = "/meja/kominfo/\(id)"
        let page = try await officer.get(root)
        let version = try #require(page.version)
        let papers = page.links.filter { $0.hasPrefix("\(root)/berkas/") }
        #expect(page.status == 200 && !papers.isEmpty)
        #expect(try await officer.get("/meja/kominfo/buku/register-permohonan").status == 200)
        switch end {
        case .atMidnight:
            regency.clock.turn(minutes: 91)
        case .byAdministrator:
            let person = try await regency.person("plt")
            let role = try #require(person.roles.first { $0.office == regency.kominfo.id })
            try await EndRole(regency.environment)(role.id, in: role.office, by: regency.admin)
        }

        #expect(try await officer.get("/akun").status == 200, "the session goes on")
        let task = "\(root)/tugas/perintah-periksa/1"
        let acts: [(String, [(String, String)])] = [
            (task, [("versi", version), ("catatan", "Masih saya")]), ("\(task)/ambil", []),
            ("\(task)/disposisi", [("kepada", "kadis2")]), ("\(root)/hapus-isi", [("dasar", "x")]),
            ("/meja/kominfo/buku/register-permohonan/salinan", [("bentuk", "csv"), ("alasan", "Rapat")]),
            ("/meja/kominfo/permohonan", [("q", "Siti")]), ("/meja/kominfo/teks", [("judul", "a"), ("teks", "b")]),
            ("/meja/kominfo/loket", [("layanan", "email-domain"), ("nama", "Budi")]),
        ]
        for (address, fields) in acts {
            let answer = try await officer.post(address, fields)
            #expect(answer.status == 404, "\(address): \(answer.status)")
            #expect(!answer.words.contains("Siti Contoh"), "\(address)")
        }
        for address in [root, "/meja/kominfo/permohonan", "/meja/kominfo/buku/register-permohonan"] + papers {
            #expect(try await officer.get(address).status == 404, "\(address)")
        }
        #expect(try await !officer.get("/meja").links.contains { $0.contains(id) })
        let head = try await regency.site.browser(as: "kadis").get(root)
        #expect(head.version == version, "nothing happened in the case")
    }
}
