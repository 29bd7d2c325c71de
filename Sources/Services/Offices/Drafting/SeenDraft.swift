import Forms
public import Store

/// A draft as somebody's page showed it.
public struct SeenDraft: Hashable, Sendable {
    public let id: String
    /// Of the text that was shown.
    public let hash: String

    public init(id: String, hash: String) { (self.id, self.hash) = (id, hash) }

    /// - Throws: `DraftChanged` where it is another by now, or gone.
    @discardableResult
    func require(at office: String, in transaction: any ReadTransaction) throws -> ProcedureDraft {
        guard let found = try ProcedureDraft.find(id, at: office, in: transaction) else {
            throw try DraftChanged(gone: id, at: office, in: transaction)
        }
        guard found.hash == hash else { throw DraftChanged(now: found) }
        return found
    }
}

/// A draft is not any more what the person's page showed.
public struct DraftChanged: Error, Hashable, Sendable {
    /// As it is now; nil: it was thrown away, or adopted.
    public let now: ProcedureDraft?
    /// The adoption that was made of it; nil: none was, or none is left.
    public let adopted: Adoption?

    init(now: ProcedureDraft) { (self.now, adopted) = (now, nil) }

    /// Of one that is not there any more.
    public init(gone id: String, at office: String, in transaction: any ReadTransaction) throws {
        now = nil
        adopted = try transaction.row(
            "SELECT * FROM adoptions WHERE office_id = \(office) AND draft_id = \(id)"
        ).map(Adoption.init)
    }

    public var message: String {
        if let now { return "Konsep ini sudah diubah oleh \(now.by) setelah halaman ini dibuka" }
        guard let adopted else { return "Konsep ini sudah dihapus setelah halaman ini dibuka" }
        return "Konsep ini sudah ditetapkan setelah halaman ini dibuka, dengan nomor \(adopted.sopNumber), "
            + "berlaku sejak \(adopted.firstDay.longText)"
    }
}
