import Forms
import HTTPTypes
import Pages
import Services
import Store

/// `{base}/akun/email`: the address of one's own account, proven by a mailed code.
enum OwnEmailPages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        try page(visit, isSent: visit.query["kode"] != nil, errors: [:], in: transaction)
    }

    static func send(_ visit: Visit) async throws -> Reply {
        do {
            try await VerifyOwnEmail(visit.web.environment).send(by: try await visit.proved())
            return .redirect(to: "\(visit.base)/akun/email?kode=terkirim")
        } catch let troubles as FieldTroubles {
            return try await visit.read { try page(visit, isSent: false, errors: troubles.messages, in: $0) }
        }
    }

    static func confirm(_ visit: Visit) async throws -> Reply {
        do {
            try await VerifyOwnEmail(visit.web.environment).confirm(visit.form["kode"] ?? "", by: visit.person)
            return .redirect(to: "\(visit.base)/akun", flash: "Email sudah dipastikan.")
        } catch let troubles as FieldTroubles {
            return try await visit.read { try page(visit, isSent: true, errors: troubles.messages, in: $0) }
        }
    }

    private static func page(
        _ visit: Visit, isSent: Bool, errors: [String: String], in transaction: any ReadTransaction
    ) throws -> Reply {
        let account = try Account.find(visit.person.id, keyring: visit.web.environment.keyring, in: transaction)
        guard let email = account?.email, account?.isEmailVerified == false else { throw Denial.notFound }
        let unreached = try UnreachedAccount.of(
            visit.person.id, by: [.ownAddress], keyring: visit.web.environment.keyring, in: transaction)
        let view = OwnEmailView(
            email: email, isSent: isSent, passwordError: errors["sandi"], codeError: errors["kode"],
            unreached: unreached.map { "Kode yang terakhir dikirim tidak sampai. \($0.cause)" })
        return .page(
            Page.ownEmail(view, in: visit.frame()), status: errors.isEmpty ? .ok : .unprocessableContent)
    }
}
