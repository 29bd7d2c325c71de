import Forms
import Procedures
import Store

/// Whom a case is about, by its answers.
extension CaseFile {
    /// Whether an answer of today is the NIK of this officer's account: whoever applied, and from whatever address, it is a
    /// case of their own, in which they decide nothing. An account without a NIK is in no case by its answers.
    func isAbout(
        _ person: Person, keyring: Keyring, in transaction: any ReadTransaction
    ) throws -> Bool {
        guard person.kind == .officer else { return false }
        return try isAbout(account: person.id, keyring: keyring, in: transaction)
    }

    /// The same of an account; one that is no account is in none.
    func isAbout(
        account: String, keyring: Keyring, in transaction: any ReadTransaction
    ) throws -> Bool {
        let numbers = nationalIDs
        guard !numbers.isEmpty else { return false }
        return try Account.hasNIK(account, among: numbers, keyring: keyring, in: transaction)
    }

    /// The NIKs among its answers, of every form and of the rows of lists. A question that only an earlier version of its
    /// SOP asked was answered all the same.
    private var nationalIDs: Set<NationalID> {
        var found: Set<NationalID> = []
        for version in [procedure] + Array(earlier.values) {
            for question in version.forms.flatMap(\.asked) {
                if let answer = state.answers[question.path] { found.formUnion(question.field.nationalIDs(in: answer)) }
            }
        }
        return found
    }
}

extension Field {
    fileprivate func nationalIDs(in answer: Value) -> [NationalID] {
        switch answer {
        case .text(let digits):
            guard kind == .nik, let number = NationalID(digits) else { return [] }
            return [number]
        case .rows(let rows):
            return columns.flatMap { column in
                rows.compactMap { $0[column.name] }.flatMap { column.nationalIDs(in: $0) }
            }
        default: return []
        }
    }
}
