import Procedures

/// An effect by the name that an SOP gives; nil where there is none.
public typealias EffectLookup = @Sendable (String) -> Effect?

/// Every effect that an SOP may name; each noun adds its own.
public enum EffectTable {
    public static let all: [Effect] = AccountEffects.all + MailboxEffects.all + DomainEffects.all

    static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.declaration.name, $0) })

    @Sendable public static func effect(_ name: String) -> Effect? { byName[name] }
}
