import Forms
import Procedures
import Store

/// Tells people what happened in a case, by e-mail: the applicant at receipt, at a return, when something waits for
/// them and at the end; a step's performers when it opens; and whom the SOP names (`beritahu`). A mail holds no answer
/// and no paper, only what happened and where to look.
struct CaseNotices {
    let environment: Environment
    let transaction: any Transaction

    func tell(_ events: [CaseEvent], of file: CaseFile, at now: Instant) throws {
        var seen: Set<String> = []
        for (offset, event) in events.enumerated() {
            let sequence = file.record.version - events.count + offset + 1
            for (place, notice) in CaseNotice.notices(of: event, in: file).enumerated() {
                for address in try addresses(for: notice.audience, in: file)
                where seen.insert(address + notice.subject).inserted {
                    // One event may tell the same person two things.
                    try send(notice, to: address, sequence: "\(sequence).\(place)", of: file)
                }
            }
        }
    }

    /// Tells who answers for a step that the system could not open its sub-procedure.
    func tell(stalled step: Step, cause: String, of file: CaseFile) throws {
        for lane in step.answeringLanes(in: file.procedure) {
            let notice = CaseNotice.failed(step, lane: lane, cause: cause, in: file)
            for address in try addresses(for: notice.audience, in: file) {
                try send(notice, to: address, sequence: "\(file.record.version).tunda", of: file)
            }
        }
    }

    private func send(_ notice: CaseNotice, to address: String, sequence: String, of file: CaseFile) throws {
        let recipient = Hexadecimal.text(
            Array(environment.keyring.tokenDigest(of: address, purpose: "cases.notice").prefix(6)))
        let prefix = notice.audience == .applicant ? UnreachedNotice.prefix : "kabar:"
        try OutgoingMail(
            to: address, subject: notice.subject, text: notice.text + "\n\n" + (try closing(for: notice.audience, file))
        ).enqueue(
            subject: file.record.id, name: "\(prefix)\(sequence):\(recipient)", office: file.record.office, environment,
            in: transaction)
    }

    /// Where to look. Somebody without an account gets a link of their own, which works once.
    private func closing(for audience: CaseNotice.Audience, _ file: CaseFile) throws -> String {
        guard let office = try Office.find(file.record.office, in: transaction) else {
            throw OfficeTrouble.unknownOffice
        }
        let root = environment.addresses.root
        if case .lane(let lane) = audience {
            // Another office has its task, and never the case.
            return file.offices.isHere(lane)
                ? "Buka di meja: \(root)/meja/\(office.slug)/\(file.record.id)" : "Buka di meja: \(root)/meja"
        }
        let base = try OfficeAddress.base(of: office.id, environment, in: transaction)
        var link = "\(base)/permohonan/\(file.record.id)"
        if file.record.applicant.account == nil, let contact = file.record.applicant.contact {
            link = try CaseAccess(environment).link(for: contact, office: office.id, base: base, in: transaction)
        }
        return "Lihat keadaannya: \(link)\nKode lacak: \(try track(file))"
    }

    private func track(_ file: CaseFile) throws -> String {
        let (office, id) = (file.record.office, file.record.id)
        guard let row = try transaction.row("SELECT track_sealed FROM cases WHERE office_id = \(office) AND id = \(id)")
        else { throw CaseMissing() }
        let symbols = try environment.keyring.openText(
            row.blob("track_sealed"), for: SealContext(table: "cases", column: "track_sealed", row: [office, id]))
        return TrackingCode(typed: symbols)?.description ?? symbols
    }

    private func addresses(for audience: CaseNotice.Audience, in file: CaseFile) throws -> [String] {
        let keyring = environment.keyring
        switch audience {
        case .applicant:
            if let contact = file.record.applicant.contact {
                return try Contact.find(contact, keyring: keyring, in: transaction).map { [$0.email] } ?? []
            }
            guard let account = file.record.applicant.account else { return [] }
            return try Addressees.email(of: account, keyring: keyring, in: transaction).map { [$0] } ?? []
        case .lane(let lane):
            guard let office = file.offices.office(of: lane) else { return [] }
            return try Addressees.emails(
                ofRoles: file.roles(of: lane), in: office, at: environment.now, keyring: keyring,
                in: transaction)
        }
    }
}
