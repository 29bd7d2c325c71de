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

    /// A first code: from now on one is asked for. All other sessions end, since they began without.
    /// - Returns: the recovery codes, shown once.
    /// - Throws: `FieldTroubles` at `kode`.
    public func confirm(_ code: String, by person: Person) async throws -> [String] {
        let environment = environment
        try IsOfficer().require(of: person, at: environment.now)
        return try await environment.database.write { transaction in
            let known = try SecondFactor.of(person.id, keyring: environment.keyring, in: transaction)
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
            return try RecoveryCodes.renew(of: person.id, environment, in: transaction)
        }
    }

    /// Turns it off again: another telephone, or no more. A code shows that it is the owner.
    /// - Parameter person: who has just proved themselves (`ConfirmPassword`).
    /// - Throws: `Denial`; `FieldTroubles` at `kode`; `LogInRefusal.shut`.
    public func end(_ code: String, by person: Person) async throws {
        let environment = environment
        try Self.require(person, environment)
        let answer = try await environment.database.write { transaction in
            let answer = try CodeCheck(account: person.id, environment: environment).take(code, in: transaction)
            if case .right = answer {
                try SecondFactor.forget(of: person.id, in: transaction)
                try SecondFactorNews.ended.tell(person.id, environment, in: transaction)
            }
            return answer
        }
        switch answer {
        case .right: return
        case .wrong: throw FieldTroubles(["kode": WrongCode().message])
        case .shut(let until): throw LogInRefusal.shut(until: until)
        }
    }

    private static func require(_ person: Person, _ environment: Environment) throws {
        try IsOfficer().require(of: person, at: environment.now)
        try ProvedRecently().require(of: person, at: environment.now)
    }
}
