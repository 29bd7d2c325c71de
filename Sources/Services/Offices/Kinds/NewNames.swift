import Forms
import Procedures

/// The name by which SOPs call what administrators gave a title.
enum NameInSOP {
    /// - Parameter typed: empty: it is made of the title.
    /// - Throws: `FieldTroubles` at `nama-sop`.
    static func of(typed: String, title: String) throws -> String {
        let made = NameForm.matches(title) ? title : NameForm.suggestion(for: title)
        let name = typed.isBlank ? made : typed
        guard let name, NameForm.matches(name) else {
            throw FieldTroubles([
                "nama-sop": "Isi huruf kecil, angka, dan tanda hubung, diawali huruf, paling panjang 40"
            ])
        }
        // In SOPs and rules it means all of them.
        guard name != "semua" else { throw FieldTroubles(["nama-sop": "“semua” tidak dapat menjadi nama"]) }
        return name
    }
}

/// What a kind of office has already, to which something new may not be equal.
struct NewNames {
    private let kind: OfficeKind
    private var roles: [(name: String, title: String)]

    init(in kind: OfficeKind) {
        self.kind = kind
        roles = kind.roles + [(name: OfficeKinds.auditor, title: kind.title(ofRole: OfficeKinds.auditor))]
    }

    mutating func add(_ more: [OwnKinds.Role]) { roles += more.map { (name: $0.name, title: $0.title) } }

    /// Whether people would take one title for the other.
    static func same(_ one: String, _ other: String) -> Bool { one.lowercased() == other.lowercased() }

    /// - Parameter role: the one that is to be called so, by name, whose own title is no other's; nil: a new one.
    /// - Throws: `FieldTroubles` at `sebutan`.
    func requireFree(_ title: String, for role: String? = nil) throws {
        if let found = roles.first(where: { $0.name != role && Self.same($0.title, title) }) {
            throw FieldTroubles(["sebutan": "\(kind.title) sudah mempunyai peran “\(found.title)”"])
        }
    }

    /// - Throws: `FieldTroubles` at `sebutan` or `nama-sop`.
    func role(_ name: String, _ title: String) throws -> OwnKinds.Role {
        try requireFree(title)
        if let found = roles.first(where: { $0.name == name }) {
            throw FieldTroubles(["nama-sop": "Nama “\(name)” sudah dipakai peran \(found.title)"])
        }
        // Whoever heads an office has rights by that name, in every kind of office.
        guard !OfficeKinds.heads.contains(name) else {
            throw FieldTroubles(["nama-sop": "Nama “\(name)” hanya untuk pimpinan kantor. Pakai nama lain"])
        }
        return OwnKinds.Role(name: name, title: title)
    }

    /// - Throws: `FieldTroubles` at `sebutan` or `nama-sop`.
    static func requireNew(_ name: String, _ title: String, among kinds: RegencyKinds) throws {
        if let found = kinds.all.first(where: { same($0.title, title) }) {
            throw FieldTroubles(["sebutan": "Jenis kantor “\(found.title)” sudah ada"])
        }
        if let found = kinds.kind(name) {
            throw FieldTroubles(["nama-sop": "Nama “\(name)” sudah dipakai jenis kantor \(found.title)"])
        }
    }
}
