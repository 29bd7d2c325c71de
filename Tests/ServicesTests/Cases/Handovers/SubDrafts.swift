import Forms
import Procedures
@testable import Services
import Store
import Testing

/// The form of a sub-procedure that waits to be filled in: whose it is, and whose its files are.
extension SubElsewhereTests {
    /// What an office writes is its own, also where the right to it comes from another office's case.
    @Test func noTransactionThatWritesSpansOffices() async throws {
        let lacking = SubElsewhereTests.parent(lokasi: "usul.alasan: menara.lokasi")
        let (desk, kasi) = try await desk(lacking)
        let id = try await apply(desk)
        let waiting = try #require(try await desk.look(id).childDrafts["rekomendasi"])
        let drafts = DraftDesk(desk.environment, desk.cases)
        _ = try await drafts.answer(
            RuleDesk.raw(["usul.lokasi": "Bukit"]), in: waiting.id, of: desk.district.id, by: desk.clerk, secret: nil)
        let (file, blob) = try await desk.pdf("peta", at: desk.district)
        try await drafts.attach(
            file, kept: blob, to: "peta", in: waiting.id, of: desk.district.id, by: desk.clerk, secret: nil,
            blobs: desk.blobs)
        try await drafts.remove(
            blob: file.blob, from: "peta", in: waiting.id, of: desk.district.id, by: desk.clerk, secret: nil)
        let (again, kept) = try await desk.pdf("peta", at: desk.district)
        try await drafts.attach(
            again, kept: kept, to: "peta", in: waiting.id, of: desk.district.id, by: desk.clerk, secret: nil,
            blobs: desk.blobs)
        _ = try await SubmitDraft(desk.environment, desk.cases)(
            waiting.id, of: desk.district.id, by: desk.clerk, secret: nil)
        try await desk.work()
        try await decide(try await child(desk, of: id), "ya", desk, by: kasi)
        desk.regency.clock.turn(days: 40)
        try await SweepDrafts(desk.environment)()
        try await SweepHandovers(desk.environment)()
        #expect(desk.regency.test.watch.spanning == [])
        #expect(try await desk.look(id).state.open.keys.sorted() == ["catat"])
    }

    private func blobs(at office: Office, _ desk: OtherOffices) async throws -> Int {
        try await desk.environment.database.read {
            try $0.rows("SELECT id FROM blobs WHERE office_id = \(office.id)").count
        }
    }

    /// What was uploaded for a form that is not wanted any more goes with it; what the parent lent stays the parent's.
    @Test func filesOfADraftThatIsDroppedAreLetGo() async throws {
        let (desk, _) = try await desk(SubElsewhereTests.parent(lokasi: "usul.alasan: menara.lokasi"))
        let id = try await apply(desk)
        let waiting = try #require(try await desk.look(id).childDrafts["rekomendasi"])
        let drafts = DraftDesk(desk.environment, desk.cases)
        // The lent map gives way to another, and that to a third: the second is nobody's any more.
        for _ in 1...2 {
            let (file, blob) = try await desk.pdf("peta", at: desk.district)
            try await drafts.attach(
                file, kept: blob, to: "peta", in: waiting.id, of: desk.district.id, by: desk.clerk, secret: nil,
                blobs: desk.blobs)
        }
        #expect(try await blobs(at: desk.district, desk) == 1)
        #expect(try await blobs(at: desk.village, desk) == 1)
        try await WithdrawCase(desk.environment, desk.cases)(id, of: desk.village.id, reason: nil, by: desk.applicant)
        try await desk.work()
        #expect(try await blobs(at: desk.district, desk) == 0)
        #expect(try await blobs(at: desk.village, desk) == 1)
    }

    /// A form that nobody can open keeps nothing of its parent from ending.
    @Test func aDamagedFormGoesWithItsParent() async throws {
        let (desk, _) = try await desk(SubElsewhereTests.parent(lokasi: "usul.alasan: menara.lokasi"))
        let id = try await apply(desk)
        let waiting = try #require(try await desk.look(id).childDrafts["rekomendasi"])
        try await desk.environment.database.write {
            _ = try $0.execute("UPDATE drafts SET content_sealed = \([UInt8](repeating: 7, count: 64))")
        }
        try await WithdrawCase(desk.environment, desk.cases)(id, of: desk.village.id, reason: nil, by: desk.applicant)
        try await desk.work()
        let (drafts, trouble) = try await desk.environment.database.read { transaction in
            (
                try transaction.rows("SELECT id FROM drafts WHERE id = \(waiting.id)").count,
                try transaction.rows("SELECT name FROM outbox WHERE name = 'akhiri-anak' AND state <> 'done'").count
            )
        }
        #expect(drafts == 0 && trouble == 0)
    }

