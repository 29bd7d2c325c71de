import Forms
import Procedures
import Store

/// Sends an application: the draft becomes a case. Sent twice, it is one case.
public struct SubmitDraft: Sendable {
    public let environment: Environment
    public let cases: CaseServices

    public init(_ environment: Environment, _ cases: CaseServices) {
        self.environment = environment
        self.cases = cases
    }

    /// - Parameter applicantOffice: for which of their offices an officer applies, where the draft does not know yet.
    /// - Returns: the case's id; the same one when the draft was sent before.
    /// - Throws: `DraftMissing`; `ServiceEnded`; `DraftMoved`, once a new version of the SOP has taken the draft over;
    ///   `DraftIncomplete`; `ApplyRefusal`; `OfficeUnchosen`; `FollowUpOver`; `Refusal`.
    public func callAsFunction(
        _ id: String, of office: String, by person: Person, secret: String?, for applicantOffice: String? = nil
    ) async throws -> String {
        let (environment, cases) = (environment, cases)
        let right = try await ParentRight.of(id, office, for: person, environment, cases)
        let seat = right == nil ? nil : try await SubmitDraft.seat(of: id, office, environment, cases)
        let sent = try await environment.database.write { transaction -> String? in
            var open = try DraftDesk.open(id, office, person, secret, right, environment, cases, in: transaction)
            if let caseID = open.draft.caseID { return caseID }
            if open.move != nil {
                try open.save(at: environment.now, keyring: environment.keyring, in: transaction)
                return nil
            }
            guard open.screens.firstOpen == nil, !open.needsContact else { throw DraftIncomplete() }
            // Roles end, and the version in force may be for others than the one with which the draft began.
            if open.draft.parent == nil {
                let applying = Applying(procedure: open.procedure, adoption: open.adoption, now: environment.now)
                try applying.require(person, counter: open.draft.assistedBy != nil)
                try open.draft.settleOffice(of: person, chosen: applicantOffice, applying, in: transaction)
            } else if open.draft.content.seat == nil {
                open.draft.content.seat = seat
            }
            try open.requireInTime(by: person, environment, cases, in: transaction)
            guard !open.needsConsent else { throw DraftIncomplete() }
            return try SubmitDraft.send(open, person, secret, environment, cases, in: transaction)
        }
        guard let sent else { throw DraftMoved() }
        return sent
    }

    private static func send(
        _ open: OpenDraft, _ person: Person, _ secret: String?, _ environment: Environment, _ cases: CaseServices,
        in transaction: any Transaction
    ) throws -> String {
        let draft = open.draft
        var applicant =
            draft.content.counter?.follows?.applicant
            ?? CaseApplicant(account: draft.account, contact: draft.contact, office: draft.content.applicantOffice)
        if let email = open.newsAddress {
            applicant.contact = try Contact.noted(email, environment, in: transaction)
        }
        let assists = open.isAssisted
        if applicant == CaseApplicant(), open.offersContact, let secret {
            let keys = AccessKey.all(ofDraft: draft.id, secret: secret, keyring: environment.keyring)
            applicant.contact = try Contact.holder(of: keys[0], environment, in: transaction).id
        }
        let lanes =
            assists ? helping(person, open, environment) : Set([open.procedure.applicantLane?.name].compactMap { $0 })
        let actor = Actor(
            person: assists ? person.id : applicant.person ?? person.id, lanes: lanes,
            channel: draft.content.counter?.channel ?? .online, isAssisting: assists)
        let opened = try CaseOpening(environment: environment, cases: cases, transaction: transaction).open(
            draft.content, of: open.procedure, under: open.adoption, applicant: applicant,
            seat: draft.content.seat,
            name: ApplicantName.of(
                draft.content, in: open.procedure,
                fallback: person.isSignedIn && !person.lacksAddress && draft.assistedBy == nil ? person.name : nil),
            actor: actor, parent: draft.parent)
        try draft.become(opened.caseID, keyring: environment.keyring, in: transaction)
        if let parent = draft.parent, parent.office != draft.office {
            try Outbox(keyring: environment.keyring).enqueue(
                office: draft.office, subject: opened.caseID, name: CaseWork.tellParentOpened.name, kind: CaseWork.kind,
                payload: JSONBytes.encode(CaseWork.tellParentOpened), dueAt: environment.now.seconds, in: transaction)
        } else if let parent = draft.parent {
            var file = try CaseFile.open(
                parent.caseID, of: draft.office, at: environment.now, shelf: cases.shelf, keyring: environment.keyring,
                in: transaction)
            try CaseWriter(environment: environment, cases: cases, transaction: transaction).run(
                .subOpened(step: parent.step, visit: parent.visit, child: opened.caseID), by: .system, seen: nil,
                on: &file, at: environment.now)
        }
        return opened.caseID
    }
}

extension SubmitDraft {
    /// Where the applicant of a sub-procedure serves. A draft notes it when it is opened; one from before there was such a
    /// note asks its parent's case, which may be another office's and is read in a transaction of its own.
    private static func seat(
        of id: String, _ office: String, _ environment: Environment, _ cases: CaseServices
    ) async throws -> String? {
        let keyring = environment.keyring
        return try await environment.database.read { transaction in
            guard let draft = try Draft.find(id, of: office, keyring: keyring, in: transaction),
                draft.content.seat == nil, let parent = draft.parent
            else { return nil }
            let file = try CaseFile.open(
                parent.caseID, of: parent.office, at: environment.now, shelf: cases.shelf, keyring: keyring,
                in: transaction)
            return file.procedure.step(parent.step).flatMap { file.asking(at: $0).seat }
        }
    }

    /// The lanes by which an officer files for the applicant. What a case asks of another office is filed by the counter
    /// where that case was: there it stands for the other office's own.
    private static func helping(_ person: Person, _ open: OpenDraft, _ environment: Environment) -> Set<String> {
        if let parent = open.draft.parent, parent.office != open.draft.office {
            return Set(open.procedure.applicantLane?.assistedBy ?? [])
        }
        let held = open.procedure.lanes.filter { lane in
            person.holds(open.adoption.lanes[lane.name] ?? lane.roles, in: open.draft.office, at: environment.now)
        }
        return Set(held.map(\.name))
    }
}

/// Something that the application must hold is still missing.
public struct DraftIncomplete: Error, Sendable {}
