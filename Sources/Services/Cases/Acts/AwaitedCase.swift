import Forms
import Procedures
import Store

extension CaseFile {
    /// Where a step waits for a case that follows this one (`selama` of a `lanjutan`), one of the numbers that are given
    /// there is that of one, opened since this one began: nothing “became a complaint” of which there is none.
    /// - Throws: `SubmissionRefused` at the questions.
    func requireAwaited(_ answers: Answers, at step: String, in transaction: any ReadTransaction) throws {
        let rules = procedure.followUps.filter { $0.during.contains(step) }
        guard !rules.isEmpty else { return }
        var troubles: [FieldPath: FieldTrouble] = [:]
        for (path, answer) in answers where procedure.field(path)?.kind == .caseNumber {
            guard case .text(let number) = answer else { continue }
            if try rules.contains(where: { try isOpened(number, of: $0.procedure, in: transaction) }) { return }
            troubles[path] = FieldTrouble(
                .malformed,
                "Nomor ini bukan permohonan yang diajukan sejak permohonan ini. Ajukan dahulu dari halaman ini, lalu tulis "
                    + "nomor agendanya")
        }
        guard troubles.isEmpty else { throw SubmissionRefused(fields: troubles) }
    }

    /// Whether this office opened a case of an SOP under a number since this case began.
    private func isOpened(
        _ number: String, of procedure: String, in transaction: any ReadTransaction
    ) throws -> Bool {
        guard let id = try CaseRecord.id(number: number, of: procedure, at: record.office, in: transaction),
            id != record.id, let found = try CaseRecord.find(id, of: record.office, in: transaction)
        else { return false }
        return found.opened >= state.openedAt
    }
}
