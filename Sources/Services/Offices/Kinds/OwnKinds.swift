import Procedures

/// What the root office's administrators added to the kinds of offices and their roles. Stored whole.
struct OwnKinds: Hashable, Sendable, Codable {
    struct Role: Hashable, Sendable, Codable {
        var name: String
        var title: String
    }

    struct Kind: Hashable, Sendable, Codable {
        var name: String
        var title: String
        /// Names of the kinds below which it may stand.
        var parents: [String]
        /// It was removed: no office may be of it. SOPs of former days name it and are read for ever.
        var isGone = false
    }

    var kinds: [Kind] = []
    /// By the name of a kind, built in or own.
    var roles: [String: [Role]] = [:]

    /// The kinds that are used.
    var current: [Kind] { kinds.filter { !$0.isGone } }

    func roles(of kind: String) -> [(name: String, title: String)] {
        (roles[kind] ?? []).map { (name: $0.name, title: $0.title) }
    }
}
