import Documents
import Forms
import HTTPTypes
import Pages
import Services
import Store

/// `{base}/akun/kode-masuk`: one's own second factor.
enum SecondFactorPages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        try page(visit, errors: [:], in: transaction)
    }

    static func begin(_ visit: Visit) async throws -> Reply {
        try await act(visit) { person in
            try await SetUpSecondFactor(visit.web.environment).begin(by: person)
            return .redirect(to: address(visit))
        }
    }

    static func confirm(_ visit: Visit) async throws -> Reply {
        do {
            let codes = try await SetUpSecondFactor(visit.web.environment).confirm(
                visit.form["kode"] ?? "", by: visit.person)
            return .page(Page.recoveryCodes(codes, in: visit.frame()))
        } catch let troubles as FieldTroubles {
            return try await visit.read { try page(visit, errors: troubles.messages, in: $0) }
        }
    }

    static func end(_ visit: Visit) async throws -> Reply {
        try await act(visit) { person in
            try await SetUpSecondFactor(visit.web.environment).end(visit.form["kode"] ?? "", by: person)
            return .redirect(to: "\(visit.base)/akun", flash: "Kode masuk sudah dimatikan.")
        }
    }

    /// After the password was typed again.
    private static func act(_ visit: Visit, _ body: (Person) async throws -> Reply) async throws -> Reply {
        guard visit.person.kind == .officer else { throw Denial.notFound }
        do {
            return try await body(try await visit.proved())
        } catch let troubles as FieldTroubles {
            return try await visit.read { try page(visit, errors: troubles.messages, in: $0) }
        }
    }

    private static func address(_ visit: Visit) -> String { "\(visit.base)/akun/kode-masuk" }

    private static func page(
        _ visit: Visit, errors: [String: String], in transaction: any ReadTransaction
    ) throws -> Reply {
        let person = visit.person
        guard person.kind == .officer else { throw Denial.notFound }
        let environment = visit.web.environment
        let account = try Account.find(person.id, keyring: environment.keyring, in: transaction)
        let factor = try SecondFactor.of(person.id, keyring: environment.keyring, in: transaction)
        let view = SecondFactorView(
            state: try state(factor, of: account, visit, in: transaction), isRequired: person.lacksSecondFactor,
            passwordError: errors["sandi"], codeError: errors["kode"])
        return .page(
            Page.secondFactor(view, in: visit.frame()), status: errors.isEmpty ? .ok : .unprocessableContent)
    }

    private static func state(
        _ factor: SecondFactor?, of account: Account?, _ visit: Visit, in transaction: any ReadTransaction
    ) throws -> SecondFactorView.State {
        guard let factor else { return .none }
        guard factor.confirmed != nil || factor.isWaiting(at: visit.now) else { return .none }
        if let since = factor.confirmed {
            return .active(
                since: LocalTime(since, in: visit.office.zone),
                left: try RecoveryCodes.left(of: visit.person.id, in: transaction))
        }
        let groups = stride(from: 0, to: factor.secret.count, by: 4).map { start in
            String(factor.secret.dropFirst(start).prefix(4))
        }
        let link = factor.link(for: account?.username ?? "", at: visit.place.host)
        return .waiting(
            key: groups.joined(separator: " "), link: link,
            square: QRCode(link).map { QRView(size: $0.size, modules: $0.modules) })
    }
}
