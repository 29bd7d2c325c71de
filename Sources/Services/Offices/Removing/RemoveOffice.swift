public import Store

/// Takes an office away that was made by mistake: one under which nothing ever happened. By whoever could make it, an
/// administrator of the office above (docs/decisions/0059).
public struct RemoveOffice: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// What stands in the way, a sentence each, for its page; empty: it may go. Throws `Denial`.
    public func look(at id: String, by person: Person, in transaction: any ReadTransaction) throws -> [String] {
        try look(Administration.of(id, by: person, environment, in: transaction), in: transaction)
    }

    /// Throws `Denial`, or `OfficeInUse`.
    public func callAsFunction(_ id: String, by person: Person) async throws {
        let environment = environment
        try await environment.database.write { transaction in
            let work = try Administration.of(id, by: person, environment, in: transaction)
            let reasons = try look(work, in: transaction)
            guard reasons.isEmpty, let parent = work.office.parent else { throw OfficeInUse(reasons: reasons) }
            let above = try Administration.of(parent, by: person, environment, in: transaction)
            let hosts = try ReadOffices(environment).hosts(of: id, in: transaction)
            try OfficeEnd(office: work.office, above: above).bring(in: transaction)
            let named = ([work.office.name] + hosts.map { "nama host \($0)" }).joined(separator: ", ")
            try above.record(.officeRemoved, of: work.office.slug, named, in: transaction)
        }
    }

    private func look(_ work: Administration, in transaction: any ReadTransaction) throws -> [String] {
        if let reason = try work.whyNotTheirs(toBe: "dihapus", in: transaction) { return [reason] }
        return try OfficeTraces(office: work.office, environment: environment).all(in: transaction)
    }
}

/// Something happened under the office, or somebody belongs to it.
public struct OfficeInUse: Error, Hashable, Sendable {
    /// A sentence each.
    public let reasons: [String]
}
