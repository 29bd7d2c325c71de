import Forms
import Procedures
@testable import Services
import Store
import Testing

/// An office that worked and does no more is closed: nothing begins there, and nothing that it did is lost
/// (docs/decisions/0061).
@Suite struct CloseOfficeTests {
    @Test func nothingBeginsThereAnyMore() async throws {
        let desk = try await KominfoDesk()
        let (environment, office) = (desk.environment, desk.office)
        let draft = try await StartDraft(environment, desk.cases)(
            "email-domain", at: office, by: desk.clerk, secret: nil)
        try await desk.fill(draft, by: desk.clerk)
        func search() async throws -> [RegencyServices.Entry] {
            try await environment.database.read { transaction in
                let offices = try OfficeNames.load(from: "root", in: transaction)
                return try RegencyServices(environment, desk.cases).search(
                    SearchWords("email"), among: offices, limit: 20, in: transaction
                ).entries
            }
        }
        #expect(try await search().map(\.office.slug) == ["kominfo"])
        try await Closing.close(desk.regency.kominfo, desk.regency, desk.cases)

        let refused = await #expect(throws: ClosedOffice.self) {
            _ = try await StartDraft(environment, desk.cases)(
                "email-domain", at: office, by: desk.clerk, secret: nil)
        }
        #expect(refused?.successor.slug == "aren" && refused?.closure.legalBasis == "Peraturan Rekaan 1/2026")
        await #expect(throws: ServiceEnded.self) {
            _ = try await SubmitDraft(environment, desk.cases)(draft, of: office, by: desk.clerk, secret: nil)
        }
        #expect(try await search().isEmpty)
        let counter = try await environment.database.read {
            try CounterServices.of(desk.regency.kominfo, for: desk.kadis, environment, desk.cases, in: $0)
        }
        #expect(counter.isEmpty)
    }

    /// Also by an officer whose roles were read before it was closed: its steps would wait for nobody.
    @Test func nothingIsSentInItsNameAnyMore() async throws {
        let desk = try await KominfoDesk()
        let (environment, office) = (desk.environment, desk.office)
        let draft = try await StartDraft(environment, desk.cases)(
            "email-domain", at: office, by: desk.clerk, secret: nil)
        try await desk.fill(draft, by: desk.clerk)
        try await Closing.close(desk.regency.villageA, desk.regency, desk.cases, successor: "bambu")
        #expect(desk.clerk.serves(desk.regency.villageA.id, at: environment.now))
        await #expect(throws: ApplyRefusal.leftOffice) {
            _ = try await SubmitDraft(environment, desk.cases)(draft, of: office, by: desk.clerk, secret: nil)
        }
    }

    @Test func nobodyServesThereAndNothingIsMadeBelowIt() async throws {
        let desk = try await KominfoDesk()
        let regency = desk.regency
        let invited = try await InviteOfficer(desk.environment)(
            NewOfficer(
                name: "Budi Rekaan", username: "budi",
                roles: [NewRole("tim-teknis", from: regency.clock.now.date(in: .wib))]),
            to: desk.office, by: regency.admin)
        let looked = try await Closing.look(regency.kominfo, regency, desk.cases)
        #expect(looked.reasons.isEmpty && looked.roles.contains("Petugas kadis, Kepala Dinas"), "\(looked)")
        try await Closing.close(regency.kominfo, regency, desk.cases)

        let held = try await desk.environment.database.read { transaction in
            try Role.held(by: desk.kadis.id, at: desk.environment.now, in: transaction)
        }
        #expect(held.isEmpty)
        let visitor = try await regency.test.visitor()
        await #expect(throws: LinkTrouble.self) {
            try await AcceptInvitation(desk.environment)(
                invited.link.lastPart, password: Regency.password, from: visitor)
        }
        let role = try await Closing.troubles {
            _ = try await AssignRole(desk.environment)(
                NewRole("kepala", from: regency.clock.now.date(in: .wib)), to: "kadis", in: desk.office,
                by: regency.admin)
        }
        #expect(role["peran"]?.contains("ditutup sejak 2 Maret 2026") == true, "\(role)")
        let below = try await Closing.troubles {
            _ = try await CreateOffice(desk.environment)(
                .invented("Desa Durian", "durian", "desa"), under: desk.office, by: regency.admin)
        }
        #expect(below["jenis"]?.contains("sudah ditutup") == true, "\(below)")
        let adopted = try await Closing.troubles { try await desk.adopt("akun-aplikasi") }
        #expect(adopted["kantor"]?.contains("sudah ditutup") == true, "\(adopted)")
        let acts = try await AuditActs(desk.environment).ofPeople()
        #expect(acts.contains { $0.kind == .roleEnded && $0.subject == "kadis" && $0.office == desk.office })
        for office in [desk.office, People.office] {
            #expect(
                acts.contains {
                    $0.kind == .officeClosed && $0.office == office && $0.subject == "kominfo" && $0.by == "ayu"
                        && $0.reason
                            == "dasar: Peraturan Rekaan 1/2026; penerus: Desa Aren; alasan: Digabung dengan desa"
                })
        }
    }

    /// Its own cases, each with where it stands, and for the office that applied what others still do for it.
    @Test func runningCasesAreFinishedFirst() async throws {
        let desk = try await KominfoDesk()
        let regency = desk.regency
        let id = try await desk.apply()
        let number = try await desk.look(id).number
        let own = try await Closing.reasons(regency.kominfo, regency, desk.cases)
        #expect(own.first == "1 permohonan masih berjalan di kantor ini. Selesaikan dahulu")
        #expect(
            own.contains { $0.contains(number) && $0.contains("Memerintahkan pemeriksaan kelengkapan berkas") },
            "\(own)")
        let applied = try await Closing.reasons(regency.villageA, regency, desk.cases, successor: "bambu")
        #expect(applied.first == "1 permohonan di kantor lain masih memerlukan kantor ini. Selesaikan dahulu")
        #expect(applied.contains("\(number) di Dinas Kominfo Contoh"), "\(applied)")

        try await WithdrawCase(desk.environment, desk.cases)(id, of: desk.office, reason: "Batal", by: desk.clerk)
        try await desk.work()
        let root = try await desk.environment.database.read { try ReadOffices(desk.environment)("root", in: $0) }
        let auditor = try await regency.officer("pemeriksa", ["pemeriksa"], in: root)
        try await Closing.close(regency.kominfo, regency, desk.cases)
        for reader in [desk.clerk, auditor] {
            #expect(try await desk.look(id, as: reader).state.result == "dicabut")
        }
        let book = try await desk.environment.database.read {
            try BookLook.load(
                "register-permohonan", of: desk.office, year: nil, limit: 10, offset: 0, desk.environment, in: $0)
        }
        #expect(book?.total == 1)
    }

    /// Once nobody serves there, nobody could tell them, or note that it was done.
    @Test func whoIsStillToBeToldIsToldFirst() async throws {
        let desk = try await RuleDesk()
        let (environment, cases, regency) = (desk.environment, desk.cases, desk.regency)
        try await desk.adopt("izin", PermitScene.permit, applicant: "siapa: [pegawai, umum], dibantu: [operator]")
        let draft = try await StartDraft(environment, cases)(
            "izin", at: desk.office, by: desk.clerk, secret: nil,
            counter: CounterFacts(name: "Budi Contoh", email: nil, channel: .counter, consent: .spoken))
        _ = try await DraftDesk(environment, cases).answer(
            RuleDesk.raw(["data.nama": "Budi Contoh"]), in: draft, of: desk.office, by: desk.clerk, secret: nil)
        let id = try await SubmitDraft(environment, cases)(draft, of: desk.office, by: desk.clerk, secret: nil)
        try await desk.complete("periksa", of: id, by: desk.kaur)
        try await desk.work()
        let look = try await desk.look(id, as: desk.kaur)
        let reasons = try await Closing.reasons(regency.villageA, regency, cases, successor: "bambu")
        #expect(
            reasons == [
                "1 pemohon belum diberi tahu. Beri tahu dan catat dahulu", "\(look.number), Laporan izin",
            ])
        try await SettleMail(environment, cases).notices(
            look.unreached.map(\.name), of: id, office: desk.office, told: .slip, by: desk.kaur)
        try await Closing.close(regency.villageA, regency, cases, successor: "bambu")
    }

    @Test func whatOtherOfficesNeedOfItStandsInTheWay() async throws {
        let desk = try await OtherOffices()
        let regency = desk.regency
        try await desk.adopt()
        let partner = try await Closing.reasons(regency.kominfo, regency, desk.cases)
        #expect(
            partner == [
                "Kantor ini mitra dalam SOP “Izin menara” di Desa Cendana. Ganti mitranya atau akhiri SOP-nya, "
                    + "dan selesaikan permohonannya, dahulu"
            ])
        let district = try await Closing.reasons(desk.district, regency, desk.cases)
        #expect(district == ["Ada kantor di bawahnya yang masih buka: Desa Cendana. Tutup kantor itu dahulu"])

        try await Closing.close(desk.village, regency, desk.cases)
        try await Closing.close(desk.district, regency, desk.cases)
        try await Closing.close(regency.kominfo, regency, desk.cases)
        let above = try await #require(throws: OfficeInUse.self) {
            try await ReopenOffice(desk.environment)(desk.village.id, reason: "Keliru", by: regency.admin)
        }
        #expect(above.reasons == ["Kecamatan Contoh di atasnya juga ditutup. Buka kantor itu dahulu"])
    }

    /// The same file with another partner: what came since goes there, and only what came before still needs the first.
    @Test func aPartnerThatWasReplacedIsNeededByItsOwnCasesAlone() async throws {
        let desk = try await OtherOffices()
        let (regency, village) = (desk.regency, desk.village.id)
        let next = try await CreateOffice(desk.environment)(
            .invented("Dinas Kominfo Rekaan", "rekaan", "dinas-kominfo"), under: "root", by: regency.admin)
        try await desk.adopt()
        let first = try await desk.apply()
        regency.clock.turn(seconds: 60)
        try await desk.adopt(partners: ["kominfo": next.id])
        let second = try await desk.apply()
        let reasons = try await Closing.reasons(regency.kominfo, regency, desk.cases)
        #expect(reasons.count == 1 && reasons.first?.hasPrefix("Kantor ini mitra dalam SOP “Izin menara”") == true)
        let withdraw = WithdrawCase(desk.environment, desk.cases)
        try await withdraw(first, of: village, reason: "Batal", by: desk.applicant)
        try await desk.work()
        try await Closing.close(regency.kominfo, regency, desk.cases)
        #expect(try await desk.look(second, as: desk.applicant).state.isOpen)
        let needed = try await Closing.reasons(next, regency, desk.cases)
        #expect(needed.first?.hasPrefix("Kantor ini mitra dalam SOP “Izin menara”") == true, "\(needed)")
    }

    @Test func noSOPIsPutInForceThatActsInAClosedOffice() async throws {
        let desk = try await OtherOffices()
        try await Closing.close(desk.regency.kominfo, desk.regency, desk.cases)
        let troubles = try await Closing.troubles { try await desk.adopt() }
        #expect(troubles["mitra"]?.contains("Dinas Kominfo Contoh, sudah ditutup") == true, "\(troubles)")
    }

    @Test func onlyTheOfficeAboveMay() async throws {
        let desk = try await KominfoDesk()
        let regency = desk.regency
        let own = try await regency.officer("budi", ["admin"], in: regency.kominfo)
        let told = try await Closing.reasons(regency.kominfo, regency, desk.cases, by: own)
        #expect(told == ["Kantor ini hanya dapat ditutup administrator Kabupaten Contoh"])
        let other = try await regency.officer("citra", ["admin"], in: regency.villageA)
        await #expect(throws: Denial.self) {
            try await Closing.close(regency.kominfo, regency, desk.cases, by: other)
        }
        let root = try await desk.environment.database.read { try ReadOffices(desk.environment)("root", in: $0) }
        #expect(try await Closing.reasons(root, regency, desk.cases) == ["Kantor induk tidak dapat ditutup"])
        try await Closing.close(regency.kominfo, regency, desk.cases)
        await #expect(throws: Denial.self) {
            try await ReopenOffice(desk.environment)(regency.kominfo.id, reason: "Keliru", by: other)
        }
    }

    @Test func reasonBasisAndSuccessorAreAsked() async throws {
        let desk = try await OtherOffices()
        let (regency, cases) = (desk.regency, desk.cases)
        let close = CloseOffice(desk.environment, cases)
        let empty = try await Closing.troubles {
            try await close(
                regency.villageA.id, ClosingTerms(reason: " ", legalBasis: "", successor: ""), by: regency.admin)
        }
        #expect(Set(empty.keys) == ["alasan", "peraturan", "penerus"])
        func successor(_ slug: String, of office: Office, by person: Person? = nil) async throws -> String? {
            try await Closing.troubles {
                try await Closing.close(office, regency, cases, successor: slug, by: person)
            }["penerus"]
        }
        #expect(try await successor("karangan", of: regency.villageA)?.contains("Tidak ada kantor") == true)
        #expect(try await successor("aren", of: regency.villageA)?.contains("kantor lain") == true)
        // Who administers a district promises nothing for offices that are not below it.
        let head = try await regency.officer("hulu", ["admin"], in: desk.district)
        #expect(try await successor("aren", of: desk.village, by: head)?.contains("yang Anda kelola") == true)
        try await Closing.close(regency.villageB, regency, cases)
        #expect(try await successor("bambu", of: regency.villageA)?.contains("sendiri sudah ditutup") == true)
    }

    @Test func itIsOpenedAgainWithWhatItHadInForce() async throws {
        let desk = try await KominfoDesk()
        let regency = desk.regency
        try await Closing.close(regency.kominfo, regency, desk.cases)
        let blank = try await Closing.troubles {
            try await ReopenOffice(desk.environment)(desk.office, reason: " ", by: regency.admin)
        }
        #expect(blank["alasan"] != nil)
        try await ReopenOffice(desk.environment)(desk.office, reason: "Putusan rekaan", by: regency.admin)
        _ = try await desk.apply()
        // Who served there is given a role again, or does not serve.
        let held = try await desk.environment.database.read { transaction in
            try Role.held(by: desk.kadis.id, at: desk.environment.now, in: transaction)
        }
        #expect(held.isEmpty)
        let acts = try await AuditActs(desk.environment).ofPeople().filter { $0.kind == .officeReopened }
        #expect(Set(acts.map(\.office)) == [desk.office, People.office])
        let again = try await #require(throws: OfficeInUse.self) {
            try await ReopenOffice(desk.environment)(desk.office, reason: "Lagi", by: regency.admin)
        }
        #expect(again.reasons == ["Kantor ini tidak ditutup"])
    }

    /// Its partner was closed meanwhile: nobody would do its steps.
    @Test func whatActsAtAClosedOfficeIsNotInForceAgain() async throws {
        let desk = try await OtherOffices()
        let regency = desk.regency
        try await desk.adopt()
        try await Closing.close(desk.village, regency, desk.cases)
        try await Closing.close(regency.kominfo, regency, desk.cases)
        let (reopen, village) = (ReopenOffice(desk.environment), desk.village.id)
        let look = try await desk.environment.database.read { try reopen.look(at: village, by: regency.admin, in: $0) }
        #expect(look.reasons.isEmpty && look.ending == ["Izin menara"])
        try await reopen(village, reason: "Putusan rekaan", by: regency.admin)
        #expect(try await inForce(at: village, regency).isEmpty)
        let acts = try await AuditActs(desk.environment).ofPeople()
        #expect(acts.contains { $0.kind == .sopEnded && $0.subject == "menara" && $0.office == village })
    }

    /// For a decision of its head alone nothing is offered to anybody.
    @Test func itIsOpenedAgainWithoutServices() async throws {
        let desk = try await KominfoDesk()
        let regency = desk.regency
        try await Closing.close(regency.kominfo, regency, desk.cases)
        try await ReopenOffice(desk.environment)(
            desk.office, reason: "Menghapus isi", services: false, by: regency.admin)
        #expect(try await inForce(at: desk.office, regency).isEmpty)
        try await AssignRole(desk.environment)(
            NewRole("kepala", from: regency.clock.now.date(in: .wib)), to: "kadis", in: desk.office, by: regency.admin)
        try await Closing.close(regency.kominfo, regency, desk.cases)
    }

    private func inForce(at office: String, _ regency: Regency) async throws -> [Adoption] {
        let today = regency.clock.now.date(in: .wib)
        return try await regency.test.database.read { try Adoption.allInForce(at: office, on: today, in: $0) }
    }

    /// Whoever comes to the first is led to the one that is open; none of those that took over goes unseen.
    @Test func aClosedSuccessorLeadsOn() async throws {
        let regency = try await Regency.make()
        let cases = CaseServices()
        try await Closing.close(regency.kominfo, regency, cases, successor: "bambu")
        try await Closing.close(regency.villageB, regency, cases, successor: "aren")
        let closed = try await regency.test.database.read { transaction in
            let office = try ReadOffices(regency.environment)(regency.kominfo.id, in: transaction)
            return try ClosedOffice(office, in: transaction)
        }
        #expect(closed?.successor.slug == "aren" && closed?.closure.successor == regency.villageB.id)
        let use = try await #require(throws: OfficeInUse.self) {
            try await RemoveOffice(regency.environment)(regency.villageB.id, by: regency.admin)
        }
        #expect(use.reasons.contains("Kantor ini penerus kantor yang ditutup: Dinas Kominfo Contoh"))
    }

    /// Its roots go on, and say what they said.
    @Test func itsRootsStayVerifiable() async throws {
        let roots = try await RootDesk()
        let (office, day) = (roots.audit.office, CalendarDate(iso: "2026-03-02")!)
        let text = try JSONColumn.text(
            OfficeClosure(since: day, legalBasis: "Peraturan Rekaan", successor: roots.desk.regency.villageA.id))
        try await roots.audit.harm("UPDATE offices SET closure = \(text) WHERE id = \(office)")
        try await roots.nextDay()
        let report = try await roots.verify()
        #expect(report.isSound, "\(report.findings)")
    }
}

