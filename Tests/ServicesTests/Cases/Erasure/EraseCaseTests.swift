import Forms
import Procedures
@testable import Services
import Store
import Testing

/// The head of an office erases what a case held (UU 27/2022, article 8 and 16).
@Suite struct EraseCaseTests {
    @Test func nothingOpensToWhatTheApplicantWrote() async throws {
        let desk = try await ErasureDesk()
        let id = try await desk.ended()
        let draft = try await StartFollowUp(desk.desk.environment, desk.desk.cases)(
            "lagi", of: id, office: desk.desk.office, by: desk.desk.applicant)
        let before = try await desk.places(of: "Siti Rahasia")
        #expect(
            before.isSuperset(of: [
                "case_events", "cases.applicant_name_sealed", "register_entries.columns_sealed",
                "drafts.content_sealed",
            ]), "\(before)")
        try await desk.erase(id)
        try await desk.desk.tick()
        for word in ["Siti", "Pindah rumah", "KTP"] {
            #expect(try await desk.places(of: word).isEmpty, "\(word)")
        }
        try await desk.desk.environment.database.read { transaction in
            let row = try #require(try transaction.row("SELECT * FROM cases WHERE id = \(id)"))
            #expect(row.blobOrNil("key_sealed") == nil && row.blobOrNil("retention_sealed") == nil)
            #expect(try transaction.rows("SELECT id FROM drafts WHERE id = \(draft)").isEmpty)
            #expect(try transaction.rows("SELECT id FROM blobs").isEmpty)
            #expect(try transaction.rows("SELECT name FROM outbox WHERE subject = \(id) AND state = 'waiting'").isEmpty)
            #expect(try transaction.rows("SELECT name FROM timers WHERE subject = \(id)").isEmpty)
        }
    }

    @Test func nothingOfItStaysInMemory() async throws {
        let desk = try await ErasureDesk()
        let (rules, id) = (desk.desk, try await desk.ended())
        let (environment, office, elsewhere) = (rules.environment, rules.office, CaseServices())
        let draft = try await StartFollowUp(environment, rules.cases)(
            "lagi", of: id, office: office, by: rules.applicant)
        let record = try await environment.database.read { transaction in
            _ = try CaseLook(id, of: office, for: rules.kaur, environment, elsewhere, in: transaction)
            _ = try Draft.find(draft, of: office, keyring: environment.keyring, in: transaction)
            return try #require(try CaseRecord.find(id, of: office, in: transaction))
        }
        let key = try #require(record.wrappedKey)
        #expect(rules.cases.shelf.opened.find(record, wrapped: key) != nil)
        #expect(elsewhere.shelf.opened.find(record, wrapped: key) != nil)
        #expect(Draft.known[Draft.context(office, draft)] != nil)
        try await desk.erase(id)
        #expect(rules.cases.shelf.opened.find(record, wrapped: key) == nil)
        #expect(Draft.known[Draft.context(office, draft)] == nil)
        // Another node hears of it when somebody asks for the case.
        await #expect(throws: CaseErased.self) {
            try await environment.database.read {
                _ = try CaseLook(id, of: office, for: rules.kaur, environment, elsewhere, in: $0)
            }
        }
        #expect(elsewhere.shelf.opened.find(record, wrapped: key) == nil)
    }

    /// What is kept for a time that ends in the moment of the erasure: its files are removed too.
    @Test func filesThatAreOverByThenAreRemoved() async throws {
        let desk = try await ErasureDesk()
        let (rules, id) = (desk.desk, try await desk.ended())
        rules.regency.clock.turn(days: 91)
        let head = try await ConfirmPassword(rules.environment)(Regency.password, by: rules.kades)
        #expect(try await rules.blobs.store.places(writtenBefore: .max).count == 2)
        try await desk.erase(id, by: head)
        try await rules.tick()
        #expect(try await rules.blobs.store.places(writtenBefore: .max).isEmpty)
    }

    @Test func numberStateAndDecisionAreLeft() async throws {
        let desk = try await ErasureDesk()
        let id = try await desk.ended()
        let (rules, number) = (desk.desk, try await desk.number(of: id))
        let before = try await rules.look(id, as: rules.kaur)
        try await desk.erase(id)
        for (person, reader) in [(rules.kaur, ErasedCase.Reader.desk), (rules.applicant, .applicant)] {
            await #expect(throws: CaseErased.self) { try await rules.look(id, as: person) }
            let left = try await rules.environment.database.read {
                try ErasedCase(
                    id, of: rules.office, for: person, as: reader, rules.environment, rules.cases, in: $0)
            }
            #expect(left.number == number && left.result?.name == "terbit" && left.track == before.track)
            #expect(left.received == before.state.openedAt && left.ended == before.state.ending?.occurred)
            #expect(left.erasure.basis == ErasureDesk.basis)
            #expect(left.decider == (reader == .desk ? "Petugas kades" : nil))
        }
        await #expect(throws: CaseMissing.self) {
            try await rules.environment.database.read {
                _ = try ErasedCase(
                    id, of: rules.office, for: rules.clerk, as: .applicant, rules.environment, rules.cases, in: $0)
            }
        }
        let (list, book, tracked) = try await rules.environment.database.read { transaction in
            (
                try CaseList.load(
                    .ended, of: rules.office, for: rules.kaur, limit: 10, offset: 0, rules.environment, rules.cases,
                    in: transaction),
                try BookLook.load(
                    "register-permohonan", of: rules.office, year: nil, limit: 10, offset: 0, rules.environment,
                    in: transaction),
                try Tracked.find(
                    try #require(before.track), at: rules.office, rules.environment, rules.cases, in: transaction)
            )
        }
        #expect(list.rows.map(\.applicant) == ["Nama sudah dihapus"] && list.rows.map(\.number) == [number])
        #expect(book?.entries.map(\.number) == [1] && book?.entries.first?.columns.isEmpty == true)
        #expect(book?.entries.first?.erased != nil)
        #expect(tracked?.result?.name == "terbit")
    }

    @Test func auditVerifyRebuildAndTheClockCope() async throws {
        let desk = try await ErasureDesk()
        let id = try await desk.ended()
        let (rules, number) = (desk.desk, try await desk.number(of: id))
        try await desk.erase(id)
        rules.regency.clock.turn(days: 800)
        try await rules.tick()
        let environment = rules.environment
        let report = try await VerifyAudit(environment)()
        #expect(report.isSound && report.events > 0, "\(report.findings)")
        let data = try await VerifyData(
            database: environment.database, store: rules.blobs.store, keyring: environment.keyring)()
        #expect(data.isClean, "\(data.findings)")
        try await environment.database.write {
            _ = try $0.execute("UPDATE cases SET projection = 0, number = 'x', due_at = 1 WHERE id = \(id)")
        }
        let rebuilt = try await RebuildOffice(environment, CaseServices())(rules.office)
        #expect(rebuilt.left.isEmpty, "\(rebuilt.left)")
        #expect(try await desk.number(of: id) == number)
        #expect(
            try await VerifyData(
                database: environment.database, store: rules.blobs.store, keyring: environment.keyring)().isClean)
    }

    /// An auditor takes away what is left: the chain, and by what decision the rest is gone.
    @Test func theZipSaysSo() async throws {
        let desk = try await ErasureDesk()
        let id = try await desk.ended()
        try await desk.erase(id)
        let (environment, number) = (desk.desk.environment, try await desk.number(of: id))
        var bytes: [UInt8] = []
        let findings = try await ExportCase(environment, CaseServices(), desk.desk.blobs, witness: nil)(
            number, of: desk.desk.regency.villageA, by: "pemeriksa"
        ) { bytes += $0 }
        #expect(findings.isEmpty, "\(findings)")
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains("Isi permohonan ini dihapus") && text.contains(ErasureDesk.basis))
        #expect(!text.contains("Siti") && !text.contains("Pindah"))
    }

    @Test func whatIsNotSoIsAFinding() async throws {
        let desk = try await ErasureDesk()
        let (id, other) = (try await desk.ended(), try await desk.ended())
        let environment = desk.desk.environment
        func key(of id: String) async throws -> [UInt8]? {
            try await environment.database.read {
                try $0.row("SELECT key_sealed FROM cases WHERE id = \(id)")?.blobOrNil("key_sealed")
            }
        }
        let old = try await key(of: id)
        try await desk.erase(id)
        func kinds() async throws -> Set<AuditFinding.Kind> {
            Set(try await VerifyAudit(environment)().findings.map(\.kind))
        }
        try await environment.database.write {
            _ = try $0.execute("UPDATE cases SET key_sealed = \(old) WHERE id = \(id)")
        }
        #expect(try await kinds() == [.keyKept])
        try await environment.database.write {
            _ = try $0.execute("UPDATE cases SET key_sealed = NULL, number = '2026-00099' WHERE id = \(id)")
        }
        #expect(try await kinds().contains(.rowAltered))
        // A key that somebody took away is none the better for an erasure's key beside it.
        let number = try await desk.number(of: other)
        try await environment.database.write { transaction in
            _ = try transaction.execute("UPDATE cases SET key_sealed = NULL WHERE id = \(other)")
            _ = try transaction.execute("UPDATE cases SET number = '2026-00001' WHERE id = \(id)")
        }
        let gone = try await VerifyAudit(environment)()
        #expect(gone.findings.contains { $0.kind == .keyGone && $0.caseNumber == number }, "\(gone.findings)")
    }

    @Test func onlyTheHeadWhoConfirmedTheirPasswordDecides() async throws {
        let desk = try await ErasureDesk()
        let id = try await desk.ended()
        let rules = desk.desk
        for person in [rules.kaur, rules.clerk, rules.applicant, rules.regency.admin] {
            let proved = try await ConfirmPassword(rules.environment)(Regency.password, by: person)
            await #expect(throws: Denial.self, "\(person.name)") { try await desk.erase(id, by: proved) }
        }
        rules.regency.clock.turn(minutes: 6)
        await #expect(throws: Denial.proveAgain) { try await desk.erase(id) }
        let head = try await ConfirmPassword(rules.environment)(Regency.password, by: rules.kades)
        await #expect(throws: Refusal.reasonMissing) { try await desk.erase(id, basis: " ", by: head) }
        await #expect(throws: CaseMissing.self) { try await desk.erase("tidak-ada", by: head) }
        let open = try await desk.apply()
        await #expect(throws: Refusal.notEnded) { try await desk.erase(open, by: head) }
        #expect(try await rules.look(id, as: rules.kaur).answers?.isEmpty == false)
        try await desk.erase(id, by: head)
        await #expect(throws: CaseErased.self) { try await desk.erase(id, by: head) }
    }

    /// The head of an office that applied to itself, in person, is the applicant.
    @Test func nobodyErasesTheirOwn() async throws {
        let desk = try await ErasureDesk()
        let rules = desk.desk
        let drafts = DraftDesk(rules.environment, rules.cases)
        let draft = try await StartDraft(rules.environment, rules.cases)(
            "lapor", at: rules.office, by: rules.kades, secret: nil)
        _ = try await drafts.answer(
            RuleDesk.raw(["data.nama": "Kades"]), in: draft, of: rules.office, by: rules.kades, secret: nil)
        let id = try await SubmitDraft(rules.environment, rules.cases)(
            draft, of: rules.office, by: rules.kades, secret: nil)
        try await rules.complete("periksa", of: id, by: rules.kaur)
        try await rules.work()
        await #expect(throws: Refusal.ownCase) { try await desk.erase(id) }
    }

    /// A case that has parts waits for them: each is its own office's to decide.
    @Test func partsComeFirst() async throws {
        let desk = try await ErasureDesk()
        let rules = desk.desk
        try await rules.adopt("induk", ErasureDesk.parent)
        let id = try await rules.apply("induk", ["data.nama": "Siti Rahasia"])
        try await rules.work()
        let child = try #require(try await rules.look(id, as: rules.kades).children.first)
        try await rules.complete("periksa", of: child.id, by: rules.kaur)
        try await rules.work()
        #expect(try await rules.look(id, as: rules.kades).state.result == "terbit")
        do {
            try await desk.erase(id)
            Issue.record("erased before its part")
        } catch let waits as ErasureWaits {
            #expect(waits.message.contains("\(child.number) (Desa Aren)"))
            #expect(waits.parts.map(\.id) == [child.id] && waits.parts.allSatisfy(\.isTheirs), "the way to it is shown")
        }
        try await desk.erase(child.id)
        // The part is left out of its parent's page, which stays whole.
        let page = try await rules.look(id, as: rules.kades)
        #expect(page.children.isEmpty && page.answers?.isEmpty == false)
        try await desk.erase(id)
        #expect(try await VerifyAudit(rules.environment)().isSound)
        #expect(try await desk.places(of: "Siti").isEmpty)
    }
}

extension ErasureDesk {
    static let plain = """
        formulir: {data: {nama: {label: Nama, jenis: teks, wajib: ya}}}
        akhir: {beres: {judul: Beres, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
        pencabutan: {akhir: dicabut}
        langkah:
          minta: {kegiatan: Meminta, oleh: pelapor, isi: [data], lalu: periksa}
          periksa: {kegiatan: Memeriksa, oleh: kaur, waktu: 1 hari kerja, lalu: beres}
        uji:
          - {nama: Beres, jalan: [minta, periksa], akhir: beres}
        """

    static let parent = """
        formulir: {data: {nama: {label: Nama, jenis: teks, wajib: ya}}}
        akhir: {terbit: {judul: Terbit, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
        pencabutan: {akhir: dicabut}
        langkah:
          ajukan: {kegiatan: Mengajukan izin, oleh: pelapor, isi: [data], lalu: ukur}
          ukur: {kegiatan: Mengukur, sub: lapor, oleh: pelapor, dengan: {data.nama: data.nama}, waktu: 5 hari kerja, hasil: {beres: terbit, dicabut: dicabut}}
        uji:
          - {nama: Terbit, jalan: [ajukan, {ukur: beres}], akhir: terbit}
        """
}
