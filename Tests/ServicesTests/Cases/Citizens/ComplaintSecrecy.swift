import Forms
import Procedures
@testable import Services
import Store
import Testing

/// Who reported in secret is in nothing that reaches a lane outside `kecuali`, in the village and wherever it is handed on.
@Suite struct ComplaintSecrecy {
    private static let name = "Sinta Rahasia"
    private static let told = "Bendahara memakai uang beras"
    private static let secrets = [name, told, "081200000000", "warga@b.contoh", "Petugas warga"]
    private static let report = [
        "laporan.sifat": "rahasia", "laporan.nama": name, "laporan.hp": "081200000000", "laporan.uraian": told,
    ]

    private func filed() async throws -> (CitizenDesk, String) {
        let desk = try await CitizenDesk()
        return (desk, try await desk.apply("pengaduan", Self.report, papers: ["bukti"]))
    }

    private func expectNothing(of look: CaseLook) {
        #expect(look.applicantName == nil)
        #expect(look.papers.isEmpty)
        let seen =
            (look.answers ?? [:]).values.map { "\($0)" } + Array(look.names.values)
            + look.history.flatMap { [$0.reason, $0.note].compactMap(\.self) }
        for secret in Self.secrets { #expect(!seen.contains { $0.contains(secret) }, "\(secret)") }
    }

    @Test func inTheVillageOnlyTheComplaintsOfficerKnowsWho() async throws {
        let (desk, id) = try await filed()
        let admin = try await desk.look(id, as: desk.officer("desa.admin-pengaduan"))
        #expect(admin.applicantName == Self.name)
        #expect(admin.answers?[FieldPath("laporan.hp")!] != nil)
        let handler = try await desk.look(id, as: desk.officer("desa.penangan"))
        #expect(handler.applicantName == nil)
        #expect(handler.answers?[FieldPath("laporan.nama")!] == nil)
        #expect(handler.answers?[FieldPath("laporan.hp")!] == nil)
        #expect(handler.papers.isEmpty)
        #expect(handler.answers?[FieldPath("laporan.uraian")!] == .text(Self.told))
        for closed in ["desa.kepala", "desa.sekretaris"] {
            expectNothing(of: try await desk.look(id, as: desk.officer(closed)))
        }
        await #expect(throws: CaseMissing.self) { _ = try await desk.look(id, as: desk.officer("desa.kaur-keuangan")) }
    }

    /// Without a name: who works on it knows where and sees the picture; who it was nobody knows.
    @Test func placeAndEvidenceOfANamelessReportAreForThoseWhoWorkOnIt() async throws {
        let desk = try await CitizenDesk()
        let id = try await desk.apply(
            "pengaduan",
            ["laporan.sifat": "anonim", "laporan.uraian": Self.told, "laporan.lokasi": "Gudang beras dusun dua"],
            papers: ["bukti"])
        let (place, admin) = (FieldPath("laporan.lokasi")!, desk.officer("desa.admin-pengaduan"))
        for name in ["desa.admin-pengaduan", "desa.penangan"] {
            let look = try await desk.look(id, as: desk.officer(name))
            #expect(look.applicantName == nil && look.applicantTelephone == nil)
            #expect(look.answers?[place] == .text("Gudang beras dusun dua"), "\(name)")
            #expect(look.papers["bukti"]?.count == 1, "\(name)")
            #expect(!look.names.values.contains("Petugas warga"))
        }
        for name in ["desa.kepala", "desa.sekretaris"] {
            let look = try await desk.look(id, as: desk.officer(name))
            #expect(look.answers?[place] == nil && look.papers.isEmpty && look.applicantName == nil, "\(name)")
        }
        try await desk.complete("telaah", "teruskan", of: id, by: admin, ["golongan.kelas": "pengawasan"])
        let second = try await desk.handedOn(id, as: admin)
        let above = try await desk.look(second, as: desk.officer("kec.admin-pengaduan"), at: desk.district)
        #expect(above.answers?[place] != nil && above.papers["bukti"]?.count == 1)
        let head = try await desk.look(second, as: desk.officer("kec.kepala"), at: desk.district)
        #expect(head.answers?[place] == nil && head.papers.isEmpty)
    }

    @Test func handedOnItStaysSecretInBothOffices() async throws {
        let (desk, id) = try await filed()
        let village = desk.officer("desa.admin-pengaduan")
        try await desk.complete("telaah", "teruskan", of: id, by: village, ["golongan.kelas": "pengawasan"])
        let second = try await desk.handedOn(id, as: village)
        // The district's own complaints officer and handler can work on it.
        let admin = try await desk.look(second, as: desk.officer("kec.admin-pengaduan"), at: desk.district)
        #expect(admin.answers?[FieldPath("laporan.uraian")!] == .text(Self.told))
        try await desk.complete(
            "telaah", "tangani", of: second, by: desk.officer("kec.admin-pengaduan"),
            ["golongan.kelas": "pengawasan"], at: desk.district)
        let handler = try await desk.look(second, as: desk.officer("kec.penangan"), at: desk.district)
        #expect(handler.answers?[FieldPath("laporan.uraian")!] == .text(Self.told))
        #expect(handler.answers?[FieldPath("laporan.nama")!] == nil)
        expectNothing(of: try await desk.look(second, as: desk.officer("kec.kepala"), at: desk.district))
        // The village is the applicant there; of its officers only the one whom the village's case excepts reads it.
        #expect(
            try await desk.look(second, as: village, at: desk.district).answers?[FieldPath("laporan.uraian")!] != nil)
        for closed in ["desa.kepala", "desa.kaur-keuangan"] {
            expectNothing(of: try await desk.look(second, as: desk.officer(closed), at: desk.district))
        }
    }

