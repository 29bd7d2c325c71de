public import Procedures
public import Store

/// The kinds of offices of this regency and the roles in them: those that Balai brings (``OfficeKinds``), and what the root
/// office's administrators added to them (docs/decisions/0056). Read with the revision of what offices publish, so that
/// every node knows them and no page asks for them alone.
public struct RegencyKinds: Sendable {
    /// Those that Balai brings come first.
    public let all: [OfficeKind]
    let own: OwnKinds

    static let builtIn = RegencyKinds(OwnKinds())

    init(_ own: OwnKinds) {
        self.own = own
        all = Self.adding(own, to: OfficeKinds.all)
    }

    /// nil: no office may be of a kind of this name.
    public func kind(_ name: String) -> OfficeKind? { all.first { $0.name == name } }

    /// Whether administrators made the kind.
    public func isOwn(_ kind: OfficeKind) -> Bool { own.current.contains { $0.name == kind.name } }

    /// Whether administrators made the role.
    public func isOwn(_ role: String, of kind: OfficeKind) -> Bool {
        own.roles(of: kind.name).contains { $0.name == role }
    }

    /// The kinds of offices that may stand below one of this kind, at whatever depth.
    func below(_ kind: OfficeKind) -> [OfficeKind] {
        var found: Set<String> = [kind.name]
        // Each round goes one floor further down.
        for _ in all { found.formUnion(all.filter { !found.isDisjoint(with: $0.parents) }.map(\.name)) }
        return all.filter { found.contains($0.name) && $0.name != kind.name }
    }

    /// A catalogue's kinds with what the regency made.
    /// - Parameter withGone: also the kinds that were removed: a stored SOP may name them.
    func added(to base: [OfficeKind], withGone: Bool = false) -> [OfficeKind] {
        Self.adding(own, to: base, withGone: withGone)
    }

    private static func adding(_ own: OwnKinds, to base: [OfficeKind], withGone: Bool = false) -> [OfficeKind] {
        // What a later Balai brings under the same name takes the place of what was made here.
        let known = base.map { kind in
            let more = own.roles(of: kind.name).filter { role in !kind.roles.contains { $0.name == role.name } }
            return OfficeKind(name: kind.name, title: kind.title, roles: kind.roles + more, parents: kind.parents)
        }
        let names = Set(base.map(\.name))
        let made = (withGone ? own.kinds : own.current).filter { !names.contains($0.name) }.map { kind in
            OfficeKinds.made(
                kind.name, title: kind.title, roles: own.roles(of: kind.name), parents: kind.parents)
        }
        return known + made
    }

    // MARK: - Stored

    /// As they are now; asked of the database once a transaction.
    public static func known(in transaction: any ReadTransaction) throws -> RegencyKinds {
        if let asked = transaction.memory[RegencyKinds.self] { return asked }
        if transaction.memory[OfficeRevision.self] == nil {
            _ = try OfficeRevision.current(in: transaction)
            if let asked = transaction.memory[RegencyKinds.self] { return asked }
        }
        let row = try transaction.row("SELECT kinds FROM own_kinds WHERE office_id = \(People.office)")
        return try remember(row?.text("kinds"), in: transaction)
    }

    /// The stored texts that were read lately: hardly ever more than one.
    private static let read = Kept<String, RegencyKinds>(most: 20)

    /// What a transaction read, for whatever else it asks.
    /// - Parameter text: as it is stored; nil: the regency made none.
    @discardableResult
    static func remember(_ text: String?, in transaction: any ReadTransaction) throws -> RegencyKinds {
        let kinds = try text.map(decoded) ?? builtIn
        transaction.memory[RegencyKinds.self] = kinds
        return kinds
    }

    private static func decoded(_ text: String) throws -> RegencyKinds {
        if let found = read[text] { return found }
        let kinds = RegencyKinds(try JSONColumn.read(OwnKinds.self, text))
        read.keep(kinds, as: text)
        return kinds
    }

    static func keep(_ own: OwnKinds, in transaction: any Transaction) throws {
        let text = try JSONColumn.text(own)
        try OfficeRevision.change(in: transaction) {
            _ = try transaction.execute(
                """
                INSERT INTO own_kinds (office_id, kinds) VALUES (\(People.office), \(text))
                ON CONFLICT (office_id) DO UPDATE SET kinds = excluded.kinds
                """)
        }
        transaction.memory[RegencyKinds.self] = nil
    }
}
