import Forms
import Procedures
import Store

/// Makes an applicant's account for a case (`akun.buat`) and mails its invitation. Repeating the same call finds the
/// account that it made before.
struct CreateApplicant: Sendable {
    let environment: Environment

    init(_ environment: Environment) { self.environment = environment }

    func callAsFunction(_ call: EffectCall) async throws -> EffectAnswer {
        guard let nik = NationalID(call.text("nik")), let email = EmailAddress(call.text("surel")) else {
            throw EffectFailure.technical("NIK atau alamat email pemohon tidak dapat dibaca")
        }
        let environment = environment
        let origin = "\(call.office)/\(call.caseID)/\(call.key.step)/\(call.key.visit)"
        return try await environment.database.write { transaction in
            if let made = try CreateApplicant.origin(of: nik, email, environment, in: transaction) {
                return EffectAnswer(made == origin ? "berhasil" : "sudah-ada")
            }
            let id = try NewAccount(
                kind: .applicant, name: try PersonName.check(call.text("nama")), email: email, nik: nik, origin: origin
            ).create(environment, in: transaction)
            guard let account = try Account.find(id, keyring: environment.keyring, in: transaction) else {
                throw EffectFailure.technical("Akun tidak tersimpan")
            }
            _ = try Invitation.send(
                to: account, office: call.office,
                base: try OfficeAddress.base(of: call.office, environment, in: transaction), environment,
                in: transaction)
            return EffectAnswer("berhasil")
        }
    }

    /// What made the account that has this NIK or this address; nil: nobody has either.
    private static func origin(
        of nik: NationalID, _ email: EmailAddress, _ environment: Environment, in transaction: any ReadTransaction
    ) throws -> String? {
        let byNIK = try Account.find(nik: nik.digits, keyring: environment.keyring, in: transaction)
        let byEmail = try Account.find(login: email.text, keyring: environment.keyring, in: transaction)
        guard let account = byNIK ?? byEmail else { return nil }
        let row = try transaction.row(
            "SELECT origin FROM accounts WHERE office_id = \(People.office) AND id = \(account.id)")
        return row?.textOrNil("origin") ?? ""
    }
}
