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
            for notice in CaseNotice.notices(of: event, in: file) {
                for address in try addresses(for: notice.audience, in: file) where seen.insert(address + notice.subject).inserted {
                    try send(notice, to: address, sequence: sequence, of: file)
                }
            }
        }
    }

    private func send(_ notice: CaseNotice, to address: String, sequence: Int, of file: CaseFile) throws {
        let recipient = Hexadecimal.text(Array(Digest.sha256(address).prefix(6)))
        try OutgoingMail(
            to: address, subject: notice.subject, text: notice.text + "\n\n" + closing(for: notice.audience, file)
        ).enqueue(
            key: "permohonan/\(file.record.id)/\(sequence)/\(recipient)", office: file.record.office, environment,
            in: transaction)
    }

    private func closing(for audience: CaseNotice.Audience, _ file: CaseFile) -> String {
        let office = file.record.office
        switch audience {
        case .applicant:
            return "Lihat keadaannya: \(environment.addresses.root)/permohonan/\(file.record.id)\nKode lacak: \(track(file))"
        case .lane:
            return "Buka di meja: \(environment.addresses.root)/meja/\(office)/\(file.record.id)"
        }
    }

    private func track(_ file: CaseFile) -> String {
        let (office, id) = (file.record.office, file.record.id)
        guard
            let row = try? transaction.row(
                "SELECT track_sealed FROM cases WHERE office_id = \(office) AND id = \(id)"),
            let text = try? environment.keyring.openText(
                row.blob("track_sealed"), for: SealContext(table: "cases", column: "track_sealed", row: [office, id]))
        else { return "" }
        return TrackingCode(typed: text)?.description ?? text
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
            return try Addressees.emails(
                ofRoles: file.roles(of: lane), in: file.record.office, at: environment.now, keyring: keyring,
                in: transaction)
        }
    }
}
