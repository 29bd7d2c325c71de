public import Procedures
public import Store

/// What the use cases of this noun share beside the environment.
public struct CaseServices: Sendable {
    let shelf: CaseShelf
    public let catalogue: Catalogue
    public let proofs = Proofs()

    public init(shelf: ProcedureShelf = ProcedureShelf()) {
        self.shelf = CaseShelf(procedures: shelf)
        catalogue = shelf.catalogue
    }

    /// The versions that offices adopted, read once each.
    public var procedures: ProcedureShelf { shelf.procedures }

    /// A version that an office adopted, read once. Throws `ProcedureUnreadable`.
    public func procedure(_ hash: String, in transaction: any ReadTransaction) throws -> Procedure {
        try shelf.procedure(hash, in: transaction)
    }

    /// Whether the system does an effect itself: it can, and the office's adoption does not say otherwise.
    static func runsItself(_ effect: String, adoption: Adoption) -> Bool {
        guard let entry = EffectTable.effect(effect), entry.run != nil else { return false }
        return adoption.effectModes[effect] != .manual
    }

    func runsItself(_ effect: String, adoption: Adoption) -> Bool {
        CaseServices.runsItself(effect, adoption: adoption)
    }
}
