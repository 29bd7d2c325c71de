public import Forms

/// What the checker knows of the world outside a file: office kinds, roles, effects, books, letter types, and the
/// other procedures. Each noun of `Services` adds its own entries (docs/decisions/0002).
public struct Catalogue: Sendable {
    public var officeKinds: [OfficeKind] = []
    public var effects: [EffectDeclaration] = []
    public var books: [BookDeclaration] = []
    public var letterTypes: [LetterTypeDeclaration] = []
    /// The other procedures, by name: what a `sub` or `lanjutan` may name.
    public var procedures: [String: Procedure] = [:]
    /// Names of the applicant's register record that `warga.<x>` may ask for.
    public var residentFields: [String: FieldKind] = [:]

    public init() {}

    public func effect(_ name: String) -> EffectDeclaration? { effects.first { $0.name == name } }
    public func book(_ name: String) -> BookDeclaration? { books.first { $0.name == name } }
    public func officeKind(_ name: String) -> OfficeKind? { officeKinds.first { $0.name == name } }
    public func letterType(_ name: String) -> LetterTypeDeclaration? { letterTypes.first { $0.name == name } }
}

/// A kind of office and the roles that exist in it.
public struct OfficeKind: Hashable, Sendable {
    public let name: String
    public let title: String
    /// Role name → title.
    public let roles: [(name: String, title: String)]
    /// The kinds that its parent office may be of; empty for a root.
    public let parents: [String]

    public init(name: String, title: String, roles: [(name: String, title: String)], parents: [String]) {
        self.name = name
        self.title = title
        self.roles = roles
        self.parents = parents
    }

    public static func == (left: OfficeKind, right: OfficeKind) -> Bool { left.name == right.name }
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// A work on the outside world (SOP.md §10.5).
public struct EffectDeclaration: Hashable, Sendable {
    /// How a lost answer is dealt with.
    public enum Kind: String, Hashable, Sendable, Codable {
        /// Repeat it.
        case idempotent
        /// Look first, then act.
        case checkable
        /// Never repeated blindly: a person looks.
        case uncertain
    }

    public struct Parameter: Hashable, Sendable {
        public let name: String
        /// Answers of any of these kinds fit.
        public let kinds: [FieldKind]
        public let isRequired: Bool

        public init(_ name: String, _ kinds: [FieldKind], required: Bool = true) {
            self.name = name
            self.kinds = kinds
            self.isRequired = required
        }
    }

    public struct Output: Hashable, Sendable {
        public let name: String
        public let title: String
        public let kind: FieldKind
        public let isSecret: Bool

        public init(_ name: String, _ title: String, _ kind: FieldKind, secret: Bool = false) {
            self.name = name
            self.title = title
            self.kind = kind
            self.isSecret = secret
        }
    }

    public let name: String
    /// What it does, as a task for a person says it.
    public let title: String
    public let kind: Kind
    public let parameters: [Parameter]
    /// Name and label; the first is success.
    public let outcomes: [Option]
    public let outputs: [Output]
    /// The effect that takes it back, if there is one.
    public let undo: String?

    public init(
        name: String, title: String, kind: Kind, parameters: [Parameter], outcomes: [Option], outputs: [Output] = [],
        undo: String? = nil
    ) {
        self.name = name
        self.title = title
        self.kind = kind
        self.parameters = parameters
        self.outcomes = outcomes
        self.outputs = outputs
        self.undo = undo
    }
}

/// A book (register) and its columns.
public struct BookDeclaration: Hashable, Sendable {
    public let name: String
    public let title: String
    /// Column name, title and kind, beside number and date that every book has.
    public let columns: [EffectDeclaration.Output]

    public init(name: String, title: String, columns: [EffectDeclaration.Output] = []) {
        self.name = name
        self.title = title
        self.columns = columns
    }
}

/// What the checker needs to know of a letter type.
public struct LetterTypeDeclaration: Hashable, Sendable {
    public let name: String
    public let title: String
    public let parameters: [EffectDeclaration.Parameter]
    public let isSigned: Bool

    public init(name: String, title: String, parameters: [EffectDeclaration.Parameter] = [], isSigned: Bool) {
        self.name = name
        self.title = title
        self.parameters = parameters
        self.isSigned = isSigned
    }
}
