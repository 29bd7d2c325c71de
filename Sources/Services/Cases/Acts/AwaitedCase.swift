import Forms
import Procedures
import Store

extension CaseFile {
    /// Where a step waits for a case that follows this one (`selama` of a `lanjutan`), the number that is given there is that
    /// of one: nothing “became a complaint” of which there is none.
    /// - Throws: `SubmissionRefused` at the question.
    func requireAwaited(_ answers: Answers, at step: String, in transaction: any ReadTransaction) throws {
        let rules = procedure.followUps.filter { $0.during.contains(step) }
        guard !rules.isEmpty else { return }
        var troubles: [FieldPath: FieldTrouble] = [:]
        for (path, answer) in answers where procedure.field(path)?.kind == .caseNumber {
            guard case .text(let number) = answer else { continue }
            let isThere = try rules.contains { rule in
                try CaseRecord.id(number: number, of: rule.procedure, at: record.office, in: transaction) != nil
            }
            if !isThere {
                troubles[path] = FieldTrouble(
                    .malformed, "Nomor ini belum ada. Ajukan dahulu dari halaman ini, lalu tulis nomor agendanya")
            }
        }
        guard troubles.isEmpty else { throw SubmissionRefused(fields: troubles) }
    }
}