/// Closing with good terms.
private enum Closing {
    static func close(
        _ office: Office, _ regency: Regency, _ cases: CaseServices, successor: String = "aren",
        by person: Person? = nil
    ) async throws {
        try await CloseOffice(regency.environment, cases)(
            office.id,
            ClosingTerms(
                reason: "Digabung dengan desa", legalBasis: "Peraturan Rekaan  1/2026", successor: successor),
            by: person ?? regency.admin)
    }

    static func look(
        _ office: Office, _ regency: Regency, _ cases: CaseServices
    ) async throws -> CloseOffice.Look {
        try await regency.test.database.read {
            try CloseOffice(regency.environment, cases).look(at: office.id, by: regency.admin, in: $0)
        }
    }

    static func reasons(
        _ office: Office, _ regency: Regency, _ cases: CaseServices, successor: String = "aren",
        by person: Person? = nil
    ) async throws -> [String] {
        let use = try await #require(throws: OfficeInUse.self) {
            try await close(office, regency, cases, successor: successor, by: person)
        }
        return use.reasons
    }

    static func troubles(_ body: () async throws -> Void) async throws -> [String: String] {
        do {
            try await body()
            Issue.record("done")
            return [:]
        } catch let troubles as FieldTroubles {
            return troubles.messages
        }
    }
}
