import Forms
import Store

/// One's own second factor: a secret is made, a first code shows that the telephone has it, and from then on a code is
/// asked for at every log-in.
public struct SetUpSecondFactor: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Makes a secret, in place of one that was not confirmed. Nothing is asked for yet.
    /// - Parameter person: who has just proved themselves (`ConfirmPassword`).
    /// - Throws: `Denial`; `FieldTroubles` at `kode` where there is one already.
    public func begin(by person: Person) async throws {
        let environment = environment
        try Self.require(person, environment)
        try await environment.database.write { transaction in
            let known = try SecondFactor.of(person.id, keyring: environment.keyring, in: transaction)
            guard known?.confirmed == nil else {
                throw FieldTroubles(["kode": "Kode masuk sudah aktif. Matikan dahulu sebelum memakai ponsel lain"])
            }
            let secret = Base32.text(SystemRandom().bytes(20))
            let sealed = PersonalField.secondFactor.seal(secret, row: person.id, keyring: environment.keyring)
            try transaction.execute(
                """
                INSERT INTO second_factors (office_id, id, secret_sealed, last_step, created_at)
                VALUES (\(People.office), \(person.id), \(sealed), 0, \(environment.now.seconds))
                ON CONFLICT (office_id, id) DO UPDATE SET
                    secret_sealed = excluded.secret_sealed, last_step = 0, created_at = excluded.created_at
                """)
        }
    }

    /// A first code: from now on one is asked for. All other sessions end, since they began without; this one gets another
    /// token, so that a copy of its cookie ends too.
    /// - Throws: `FieldTroubles` at `kode`; `SecondFactorIsSet` where it was confirmed before.
    public func confirm(_ code: String, by person: Person) async throws -> ConfirmedFactor {
        let environment = environment
        try IsOfficer().require(of: person, at: environment.now)
        return try await environment.database.write { transaction in
            let known = try SecondFactor.of(person.id, keyring: environment.keyring, in: transaction)
            guard known?.confirmed == nil else { throw SecondFactorIsSet() }
            guard let known, known.isWaiting(at: environment.now) else {
                throw FieldTroubles(["sandi": "Waktunya sudah habis. Mulai lagi"])
            }
            guard try known.take(code, at: environment.now, in: transaction) else {
                throw FieldTroubles([
                    "kode": "Kode tidak cocok. Periksa jam ponsel Anda, lalu isi kode yang tampil sekarang"
                ])
            }
            try transaction.execute(
                """
                UPDATE second_factors SET confirmed_at = \(environment.now.seconds)
                WHERE office_id = \(People.office) AND id = \(person.id)
                """)
            try EndSession.all(of: person.id, but: person.session?.id, in: transaction)
            try SecondFactorNews.set.tell(person.id, environment, in: transaction)
            try person.recordOwn(.ownSecondFactorSet, environment, in: transaction)
            return ConfirmedFactor(
                recoveryCodes: try RecoveryCodes.renew(of: person.id, environment, in: transaction),
                session: try person.session.map {
                    try NewSession.renewToken(of: $0.id, keyring: environment.keyring, in: transaction)
                })
        }
    }

    /// New recovery codes in place of all earlier ones: the page that showed them is gone, or few are left.
    /// - Parameter person: who has just proved themselves (`ConfirmPassword`).
    /// - Returns: the codes, shown once.
    /// - Throws: `Denial`; `FieldTroubles` at `kode`; `LogInRefusal.shut`.
    public func renewRecoveryCodes(_ code: String, by person: Person) async throws -> [String] {
        let environment = environment
        return try await take(code, for: .renewal, by: person) { transaction in
            try SecondFactorNews.recoveryCodesRenewed.tell(person.id, environment, in: transaction)
            try person.recordOwn(.ownRecoveryCodesRenewed, environment, in: transaction)
            return try RecoveryCodes.renew(of: person.id, environment, in: transaction)
        }
    }

    /// Turns it off again: another telephone, or no more. A code shows that it is the owner.
    /// - Parameter person: who has just proved themselves (`ConfirmPassword`).
    /// - Throws: `Denial`; `FieldTroubles` at `kode`; `LogInRefusal.shut`.
    public func end(_ code: String, by person: Person) async throws {
        let environment = environment
        try await take(code, for: .turnOff, by: person) { transaction in
            try SecondFactor.forget(of: person.id, in: transaction)
            try SecondFactorNews.ended.tell(person.id, environment, in: transaction)
            try person.recordOwn(.ownSecondFactorEnded, environment, in: transaction)
        }
    }

    /// What only the owner may: with the password of just now, and a code. A wrong one is counted all the same.
    private func take<Value: Sendable>(
        _ code: String, for use: CodeCheck.Use, by person: Person,
        _ act: @escaping @Sendable (any Transaction) throws -> Value
    ) async throws -> Value {
        let environment = environment
        try Self.require(person, environment)
        let (answer, value) = try await environment.database.write { transaction -> (CodeCheck.Answer, Value?) in
            let check = CodeCheck(account: person.id, use: use, environment: environment)
            let answer = try check.take(code, in: transaction)
            guard case .right = answer else { return (answer, nil) }
            return (answer, try act(transaction))
        }
        if let value { return value }
        if case .shut(let until) = answer { throw LogInRefusal.shut(until: until) }
        throw FieldTroubles(["kode": WrongCode().message])
    }

    private static func require(_ person: Person, _ environment: Environment) throws {
        try IsOfficer().require(of: person, at: environment.now)
        try ProvedRecently().require(of: person, at: environment.now)
    }
}

/// What a first code gave.
public struct ConfirmedFactor: Sendable {
    /// Shown once.
    public let recoveryCodes: [String]
    /// The new token of the session in which it was typed, for its cookie; nil: there is no session.
    public let session: String?
}

/// A first code was taken before: pressed twice, or the page was sent again.
public struct SecondFactorIsSet: Error, Hashable, Sendable {
    public var message: String {
        "Kode masuk sudah aktif. Kode cadangannya tidak tampil lagi: bila belum Anda simpan, buat yang baru."
    }
}
