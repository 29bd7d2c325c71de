import Forms
import Procedures
import Store

/// Tells whoever acted what the handling office made of it, and puts the office's tasks right.
struct AnswerAct {
    /// How names of the mails begin that say what came of it.
    static let noticePrefix = "kabar-perbuatan:"

    let environment: Environment
    let cases: CaseServices

    init(_ environment: Environment, _ cases: CaseServices) {
        self.environment = environment
        self.cases = cases
    }

    func callAsFunction(
        _ id: String, of caseID: String, from handling: String, to office: String, refusal: String?
    ) async throws {
        let content = try await HandOver(environment, cases).content(caseID, of: handling, to: office)
        try await environment.database.write { transaction in
            try record(id, at: office, refusal: refusal, in: transaction)
            if let content { try Handover.store(content, at: office, in: transaction) }
        }
    }

    /// Notes the answer; a refusal also goes to the person by mail, so that it is not only seen by who looks again.
    func record(_ id: String, at office: String, refusal: String?, in transaction: any Transaction) throws {
        let keyring = environment.keyring
        guard try HandoverActRow.answer(id, at: office, refusal: refusal, keyring: keyring, in: transaction),
            let refusal, let row = try HandoverActRow.find(id, at: office, keyring: keyring, in: transaction),
            let address = try Addressees.email(of: row.person, keyring: keyring, in: transaction)
        else { return }
        try OutgoingMail(
            to: address, subject: "Tugas yang Anda kirim tidak diterima",
            text: """
                Yang Anda kirim untuk sebuah tugas dari kantor lain tidak diterima.
                Sebab: \(refusal)

                Yang Anda tulis masih ada: \(environment.addresses.root)/meja
                """
        ).enqueue(subject: row.caseID, name: Self.noticePrefix + id, office: office, environment, in: transaction)
    }
}
