import Store

/// Lets officers and applicants in: one function for both.
///
/// The same answer, after the same work, for an unknown name and a wrong password. Failures count per account, per
/// office and per address (`LogInLimits`); a browser in which the owner has logged in before stays open to them while
/// the account is shut for others.
public struct LogIn: Sendable {
    let environment: Environment
    let limits: LogInLimits
    let wait: @Sendable (Int64) async throws -> Void

    /// `wait` slows an address down by so many seconds.
    public init(
        _ environment: Environment, limits: LogInLimits = LogInLimits(),
        wait: @escaping @Sendable (Int64) async throws -> Void = { try await Task.sleep(for: .seconds($0)) }
    ) {
        self.environment = environment
        self.limits = limits
        self.wait = wait
    }

    /// Throws `LogInRefusal`; `CodeNeeded` where the password is right and the account has a second factor.
    public func callAsFunction(
        _ identifier: String, password: String, from visitor: Visitor
    ) async throws -> OpenedSession {
        let (environment, limits) = (environment, limits)
        let identifier = LoginIdentifier(identifier)
        let attempt = try await environment.database.write { transaction in
            try LogInAttempt.begin(identifier, from: visitor, limits: limits, environment, in: transaction)
        }
        if attempt.wait > 0 { try await wait(attempt.wait) }
        guard try await isRight(password, attempt), let account = attempt.account, account.isActive else {
            throw LogInRefusal.mismatch
        }
        if account.kind == .officer, !visitor.place.isRegencyHost {
            try await environment.database.write { try attempt.takeBack(in: $0) }
            throw LogInRefusal.officersElsewhere(link: environment.addresses.root)
        }
        let rehashed = try await rehashed(password, account)
        let entered = try await environment.database.write { transaction -> Result<OpenedSession, CodeNeeded> in
            guard try account.isUnchanged(in: transaction) else { throw LogInRefusal.mismatch }
            try attempt.succeed(in: transaction)
            if let rehashed { try account.keep(rehashed, in: transaction) }
            if try SecondFactor.of(account.id, keyring: environment.keyring, in: transaction)?.confirmed != nil {
                return .failure(try HalfLogIn.begin(of: account.id, environment, in: transaction))
            }
            return .success(
                try NewSession(owner: .account(id: account.id, account.kind), visitor: visitor)
                    .open(environment, in: transaction))
        }
        return try entered.get()
    }

    /// Looks at the password; for an unknown account at one that nobody has, so that it takes as long.
    private func isRight(_ password: String, _ attempt: LogInAttempt) async throws -> Bool {
        // An overlong text cannot be anybody's password.
        let isPlausible = password.utf8.count <= PasswordRules.maximumBytes
        do {
            return try await environment.passwords.verify(
                isPlausible ? password : "", against: attempt.account?.passwordHash, lane: attempt.lane)
        } catch PasswordFailure.busy {
            try await environment.database.write { try attempt.takeBack(in: $0) }
            throw LogInRefusal.busy(retryAfter: 2)
        }
    }

    /// A stronger hash, where today's parameters ask for one.
    private func rehashed(_ password: String, _ account: LogInAttempt.Candidate) async throws -> String? {
        guard let hash = account.passwordHash, environment.passwords.needsRehash(hash) else { return nil }
        return try? await environment.passwords.hash(password, lane: account.kind.lane)
    }
}

extension LogInAttempt {
    /// Officers have a lane of their own: a flood at the public door does not lock the regency out.
    var lane: PasswordHasher.Lane { account?.kind.lane ?? .everyone }
}

extension Account.Kind {
    var lane: PasswordHasher.Lane { self == .officer ? .officers : .everyone }
}

extension LogInAttempt.Candidate {
    /// Nobody closed the account or changed its password while this one was being looked at.
    func isUnchanged(in transaction: any ReadTransaction) throws -> Bool {
        let row = try transaction.row(
            "SELECT status, password_hash FROM accounts WHERE office_id = \(People.office) AND id = \(id)")
        return row?.text("status") == Account.Status.active.rawValue
            && row?.textOrNil("password_hash") == passwordHash
    }

    func keep(_ rehashed: String, in transaction: any Transaction) throws {
        try transaction.execute(
            "UPDATE accounts SET password_hash = \(rehashed) WHERE office_id = \(People.office) AND id = \(id)")
    }
}
