import Forms
import Procedures
import Services
import Store
import Testing

/// A lane in another office (`di:`): its task there, what it shows, and how the act comes back (SOP.md §2, §13).
@Suite struct HandoverTests {
    private func desk() async throws -> OtherOffices {
        let desk = try await OtherOffices()
        try await desk.adopt()
        return desk
    }

    @Test func theTaskIsInTheInboxOfThatOfficeAlone() async throws {
        let desk = try await desk()
        let id = try await desk.apply()
        let row = try #require(try await desk.inbox(of: desk.applicantsHead).first)
        #expect(row.caseID == id)
        #expect(row.office == desk.regency.villageB.id)
        #expect(row.from == "Desa Cendana")
        #expect(row.title == "Menyetujui pengajuan")
        #expect(row.applicant == nil)
        for other in [desk.clerk, desk.camat, desk.technician, desk.applicant] {
            #expect(try await desk.inbox(of: other).isEmpty)
        }
        // The village still sees where its case waits.
        #expect(try await desk.look(id).tasks.map(\.step) == ["setujui"])
        let mails = try await desk.regency.test.mails()
        #expect(mails.contains { $0.to == "kades@b.contoh" && $0.text.contains("Menyetujui pengajuan") })
        #expect(mails.allSatisfy { !$0.text.contains("/meja/cendana/") || $0.to == "operator@c.contoh" })
    }

    @Test func itShowsWhatKelengkapanNamesAndNothingElse() async throws {
        let desk = try await desk()
        let id = try await desk.caseAtPartner()
        let address = desk.address("ukur", of: id, at: desk.regency.kominfo)
        // By default what the step asks: nothing of the application.
        let measuring = try #require(try await desk.handed(address, to: desk.technician).look)
        #expect(measuring.answers == [:])
        #expect(measuring.papers.isEmpty)
        #expect(measuring.state.open["ukur"]?.deadline?.explanation.isEmpty == false)
        #expect(measuring.history.isEmpty)
        #expect(measuring.applicantName == nil)
        try await desk.decide(
            "ukur", of: id, at: desk.regency.kominfo, by: desk.technician, ["pengukuran.tinggi": "40"])
        try await desk.work()
        let deciding = try #require(
            try await desk.handed(desk.address("sahkan", of: id, at: desk.district), to: desk.camat).look)
        #expect(deciding.answers?.keys.map(\.description) == ["pengukuran.tinggi"])
        #expect(Array(deciding.papers.keys) == ["denah"])
        #expect(deciding.state.completions.isEmpty)
        #expect(deciding.state.open.keys.sorted() == ["sahkan"])
        #expect(deciding.state.limits.isEmpty)

        // A file that is named can be read; another cannot, though its id be known.
        let all = try await desk.look(id).papers
        func file(_ name: String) async throws -> [UInt8] {
            try await desk.bytes(try #require(all[name]?.first?.blob), of: deciding)
        }
        #expect(try await file("denah") == Array("%PDF-1.4 denah".utf8))
        await #expect(throws: CaseMissing.self) { _ = try await file("ktp") }
    }