    /// A file that another node sealed with a key that is not here yet is not taken for a lent one: sent like that, it would
    /// be its case's under a key that is not.
    @Test func aFileUnderAKeyThatIsNotHereKeepsTheFormFromBeingSent() async throws {
        let (desk, _) = try await desk(SubElsewhereTests.parent(lokasi: "usul.alasan: menara.lokasi"))
        let id = try await apply(desk)
        let waiting = try #require(try await desk.look(id).childDrafts["rekomendasi"])
        let drafts = DraftDesk(desk.environment, desk.cases)
        let (file, blob) = try await desk.pdf("peta", at: desk.district)
        try await drafts.attach(
            file, kept: blob, to: "peta", in: waiting.id, of: desk.district.id, by: desk.clerk, secret: nil,
            blobs: desk.blobs)
        _ = try await drafts.answer(
            RuleDesk.raw(["usul.lokasi": "Bukit"]), in: waiting.id, of: desk.district.id, by: desk.clerk, secret: nil)
        let (ahead, place) = (
            Keyring.random(), SealContext(table: "blobs", column: "key_sealed", row: [desk.district.id, file.blob])
        )
        try await desk.environment.database.write {
            _ = try $0.execute("UPDATE blobs SET key_sealed = \(ahead.seal([1], for: place)) WHERE id = \(file.blob)")
        }
        await #expect(throws: SealFailure.unknownKey(ahead.active)) {
            _ = try await SubmitDraft(desk.environment, desk.cases)(
                waiting.id, of: desk.district.id, by: desk.clerk, secret: nil)
        }
    }

    /// In one office: the lent file's row is there, and is not the draft's to let go.
    @Test func aLentFileOfTheSameOfficeIsNotLetGo() async throws {
        let desk = try await OtherOffices()
        let child = SubElsewhereTests.child.replacing("kasi-pelayanan", with: "kepala")
        try await desk.adopt(
            "rekomendasi", OtherOffices.source("rekomendasi", lanes: "", child), partners: [:])
        let parent = SubElsewhereTests.parent(lokasi: "usul.alasan: menara.lokasi")
            .replacing("    di: {atasan: kecamatan}\n", with: "")
        try await desk.adopt("izin", OtherOffices.source("izin", lanes: "", parent), partners: [:])
        let id = try await apply(desk)
        let waiting = try #require(try await desk.look(id).childDrafts["rekomendasi"])
        let drafts = DraftDesk(desk.environment, desk.cases)
        let lent = try #require(try await desk.look(id).papers["denah"]?.first)
        try await drafts.remove(
            blob: lent.blob, from: "peta", in: waiting.id, of: desk.village.id, by: desk.clerk, secret: nil)
        let (file, blob) = try await desk.pdf("peta")
        try await drafts.attach(
            file, kept: blob, to: "peta", in: waiting.id, of: desk.village.id, by: desk.clerk, secret: nil,
            blobs: desk.blobs)
        #expect(try await blobs(at: desk.village, desk) == 2)
        try await WithdrawCase(desk.environment, desk.cases)(id, of: desk.village.id, reason: nil, by: desk.applicant)
        try await desk.work()
        #expect(try await blobs(at: desk.village, desk) == 1)
        #expect(try await desk.bytes(lent.blob, of: desk.look(id)) == Array("%PDF-1.4 denah".utf8))
    }

    /// A form that was sent is a case: what the draft's row remembers goes after its time like any other's.
    @Test func aSentDraftIsSweptAndItsFilesStayTheCases() async throws {
        let (desk, _) = try await desk(SubElsewhereTests.parent(lokasi: "usul.alasan: menara.lokasi"))
        let id = try await apply(desk)
        let waiting = try #require(try await desk.look(id).childDrafts["rekomendasi"])
        let drafts = DraftDesk(desk.environment, desk.cases)
        desk.regency.clock.turn(days: Int64(Draft.keptDays) + 1)
        try await SweepDrafts(desk.environment)()
        // The case still waits for it.
        let (file, blob) = try await desk.pdf("peta", at: desk.district)
        try await drafts.attach(
            file, kept: blob, to: "peta", in: waiting.id, of: desk.district.id, by: desk.clerk, secret: nil,
            blobs: desk.blobs)
        _ = try await drafts.answer(
            RuleDesk.raw(["usul.lokasi": "Bukit"]), in: waiting.id, of: desk.district.id, by: desk.clerk, secret: nil)
        _ = try await SubmitDraft(desk.environment, desk.cases)(
            waiting.id, of: desk.district.id, by: desk.clerk, secret: nil)
        try await desk.work()
        desk.regency.clock.turn(days: Int64(Draft.keptDays) + 1)
        try await SweepDrafts(desk.environment)()
        let left = try await desk.environment.database.read { try $0.rows("SELECT id FROM drafts").count }
        #expect(left == 0)
        let look = try await look(try await child(desk, of: id), desk, as: desk.clerk)
        #expect(
            try await desk.bytes(try #require(look.papers["peta"]?.first).blob, of: look) == Array("%PDF-1.4 peta".utf8)
        )
    }

    /// An officer's form is a task like another: its lane is told, and reminded.
    @Test func theLaneIsToldThatAFormWaits() async throws {
        let parent = SubElsewhereTests.parent(lokasi: "usul.alasan: menara.lokasi")
            .replacing("    di: {atasan: kecamatan}\n", with: "    di: {atasan: kecamatan}\n    waktu: 2 hari kerja\n")
        let (desk, _) = try await desk(parent)
        _ = try await desk.regency.test.mails()
        _ = try await apply(desk)
        try await desk.work()
        let notices = try await desk.environment.database.read {
            [clerk = desk.clerk, environment = desk.environment] in
            try MyNotices(of: clerk, limit: 10, offset: 0, environment, in: $0)
        }
        let own = try #require(notices.entries.first)
        #expect(own.notice.words == "Tugas baru: Meminta rekomendasi kecamatan")
        desk.regency.clock.turn(days: 3)
        let (clock, environment, cases) = (desk.regency.clock, desk.environment, desk.cases)
        _ = try await Worker(
            database: environment.database, queue: Timers(keyring: environment.keyring),
            handlers: [CaseReminder.kind: CaseReminder(environment, cases)], now: { clock.now.seconds }
        ).runDue()
        let words = try await environment.database.read { [clerk = desk.clerk] in
            try MyNotices(of: clerk, limit: 10, offset: 0, environment, in: $0)
        }.entries.map(\.notice.words)
        #expect(words.contains { $0.hasSuffix(": Meminta rekomendasi kecamatan") && $0 != own.notice.words })
    }

    /// No event tells that a form waits: a node that read before it was offered may write after one that read later.
    @Test func aCopyWithoutTheFormNeverReplacesOneWithIt() async throws {
        let parent = SubElsewhereTests.parent(oleh: "camat", lokasi: "usul.alasan: menara.lokasi")
            .replacing(
                "  operator: {nama: Operator, peran: operator}",
                with: "  operator: {nama: Operator, peran: operator}\n"
                    + "  camat: {nama: Camat, peran: kepala, di: {atasan: kecamatan}}")
        let (desk, _) = try await desk(parent)
        let (environment, cases, district) = (desk.environment, desk.cases, desk.district.id)
        let id = try await apply(desk)
        let (older, newer) = try await environment.database.read { transaction in
            var file = try CaseFile.open(
                id, of: desk.village.id, at: environment.now, shelf: cases.shelf, keyring: environment.keyring,
                in: transaction)
            let newer = HandoverContent(file, for: district)
            file.waitingForms = []
            return (HandoverContent(file, for: district), newer)
        }
        #expect(older.version == newer.version)
        #expect(older.tasks.isEmpty && newer.tasks.map(\.kind) == [.form])
        for content in [newer, older, newer, older] {
            try await environment.database.write { try Handover.store(content, at: district, in: $0) }
            #expect(try await desk.inbox(of: desk.camat).map(\.kind) == [.form])
        }
    }

    /// A draft from before it was noted where its applicant serves asks the case that it is for.
    @Test func aDraftOfBeforeKnowsWhereItsApplicantServes() async throws {
        let desk = try await OtherOffices()
        let (environment, cases, district) = (desk.environment, desk.cases, desk.district.id)
        let (child, parent) = (
            SubElsewhereTests.child, SubElsewhereTests.parent(oleh: "pelapor", lokasi: "usul.alasan: menara.lokasi")
        )
        func own(_ source: String) -> String { source.replacing("siapa: [kantor]", with: "siapa: [pegawai]") }
        _ = try await desk.regency.officer("kasi", ["kasi-pelayanan"], in: desk.district)
        try await desk.adopt(
            "rekomendasi", OtherOffices.source("rekomendasi", lanes: "", kinds: "kecamatan", own(child)),
            at: desk.district, partners: [:])
        try await desk.adopt("izin", OtherOffices.source("izin", lanes: "", own(parent)), partners: [:])
        let id = try await apply(desk)
        let waiting = try #require(try await desk.look(id).childDrafts["rekomendasi"])
        try await environment.database.write { transaction in
            var draft = try #require(
                try Draft.find(waiting.id, of: district, keyring: environment.keyring, in: transaction))
            #expect(draft.content.seat == desk.regency.villageB.id)
            draft.content.seat = nil
            try draft.save(at: environment.now, keyring: environment.keyring, in: transaction)
        }
        _ = try await DraftDesk(environment, cases).answer(
            RuleDesk.raw(["usul.lokasi": "Bukit"]), in: waiting.id, of: district, by: desk.applicant, secret: nil)
        let sent = try await SubmitDraft(environment, cases)(
            waiting.id, of: district, by: desk.applicant, secret: nil)
        let look = try await desk.look(sent, at: desk.district, as: desk.applicant)
        #expect(look.state.opening.applicantOffice == desk.regency.villageB.id)
        #expect(desk.regency.test.watch.spanning == [])
    }
}
