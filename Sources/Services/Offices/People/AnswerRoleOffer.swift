import Forms
import Store

/// An officer's answer to a role that an office offered them.
public struct AnswerRoleOffer: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Takes the role, from today on where its first day is past: nobody held it before they accepted it. Where the office
    /// is not below the account's home, links of before are void, and the address is to be proven anew
    /// (docs/decisions/0041).
    /// - Returns: whether it is to be proven anew.
    /// - Throws: `Denial`; `FieldTroubles` at `peran` or `sampai` where it cannot be held any more, at `petugas` where
    ///   whoever offered it does not administer the office any more.
    @discardableResult
    public func accept(_ id: String, by person: Person) async throws -> Bool {
        let environment = environment
        return try await environment.database.write { transaction in
            let (offer, officer, office) = try Self.find(id, of: person, environment, in: transaction)
            let today = environment.now.date(in: office.zone)
            if let last = offer.role.lastDay, last < today {
                throw FieldTroubles(["sampai": "Hari terakhir peran ini sudah lewat"])
            }
            guard try Self.isStillOffered(offer, environment, in: transaction) else {
                throw FieldTroubles([
                    "petugas":
                        "Yang menawarkannya tidak lagi mengelola \(office.name). Minta kantor itu menawarkannya lagi"
                ])
            }
            var role = offer.role
            role.firstDay = max(role.firstDay, today)
            _ = try AssignRole.give(role, to: officer, in: office, environment, transaction)
            try offer.remove(in: transaction)
            try Self.record(
                .roleGiven, of: officer, "\(role.told(in: office))\(Self.accepted)", at: office, by: offer.by,
                environment, in: transaction)
            let after = try Account.find(officer.id, keyring: environment.keyring, in: transaction)
            return officer.isEmailVerified && after?.isEmailVerified == false
        }
    }

    /// Leaves the account as it is. Throws `Denial`.
    public func refuse(_ id: String, by person: Person) async throws {
        let environment = environment
        try await environment.database.write { transaction in
            let (offer, officer, office) = try Self.find(id, of: person, environment, in: transaction)
            try offer.remove(in: transaction)
            try Self.record(
                .roleRefused, of: officer, offer.told(in: office), at: office, by: officer.subject, environment,
                in: transaction)
        }
    }

    /// Whether the officer answered an offer within the last minutes, so that a second tap finds none; true: they took it.
    public func justAnswered(by person: Person) async throws -> Bool? {
        let environment = environment
        return try await environment.database.read { transaction in
            guard let officer = try Account.find(person.id, keyring: environment.keyring, in: transaction) else {
                return nil
            }
            let acts = try AuditAct.all(
                [.roleGiven, .roleRefused], of: officer.subject, since: environment.now.adding(seconds: -300),
                opening: environment.keyring, in: transaction)
            let answer = acts.first { $0.kind == .roleRefused || $0.reason?.hasSuffix(Self.accepted) == true }
            return answer.map { $0.kind == .roleGiven }
        }
    }

    /// What the act says of a role that its officer took.
    private static let accepted = "; diterima petugas"

    /// Whether whoever offered it could give it today: what somebody offered who was dismissed since nobody holds.
    private static func isStillOffered(
        _ offer: RoleOffer, _ environment: Environment, in transaction: any ReadTransaction
    ) throws -> Bool {
        guard let giver = try Account.find(login: offer.by, keyring: environment.keyring, in: transaction),
            giver.status == .active
        else { return false }
        let line = Set(try Office.lineage(of: offer.office, in: transaction).map(\.id))
        return try Role.held(by: giver.id, at: environment.now, in: transaction).contains {
            $0.name == "admin" && line.contains($0.office)
        }
    }

    private static func find(
        _ id: String, of person: Person, _ environment: Environment, in transaction: any ReadTransaction
    ) throws -> (RoleOffer, Account, Office) {
        try IsOfficer().require(of: person, at: environment.now)
        guard
            let offer = try RoleOffer.waiting(for: person, at: environment.now, in: transaction).first(where: {
                $0.id == id
            }), let officer = try Account.find(person.id, keyring: environment.keyring, in: transaction),
            let office = try Office.find(offer.office, in: transaction)
        else { throw Denial.notFound }
        return (offer, officer, office)
    }

    private static func record(
        _ kind: AuditAct.Kind, of officer: Account, _ detail: String, at office: Office, by doer: String,
        _ environment: Environment, in transaction: any Transaction
    ) throws {
        var act = AuditAct(
            kind: kind, office: office.id, subject: officer.subject, done: environment.now, by: doer)
        act.reason = detail
        try act.store(keyring: environment.keyring, in: transaction)
    }
}