    /// `kerahasiaan` counts for a lane elsewhere as for one here: what it closes is not shown though the step names it.
    @Test func whatTheSOPClosesStaysClosed() async throws {
        let desk = try await OtherOffices()
        let closed = "kerahasiaan: [{tutup: identitas, kecuali: [operator, teknis]}]\n" + OtherOffices.tower
        try await desk.adopt("menara", OtherOffices.source("menara", closed))
        let id = try await desk.caseAtPartner()
        try await desk.decide("ukur", of: id, at: desk.regency.kominfo, by: desk.technician, ["pengukuran.tinggi": "4"])
        try await desk.work()
        #expect(try await desk.inbox(of: desk.camat).map(\.step) == ["sahkan"])
        let look = try #require(
            try await desk.handed(desk.address("sahkan", of: id, at: desk.district), to: desk.camat).look)
        #expect(look.papers.isEmpty)
        #expect(look.answers?.keys.map(\.description) == ["pengukuran.tinggi"])
        #expect(look.isPartlyClosed)
    }

    @Test func nobodyElseOpensTheTaskNorTheCase() async throws {
        let desk = try await desk()
        let id = try await desk.caseAtPartner()
        await #expect(throws: CaseMissing.self) { _ = try await desk.look(id, as: desk.technician) }
        await #expect(throws: CaseMissing.self) {
            try await CompleteStep(desk.environment, desk.cases)(
                TaskAddress(office: desk.village.id, caseID: id, step: "ukur", visit: 1), outcome: Outcome.implicitName,
                raw: RuleDesk.raw(["pengukuran.tinggi": "40"]), seen: nil, blobs: desk.blobs, by: desk.technician)
        }
        let address = desk.address("ukur", of: id, at: desk.regency.kominfo)
        for stranger in [desk.clerk, desk.camat, desk.applicant, desk.applicantsHead] {
            await #expect(throws: CaseMissing.self) { _ = try await desk.handed(address, to: stranger) }
            await #expect(throws: CaseMissing.self) {
                try await desk.decide(
                    "ukur", of: id, at: desk.regency.kominfo, by: stranger, ["pengukuran.tinggi": "40"])
            }
        }
        // The right person at the wrong office's desk, a step that is not theirs, a visit that has not been.
        for wrong in [
            desk.address("ukur", of: id, at: desk.district), desk.address("periksa", of: id, at: desk.regency.kominfo),
            desk.address("sahkan", of: id, at: desk.regency.kominfo),
            desk.address("ukur", of: id, at: desk.regency.kominfo, visit: 2),
        ] {
            await #expect(throws: CaseMissing.self) { _ = try await desk.handed(wrong, to: desk.technician) }
        }
    }

    @Test func theActComesBackWithItsFile() async throws {
        let desk = try await desk()
        let id = try await desk.caseAtPartner()
        let (file, blob) = try await desk.pdf("foto")
        let address = desk.address("ukur", of: id, at: desk.regency.kominfo)
        try await desk.acts.complete(
            address, outcome: Outcome.implicitName, raw: RuleDesk.raw(["pengukuran.tinggi": "40"]),
            uploads: [UploadedPaper(paper: "foto", file: file, blob: blob)], note: "Tanah datar", seen: nil,
            by: desk.technician)
        // Until the village has taken it: gone from the list, said on its page.
        #expect(try await desk.inbox(of: desk.technician).isEmpty)
        #expect(try await desk.handed(address, to: desk.technician).isSent)
        #expect(try await desk.look(id).state.open.keys.sorted() == ["ukur"])
        try await desk.work()
        let look = try await desk.look(id)
        #expect(look.state.open.keys.sorted() == ["sahkan"])
        #expect(look.answers?[FieldPath("pengukuran.tinggi")!] == .number(40))
        let done = try #require(look.state.completions.last)
        #expect(done.actor.person == desk.technician.id)
        #expect(done.actor.lane == "teknis")
        #expect(done.note == "Tanah datar")
        #expect(try await desk.bytes(file.blob, of: look) == Array("%PDF-1.4 foto".utf8))
        let after = try await desk.handed(address, to: desk.technician)
        #expect(after.look == nil)
        #expect(after.acts.map(\.state) == [.taken])
        #expect(after.acts.map(\.entered) == [""])
    }

    @Test func whatIsWrongIsSaidAtTheFieldBeforeAnythingIsTaken() async throws {
        let desk = try await desk()
        let id = try await desk.caseAtPartner()
        do {
            try await desk.decide(
                "ukur", of: id, at: desk.regency.kominfo, by: desk.technician, ["pengukuran.tinggi": "0"])
            Issue.record("accepted")
        } catch let refused as SubmissionRefused {
            #expect(refused.fields.keys.map(\.description) == ["pengukuran.tinggi"])
        }
        #expect(try await desk.inbox(of: desk.technician).count == 1)
        try await desk.decide("ukur", of: id, at: desk.regency.kominfo, by: desk.technician, ["pengukuran.tinggi": "3"])
        try await desk.work()
        await #expect(throws: Refusal.reasonMissing) {
            try await desk.decide("sahkan", "tidak", of: id, at: desk.district, by: desk.camat)
        }
        await #expect(throws: Refusal.unknownOutcome("entah")) {
            try await desk.decide("sahkan", "entah", of: id, at: desk.district, by: desk.camat)
        }
    }

    @Test func aStepMayComeAgainAndMayBeSkipped() async throws {
        let desk = try await OtherOffices()
        try await desk.adopt("menara", OtherOffices.source("menara", OtherOffices.towerWithoutHaste))
        let id = try await desk.caseAtPartner()
        try await desk.decide(
            "ukur", of: id, at: desk.regency.kominfo, by: desk.technician, ["pengukuran.tinggi": "40"])
        try await desk.work()
        try await desk.decide("sahkan", "ulang", of: id, at: desk.district, by: desk.camat)
        try await desk.work()
        let again = try #require(try await desk.inbox(of: desk.technician).first)
        #expect(again.visit == 2)
        // What this office wrote itself is on its form again.
        let address = desk.address("ukur", of: id, at: desk.regency.kominfo, visit: 2)
        let look = try #require(try await desk.handed(address, to: desk.technician).look)
        #expect(look.answers?[FieldPath("pengukuran.tinggi")!] == .number(40))
        #expect(look.maySkip("ukur"))
        await #expect(throws: Refusal.reasonMissing) {
            try await desk.acts.skip(address, reason: " ", by: desk.technician)
        }
        try await desk.acts.skip(address, reason: "Sudah diukur", by: desk.technician)
        try await desk.work()
        #expect(try await desk.look(id).state.open.keys.sorted() == ["sahkan"])
        #expect(try await desk.inbox(of: desk.camat).map(\.visit) == [2])
    }

    @Test func aClaimIsSeenInBothOffices() async throws {
        let desk = try await desk()
        let id = try await desk.caseAtPartner()
        let address = desk.address("ukur", of: id, at: desk.regency.kominfo)
        try await desk.acts.claim(address, by: desk.technician)
        #expect(try await desk.inbox(of: desk.otherTechnician).map(\.claimedBy) == [desk.technician.id])
        try await desk.work()
        #expect(try await desk.look(id).state.open["ukur"]?.claimedBy == desk.technician.id)
        await #expect(throws: Refusal.claimed(by: desk.technician.id)) {
            try await desk.decide(
                "ukur", of: id, at: desk.regency.kominfo, by: desk.otherTechnician, ["pengukuran.tinggi": "4"])
        }
        try await desk.acts.release(address, by: desk.otherTechnician)
        try await desk.work()
        #expect(try await desk.look(id).state.open["ukur"]?.claimedBy == nil)
        #expect(try await desk.inbox(of: desk.technician).map(\.claimedBy) == [nil])
    }

    @Test func theMirrorVanishesWhenTheCaseEnds() async throws {
        let desk = try await desk()
        let (withdrawn, expired) = (try await desk.caseAtPartner(), try await desk.caseAtPartner())
        #expect(try await desk.inbox(of: desk.technician).count == 2)
        try await WithdrawCase(desk.environment, desk.cases)(
            withdrawn, of: desk.village.id, reason: nil, by: desk.applicant)
        try await desk.work()
        #expect(try await desk.inbox(of: desk.technician).map(\.caseID) == [expired])
        desk.regency.clock.turn(days: 20)
        try await tick(desk)
        #expect(try await desk.look(expired).state.result == "gugur")
        #expect(try await desk.inbox(of: desk.technician).isEmpty)
    }

    private func tick(_ desk: OtherOffices) async throws {
        let clock = desk.regency.clock
        _ = try await Worker(
            database: desk.environment.database, queue: Timers(keyring: desk.environment.keyring),
            handlers: [CaseClock.kind: CaseClock(desk.environment, desk.cases)], now: { clock.now.seconds }
        ).runDue()
        try await desk.work()
    }

    @Test func theListCostsTheSameForOneAndForMany() async throws {
        let desk = try await desk()
        _ = try await desk.apply()
        _ = try await desk.inbox(of: desk.applicantsHead)
        let (_, one) = try await StatementCounter.counting { try await desk.inbox(of: desk.applicantsHead) }
        for _ in 0..<49 { _ = try await desk.apply() }
        let (rows, many) = try await StatementCounter.counting { try await desk.inbox(of: desk.applicantsHead) }
        #expect(rows.count == 50)
        #expect(one.statements == many.statements)
        #expect(many.reads == 1 && many.writes == 0)
    }

    /// A task there and an act back are a transaction of each office, never one of both (DESIGN.md §5).
    @Test func noTransactionThatWritesSpansOffices() async throws {
        let desk = try await desk()
        let id = try await desk.caseAtPartner()
        let address = desk.address("ukur", of: id, at: desk.regency.kominfo)
        try await desk.acts.claim(address, by: desk.technician)
        try await desk.work()
        let (file, blob) = try await desk.pdf("foto")
        try await desk.acts.complete(
            address, outcome: Outcome.implicitName, raw: RuleDesk.raw(["pengukuran.tinggi": "40"]),
            uploads: [UploadedPaper(paper: "foto", file: file, blob: blob)], seen: nil, by: desk.technician)
        try await desk.work()
        try await desk.decide("sahkan", "ya", of: id, at: desk.district, by: desk.camat)
        try await desk.work()
        #expect(try await desk.look(id).state.result == "terbit")
        #expect(desk.regency.test.watch.spanning == [])
    }
}
