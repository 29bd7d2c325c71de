import Forms
import Procedures
import Store

/// Which addresses a question takes that asks for one of the applicant's own (`terbukti`): those to which a link or a code
/// was mailed that somebody used (docs/decisions/0060).
enum ProvenAddresses: Sendable, Hashable {
    /// Whatever is answered: where nobody can prove one, or it is proven before sending.
    case any
    /// Those of whoever answers.
    case own([String], hasAccount: Bool)
    /// Those of the applicant, for whom somebody else answers.
    case applicants([String])

    /// - Parameters:
    ///   - answers: in normal form.
    ///   - before: answers that were taken already; what is left as it was is not judged again.
    func troubles(
        in answers: Answers, of asked: [AskedField], before: Answers = [:]
    ) -> [FieldPath: FieldTrouble] {
        var troubles: [FieldPath: FieldTrouble] = [:]
        for question in asked where question.field.mustBeProven {
            guard let answer = answers[question.path], answer != before[question.path],
                case .text(let address) = answer
            else { continue }
            troubles[question.path] = trouble(with: address)
        }
        return troubles
    }

    private func trouble(with address: String) -> FieldTrouble? {
        switch self {
        case .any: return nil
        case .own(let proven, let hasAccount):
            if proven.contains(address) { return nil }
            if let known = proven.first {
                return FieldTrouble(
                    .notProven, "Alamat ini belum dipastikan milik Anda. Isi alamat yang sudah Anda pastikan: \(known)")
            }
            return FieldTrouble(
                .notProven,
                hasAccount
                    ? "Pastikan dulu email Anda di halaman Akun, lalu isi alamat itu di sini"
                    : "Alamat ini belum dipastikan milik Anda")
        case .applicants(let proven):
            if proven.contains(address) { return nil }
            return FieldTrouble(
                .notProven,
                "Alamat ini belum dipastikan milik pemohon. Biarkan jawaban yang lama, atau minta pemohon mengisinya "
                    + "sendiri")
        }
    }
}

extension ProvenAddresses {
    /// For the questions of a draft that nobody files at the counter.
    static func of(
        _ draft: Draft, asking procedure: Procedure, _ person: Person, keyring: Keyring,
        in transaction: any ReadTransaction
    ) throws -> ProvenAddresses {
        let applicant = CaseApplicant(account: draft.account, contact: draft.contact)
        // Whoever has no account yet proves the answered address before sending; then it is judged again.
        guard procedure.asksProvenAddress, draft.parent != nil || applicant.person != nil else { return .any }
        let own = try addresses(of: person, keyring: keyring, in: transaction)
        let applicants = try addresses(of: applicant, keyring: keyring, in: transaction)
        return .own(own + applicants, hasAccount: person.hasAccount)
    }

    /// For an act at a case. Of one that was filed at the counter nobody could prove an address there either: what becomes
    /// of it the SOP says (`kasus.dibantu`).
    static func of(
        _ file: CaseFile, for actor: Actor, _ person: Person, keyring: Keyring, in transaction: any ReadTransaction
    ) throws -> ProvenAddresses {
        guard file.procedure.asksProvenAddress else { return .any }
        let applies = file.procedure.applicantLane.map { actor.lanes.contains($0.name) } ?? false
        if applies, !actor.isAssisting {
            let own = try addresses(of: person, keyring: keyring, in: transaction)
            return .own(own, hasAccount: person.hasAccount)
        }
        guard file.record.assistedBy == nil else { return .any }
        return .applicants(try addresses(of: file.record.applicant, keyring: keyring, in: transaction))
    }

    /// For a case that opens by itself, since another one asks for it.
    static func of(
        _ applicant: CaseApplicant, asking procedure: Procedure, keyring: Keyring, in transaction: any ReadTransaction
    ) throws -> ProvenAddresses {
        guard procedure.asksProvenAddress else { return .any }
        return .applicants(try addresses(of: applicant, keyring: keyring, in: transaction))
    }

    /// A contact is let in by a code or a link that was mailed to them.
    private static func addresses(
        of person: Person, keyring: Keyring, in transaction: any ReadTransaction
    ) throws -> [String] {
        switch person.kind {
        case .nobody: return []
        case .contact: return person.lacksAddress ? [] : [person.name]
        case .officer, .applicant:
            return try addresses(of: CaseApplicant(account: person.id), keyring: keyring, in: transaction)
        }
    }

    private static func addresses(
        of applicant: CaseApplicant, keyring: Keyring, in transaction: any ReadTransaction
    ) throws -> [String] {
        var addresses: [String] = []
        if let id = applicant.account, let account = try Account.find(id, keyring: keyring, in: transaction),
            account.isEmailVerified, let email = account.email
        {
            addresses.append(email)
        }
        // One that an officer wrote down at the counter is noted, not proven.
        if let id = applicant.contact, let contact = try Contact.find(id, keyring: keyring, in: transaction),
            contact.hasAddress, contact.verified.seconds > 0
        {
            addresses.append(contact.email)
        }
        return addresses
    }
}
