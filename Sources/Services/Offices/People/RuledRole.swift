public import Procedures

/// A role of which an office may ask a second factor: its rule counts below it too (docs/decisions/0042), so that roles are
/// among them that only offices below have.
public struct RuledRole: Hashable, Sendable {
    public let name: String
    /// What it is called, in each kind of office that calls it otherwise.
    public let titles: [String]
    /// The kinds of offices that have it, where the office's own has not.
    public let elsewhere: [OfficeKind]

    /// Those of an office's own kind first, in its order.
    public static func all(for kind: OfficeKind, among kinds: RegencyKinds) -> [RuledRole] {
        let own = kind.roles.map { RuledRole(name: $0.name, titles: [$0.title], elsewhere: []) }
        let auditor = RuledRole(
            name: OfficeKinds.auditor, titles: [kind.title(ofRole: OfficeKinds.auditor)], elsewhere: [])
        let below = kinds.below(kind)
        var names: [String] = []
        for role in below.flatMap(\.roles) where !kind.mayBeHeld(role.name) && !names.contains(role.name) {
            names.append(role.name)
        }
        return own + [auditor]
            + names.map { name in
                let having = below.filter { $0.hasRole(name) }
                let titles = having.map { $0.title(ofRole: name) }
                return RuledRole(
                    name: name,
                    titles: titles.indices.filter { !titles[..<$0].contains(titles[$0]) }.map { titles[$0] },
                    elsewhere: having)
            }
    }

    /// What a rule of such an office calls a role; its name where there is no such role any more.
    public static func title(of name: String, for kind: OfficeKind, among kinds: RegencyKinds) -> String {
        all(for: kind, among: kinds).first { $0.name == name }?.titles.joined(separator: "/") ?? name
    }
}
