import Store

extension Administration {
    /// Why the person may not decide whether the office goes on; nil: they administer the office above it.
    /// - Parameter verb: “dihapus”, “ditutup”.
    func whyNotTheirs(toBe verb: String, in transaction: any ReadTransaction) throws -> String? {
        guard let parent = office.parent else { return "Kantor induk tidak dapat \(verb)" }
        guard try !administers(parent, in: transaction) else { return nil }
        let above = try Office.find(parent, in: transaction)
        return "Kantor ini hanya dapat \(verb) administrator \(above?.name ?? "kantor di atasnya")"
    }
}
