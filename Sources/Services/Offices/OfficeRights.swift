import Store

extension Permission.Facts {
    /// The facts of a thing that belongs to an office.
    static func of(office: String, in transaction: any ReadTransaction) throws -> Permission.Facts {
        let lineage = try Office.lineage(of: office, in: transaction)
        guard !lineage.isEmpty else { throw OfficeTrouble.unknownOffice }
        return Permission.Facts(office: office, ancestors: lineage.dropFirst().map(\.id))
    }
}

extension Permission {
    /// Passes, or throws the `Denial`, for a thing that belongs to an office and to nobody in particular.
    func require(
        of person: Person, in office: String, _ environment: Environment, _ transaction: any ReadTransaction
    ) throws {
        try policy(.of(office: office, in: transaction)).require(of: person, at: environment.now)
    }
}
