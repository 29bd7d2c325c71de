import Forms
import Procedures
@testable import Services
import Store
import Testing

/// What comes back of a mail after a server took it.
@Suite struct ReturnTests {
    private func desk() async throws -> (desk: RuleDesk, id: String) { try await PermitScene.begin() }

    private func notice(_ desk: RuleDesk, _ id: String, applicants: Bool) async throws -> NoticeStanding {
        try #require(try await desk.look(id, as: desk.kaur).notices.last { $0.isApplicants == applicants })
    }

    /// A server takes its mail under this tag.
    private func send(_ standing: NoticeStanding, _ desk: RuleDesk) async throws -> ReturnTag {
        try await send(standing, desk.environment)
    }

    private func send(_ standing: NoticeStanding, _ environment: Environment) async throws -> ReturnTag {
        let notice = standing.notice
        let tag = try #require(
            try await TagMail(environment.database, keyring: environment.keyring)(
                notice.name, subject: notice.caseID, office: notice.office))
        try await environment.database.write { transaction in
            try transaction.execute(
                """
                UPDATE outbox SET state = 'done', payload_sealed = NULL
                WHERE office_id = \(notice.office) AND subject = \(notice.caseID) AND name = \(notice.name)
                """)
            try Notice.noteSent(
                notice.name, ofCase: notice.caseID, at: notice.office, now: environment.now, in: transaction)
        }
        return tag
    }

    @Test func whatCameBackIsToldToWhoHasTheCase() async throws {
        let (desk, id) = try await desk()
        let note = NoteReturn(desk.environment, desk.cases)
        let tag = try await send(try await notice(desk, id, applicants: true), desk)
        _ = try await desk.regency.test.mails()
        #expect(try await notice(desk, id, applicants: true).state == .sent(desk.environment.now))
        desk.regency.clock.turn(minutes: 5)
        #expect(try await note(.failed(status: "5.1.1"), of: tag) == .noted)
        let standing = try await notice(desk, id, applicants: true)
        #expect(standing.state == .bounced(cause: "Alamat email itu tidak dikenal di servernya (5.1.1)."))
        let look = try await desk.look(id, as: desk.kaur)
        #expect(standing.mustBeTold && look.unreached.map(\.subject) == ["Permohonan \(look.number) diterima"])
        let told = try await desk.regency.test.mails()
        #expect(told.map(\.to) == ["kaur@a.contoh"])
        #expect(told[0].subject == "Kabar tidak sampai: permohonan \(look.number)")
        #expect(told[0].text.contains("tidak dikenal") && !told[0].text.contains("Siti"))
        #expect(!told[0].text.contains("pelapor@b.contoh"))
        // A server may say it twice.
        #expect(try await note(.failed(status: "5.1.1"), of: tag) == .noted)
        #expect(try await desk.regency.test.mails().isEmpty)
        try await SettleMail(desk.environment, desk.cases).notices(
            look.unreached.map(\.name), of: id, office: desk.office, told: .phone, by: desk.kaur)
        #expect(try await desk.look(id, as: desk.kaur).unreached.isEmpty)
    }

    /// Where nobody has the case any more, whoever acted last is told.
    @Test func ofACaseThatHasEndedWhoeverActedLastIsTold() async throws {
        let (desk, id) = try await desk()
        try await desk.complete("periksa", of: id, by: desk.kaur)
        let tag = try await send(try await notice(desk, id, applicants: true), desk)
        _ = try await desk.regency.test.mails()
        try await NoteReturn(desk.environment, desk.cases)(.failed(status: "5.2.2"), of: tag)
        #expect(try await desk.regency.test.mails().map(\.to) == ["kaur@a.contoh"])
    }

    /// Another office has a task, knows no applicant and can tell nobody: the office's own officers are told.
    @Test func anotherOfficeThatHasTheTaskIsNotTold() async throws {
        let desk = try await OtherOffices()
        try await desk.adopt()
        let id = try await desk.apply()
        let own = try #require(try await desk.look(id).notices.last { $0.isApplicants })
        let tag = try await send(own, desk.environment)
        _ = try await desk.regency.test.mails()
        #expect(try await NoteReturn(desk.environment, desk.cases)(.failed(status: "5.1.1"), of: tag) == .noted)
        #expect(try await desk.regency.test.mails().map(\.to) == ["operator@c.contoh"])
    }

    /// Where nobody holds the role of the lane that waits, and no officer has acted, every officer's lane is told.
    @Test func whereNobodyHoldsTheRoleTheOthersAreTold() async throws {
        let (desk, id) = try await PermitScene.begin(
            PermitScene.permit.replacing("oleh: kaur", with: "oleh: kades"), headLane: "sekretaris")
        let tag = try await send(try await notice(desk, id, applicants: true), desk)
        _ = try await desk.regency.test.mails()
        try await NoteReturn(desk.environment, desk.cases)(.failed(status: "5.1.1"), of: tag)
        #expect(try await desk.regency.test.mails().map(\.to).sorted() == ["kaur@a.contoh", "operator@a.contoh"])
    }

    /// The receiver is not to blame where their server refuses the sender.
    @Test(arguments: ["5.1.7", "5.1.8"]) func aRefusedSenderIsForWhoeverRunsTheServer(status: String) {
        let cause = RefusedMail.cause(status: status)
        #expect(cause.contains("pengelola server Balai (\(status)).") && !cause.contains("tidak dikenal"))
        #expect(!RefusedMail.cause(status: "5.1.9").contains("tidak dikenal"))
    }

    /// No server tells that a delayed mail arrived.
    @Test func aDelayEndsAfterAWeek() async throws {
        let (desk, id) = try await desk()
        let tag = try await send(try await notice(desk, id, applicants: true), desk)
        let sent = desk.environment.now
        try await NoteReturn(desk.environment, desk.cases)(.delayed, of: tag)
        desk.regency.clock.turn(seconds: 7 * 86_400 - 1)
        #expect(try await notice(desk, id, applicants: true).state == .delayed(sent))
        desk.regency.clock.turn(seconds: 1)
        let standing = try await notice(desk, id, applicants: true)
        #expect(standing.state == .sentLate(sent) && !standing.mustBeTold)
    }

    @Test func whatIsStillTriedHasNotComeBack() async throws {
        let (desk, id) = try await desk()
        let note = NoteReturn(desk.environment, desk.cases)
        let tag = try await send(try await notice(desk, id, applicants: true), desk)
        _ = try await desk.regency.test.mails()
        #expect(try await note(.delayed, of: tag) == .noted)
        let standing = try await notice(desk, id, applicants: true)
        #expect(standing.state == .delayed(desk.environment.now) && !standing.mustBeTold)
        #expect(try await desk.regency.test.mails().isEmpty)
        // After days the server gives up, with the code of what it tried in vain.
        #expect(try await note(.failed(status: "4.4.1"), of: tag) == .noted)
        guard case .bounced(let cause) = try await notice(desk, id, applicants: true).state else {
            Issue.record("not bounced")
            return
        }
        #expect(cause.contains("berhenti mencoba (4.4.1)"))
    }

    /// Officers find theirs in the app: nobody need be told, and the case's page says it.
    @Test func anOfficersOwnIsShownOnly() async throws {
        let (desk, id) = try await desk()
        let tag = try await send(try await notice(desk, id, applicants: false), desk)
        _ = try await desk.regency.test.mails()
        try await NoteReturn(desk.environment, desk.cases)(.failed(status: "5.7.1"), of: tag)
        guard case .bounced = try await notice(desk, id, applicants: false).state else {
            Issue.record("not bounced")
            return
        }
        #expect(try await desk.regency.test.mails().isEmpty)
    }

    /// Nobody can say of a mail that they never had that it came back.
    @Test func aTagIsNotGuessed() async throws {
        let (desk, id) = try await desk()
        let standing = try await notice(desk, id, applicants: true)
        _ = try await send(standing, desk)
        let note = NoteReturn(desk.environment, desk.cases)
        let notice = standing.notice
        let forged = ReturnTag(
            office: notice.office, subject: notice.caseID, name: notice.name, keyring: .random())
        #expect(try await note(.failed(status: "5.1.1"), of: forged) == .unknown)
        #expect(
            try await note(.failed(status: "5.1.1"), of: #require(ReturnTag(String(repeating: "0", count: 32))))
                == .unknown)
        #expect(ReturnTag("") == nil && ReturnTag(String(repeating: "g", count: 32)) == nil)
        #expect(try await !self.notice(desk, id, applicants: true).mustBeTold)
    }
}
