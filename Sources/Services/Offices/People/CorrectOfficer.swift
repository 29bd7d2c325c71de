import Forms
import Store

/// Puts right what was mistyped when an officer was invited: name and NIK; the address only while nobody has used the
/// invitation. Afterwards it is the officer's own to change (`ChangeOwnEmail`): with it an administrator could get a link
/// into the account.
public struct CorrectOfficer: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// What is to stand there.
    public struct Facts: Hashable, Sendable {
        public var name: String
        /// nil: stays; empty: none.
        public var email: String?
        /// nil or empty: stays.
        public var nik: String?
        /// Whether the NIK goes; another one is not given then.
        public var removesNIK: Bool

        public init(name: String, email: String? = nil, nik: String? = nil, removesNIK: Bool = false) {
            self.name = name
            self.email = email
            self.nik = nik
            self.removesNIK = removesNIK
        }
    }

    /// - Returns: whether links of before are void: the invitation has to be made once more.
    /// - Throws: `Denial`; `FieldTroubles` at `nama`, `surel` or `nik`.
    @discardableResult
    public func callAsFunction(
        _ facts: Facts, of account: String, in office: String, by person: Person
    ) async throws -> Bool {
        let environment = environment
        return try await environment.database.write { transaction in
            let work = try Administration.of(office, by: person, environment, in: transaction)
            let officer = try work.officer(account, in: transaction)
            try work.requireCare(of: officer, in: transaction)
            guard officer.status != .closed else { throw Denial.notFound }
            var told: [String] = []
            let name = try PersonName.check(facts.name)
            if name != officer.name {
                try transaction.execute(
                    """
                    UPDATE accounts SET officer_name = \(name)
                    WHERE office_id = \(People.office) AND id = \(officer.id)
                    """)
                told.append("nama semula \(officer.name)")
            }
            if let typed = facts.nik, !typed.isBlank {
                guard !facts.removesNIK else {
                    throw FieldTroubles(["nik": "Isi NIK yang benar, atau hapus NIK, tidak keduanya"])
                }
                try setNIK(typed, of: officer, in: transaction)
                told.append("NIK")
            } else if facts.removesNIK, officer.hasNIK {
                try removeNIK(of: officer, in: transaction)
                told.append("NIK dihapus")
            }
            let isAnew = try facts.email.map { try setEmail($0, of: officer, work, in: transaction) } ?? false
            if isAnew { told.append("alamat email; undangan lama tidak berlaku lagi") }
            guard !told.isEmpty else { return false }
            try work.record(.officerCorrected, of: officer.subject, told.joined(separator: ", "), in: transaction)
            return isAnew
        }
    }

    private func setNIK(_ typed: String, of officer: Account, in transaction: any Transaction) throws {
        guard let nik = NationalID(typed) else { throw FieldTroubles(["nik": "NIK berisi 16 angka"]) }
        let keyring = environment.keyring
        let other = try Account.find(nik: nik.digits, keyring: keyring, in: transaction)
        guard other == nil || other?.id == officer.id else {
            throw FieldTroubles(["nik": "NIK ini sudah mempunyai akun"])
        }
        let sealed = PersonalField.accountNIK.seal(nik.digits, row: officer.id, keyring: keyring)
        try transaction.execute(
            """
            UPDATE accounts SET nik_sealed = \(sealed), nik_index = \(BlindField.nik.index(nik.digits, keyring: keyring))
            WHERE office_id = \(People.office) AND id = \(officer.id)
            """)
    }

    private func removeNIK(of officer: Account, in transaction: any Transaction) throws {
        try transaction.execute(
            """
            UPDATE accounts SET nik_sealed = NULL, nik_index = NULL
            WHERE office_id = \(People.office) AND id = \(officer.id)
            """)
    }

    /// - Returns: whether it is another.
    private func setEmail(
        _ typed: String, of officer: Account, _ work: Administration, in transaction: any Transaction
    ) throws -> Bool {
        let email = typed.isBlank ? nil : try EmailAddress.required(typed)
        guard email?.text != officer.email else { return false }
        guard officer.status == .invited else {
            throw FieldTroubles([
                "surel": "Petugas ini sudah masuk. Alamatnya diganti petugas itu sendiri di halaman Akun"
            ])
        }
        try work.requireWaysIn(of: officer, in: transaction)
        if let email { try officer.refuseTaken(email, environment, in: transaction) }
        try officer.set(email, isVerified: false, environment, in: transaction)
        return true
    }
}
