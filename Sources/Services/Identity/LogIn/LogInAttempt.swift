import Forms
import Store

/// One try to log in, counted before the password is looked at: many tries at the same moment cannot all slip through.
struct LogInAttempt: Sendable {
    /// The account, if there is one by that name.
    let account: Candidate?
    /// Seconds to wait before the password is looked at.
    let wait: Int64
    /// What was counted, to be taken back where the try was no failure.
    private let counted: [AttemptCount]
    /// What the owner's success makes forgotten.
    private let forgiven: AttemptCount

    struct Candidate: Sendable {
        let id: String
        let kind: Account.Kind
        let isActive: Bool
        let passwordHash: String?
    }

    /// Looks the account up and counts the try. Throws `LogInRefusal.shut`.
    static func begin(
        _ identifier: LoginIdentifier, from visitor: Visitor, limits: LogInLimits, _ environment: Environment,
        in transaction: any Transaction
    ) throws -> LogInAttempt {
        let now = environment.now
        let keyring = environment.keyring
        let account = try find(identifier, keyring: keyring, in: transaction)
        let byAccount = AttemptCount(
            scope: .account, subjects: identifier.indexes(keyring: keyring), window: limits.window)
        if let account,
            let own = try knownDevice(of: account.id, visitor, limits: limits, environment, in: transaction)
        {
            _ = try own.add(at: now, in: transaction)
            return LogInAttempt(account: account, wait: 0, counted: [own], forgiven: own)
        }
        if let current = try byAccount.current(at: now, in: transaction), current.attempts >= limits.accountFailures {
            throw LogInRefusal.shut(until: current.ends)
        }
        if try byAccount.add(at: now, in: transaction) >= limits.accountFailures {
            try byAccount.extend(until: now.adding(seconds: limits.window), in: transaction)
        }
        let byAddress = AttemptCount(
            scope: .address, subjects: BlindField.address.indexes(visitor.address.network, keyring: keyring),
            window: limits.window)
        let byOffice = AttemptCount(
            scope: .office, subjects: [Array(visitor.place.office.utf8)], window: limits.window)
        let wait = max(
            limits.wait(after: try byAddress.add(at: now, in: transaction) - 1, free: limits.addressFailures),
            limits.wait(after: try byOffice.add(at: now, in: transaction) - 1, free: limits.officeFailures))
        return LogInAttempt(
            account: account, wait: wait, counted: [byAccount, byAddress, byOffice], forgiven: byAccount)
    }

    /// It was no failure: the password was right, or could not be looked at.
    func takeBack(in transaction: any Transaction) throws {
        for count in counted { try count.takeBack(in: transaction) }
    }

    /// The owner is in: their earlier failures are forgotten, those of their address are not.
    func succeed(in transaction: any Transaction) throws {
        try takeBack(in: transaction)
        try forgiven.forget(in: transaction)
    }

    /// The browser's own count, while it is known to the account and has not failed too often itself.
    private static func knownDevice(
        of account: String, _ visitor: Visitor, limits: LogInLimits, _ environment: Environment,
        in transaction: any ReadTransaction
    ) throws -> AttemptCount? {
        guard let token = visitor.deviceToken,
            try KnownDevice(token: token, account: account)
                .isKnown(at: environment.now, keyring: environment.keyring, in: transaction)
        else { return nil }
        let count = AttemptCount(
            scope: .device, subjects: BlindField.device.indexes(token + account, keyring: environment.keyring),
            window: limits.window)
        let failures = try count.current(at: environment.now, in: transaction)?.attempts ?? 0
        return failures < limits.deviceFailures ? count : nil
    }

    private static func find(
        _ identifier: LoginIdentifier, keyring: Keyring, in transaction: any ReadTransaction
    ) throws -> Candidate? {
        try transaction.row(
            """
            SELECT a.id, a.kind, a.status, a.password_hash
            FROM account_logins l JOIN accounts a ON a.office_id = l.office_id AND a.id = l.account_id
            WHERE l.office_id = \(People.office) AND l.login_index IN \(list: identifier.indexes(keyring: keyring))
            """
        ).map { row in
            Candidate(
                id: row.text("id"), kind: Account.Kind(rawValue: row.text("kind"))!,
                isActive: row.text("status") == Account.Status.active.rawValue,
                passwordHash: row.textOrNil("password_hash"))
        }
    }
}