    /// The report may be about them: they neither take it back nor put it right in the office that has it now.
    @Test func whoMayNotReadItDoesNotActForTheVillage() async throws {
        let (desk, id) = try await filed()
        let village = desk.officer("desa.admin-pengaduan")
        try await desk.complete("telaah", "teruskan", of: id, by: village, ["golongan.kelas": "pengawasan"])
        let second = try await desk.handedOn(id, as: village)
        let withdraw = WithdrawCase(desk.environment, desk.cases)
        let correct = CorrectCase(desk.environment, desk.cases)
        for name in ["desa.kaur-keuangan", "desa.kepala"] {
            await #expect(throws: CaseMissing.self) {
                try await withdraw(second, of: desk.district.id, reason: nil, by: desk.officer(name))
            }
            await #expect(throws: CaseMissing.self) {
                try await correct(
                    second, of: desk.district.id, raw: RuleDesk.raw(["laporan.uraian": "Tidak ada apa-apa"]), seen: nil,
                    by: desk.officer(name))
            }
        }
        try await desk.complete(
            "telaah", "lengkapi", of: second, by: desk.officer("kec.admin-pengaduan"), ["golongan.kelas": "biasa"],
            reason: "Tempatnya di mana?", at: desk.district)
        await #expect(throws: CaseMissing.self) {
            try await desk.complete(
                "lengkapi", of: second, by: desk.officer("desa.kepala"), ["laporan.uraian": "Bukan apa-apa"],
                at: desk.district)
        }
        try await withdraw(second, of: desk.district.id, reason: nil, by: village)
        try await desk.work()
        #expect(try await desk.open(id, as: village) == ["telaah"])
    }

    @Test func listsAndBooksNameNobody() async throws {
        let (desk, id) = try await filed()
        let village = desk.officer("desa.admin-pengaduan")
        try await desk.complete("telaah", "teruskan", of: id, by: village, ["golongan.kelas": "biasa"])
        let places: [(Office, [String])] = [
            (desk.village, ["desa.kepala", "desa.sekretaris", "desa.penangan"]),
            (desk.district, ["kec.kepala", "kec.penangan"]),
        ]
        for (office, names) in places {
            for name in names {
                let person = desk.officer(name)
                let (environment, cases) = (desk.environment, desk.cases)
                let (list, book) = try await environment.database.read { transaction in
                    (
                        try CaseList.load(
                            .all, of: office.id, for: person, limit: 10, offset: 0, environment, cases, in: transaction),
                        try ClosedBook.load(
                            "pengaduan", of: office.id, for: person, year: nil, limit: 10, offset: 0, environment,
                            cases,
                            in: transaction)
                    )
                }
                #expect(list.rows.count == 1)
                #expect(list.rows.allSatisfy { $0.applicant == nil }, "\(name)")
                let lines = try #require(book).entries
                #expect(lines.count == 1)
                #expect(lines.allSatisfy { $0.columns["pelapor"] == nil }, "\(name)")
                if !name.hasSuffix("penangan") {
                    #expect(lines.allSatisfy { $0.columns["perihal"] == nil }, "\(name)")
                }
            }
        }
    }

    @Test func mailsToOfficersSayNothing() async throws {
        let desk = try await CitizenDesk()
        let id = try await desk.apply("pengaduan", Self.report)
        let village = desk.officer("desa.admin-pengaduan")
        try await desk.complete("telaah", "teruskan", of: id, by: village, ["golongan.kelas": "biasa"])
        try await desk.turn(to: "2026-04-30", "09:00")
        let mails = try await desk.regency.test.mails().filter { $0.to != "warga@b.contoh" }
        #expect(mails.contains { $0.to == "admin-pengaduan@kec.contoh" })
        // Late by now: the head was told.
        #expect(mails.contains { $0.to == "kepala@desa.contoh" })
        for mail in mails {
            for secret in Self.secrets { #expect(!(mail.subject + mail.text).contains(secret), "\(mail.to)") }
        }
    }

    /// Nobody is asked for a name, and nobody is shown the account.
    @Test func anAnonymousReporterIsNamedToNobody() async throws {
        let desk = try await CitizenDesk()
        let id = try await desk.apply("pengaduan", ["laporan.sifat": "anonim", "laporan.uraian": Self.told])
        for name in ["desa.admin-pengaduan", "desa.penangan", "desa.kepala"] {
            let look = try await desk.look(id, as: desk.officer(name))
            #expect(look.applicantName == nil)
            #expect(!look.names.values.contains("Petugas warga"))
            #expect(look.answers?[FieldPath("laporan.uraian")!] == .text(Self.told))
        }
        #expect(try await desk.look(id, as: desk.citizen).viewer == .applicant)
    }
}
