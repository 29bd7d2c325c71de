import Forms
import Procedures
import Store

/// Adds to the kinds of offices and their roles, for the whole regency: by the root office's administrators alone. What
/// Balai brings never changes.
public struct ChangeKinds: Sendable {
    let environment: Environment
    let shelf: ProcedureShelf

    public init(_ environment: Environment, _ shelf: ProcedureShelf) {
        self.environment = environment
        self.shelf = shelf
    }

    /// - Parameter name: by which SOPs name it; empty: made of its title.
    /// - Returns: its name.
    /// - Throws: `Denial`; `FieldTroubles` at `sebutan` or `nama-sop`.
    public func addRole(_ title: String, name: String = "", to kind: String, by person: Person) async throws -> String {
        let title = try PersonName.check(title, field: "sebutan")
        let name = try NameInSOP.of(typed: name, title: title)
        return try await change(by: person) { kinds, _ in
            guard let kind = kinds.kind(kind) else { throw Denial.notFound }
            let role = try NewNames(in: kind).role(name, title)
            var own = kinds.own
            own.roles[kind.name, default: []].append(role)
            return Change(own: own, told: "peran \(title) (\(name)) di \(kind.title)", name: name)
        }
    }

    /// - Parameters:
    ///   - name: by which SOPs name it; empty: made of its title.
    ///   - parents: names of the kinds below which it may stand.
    ///   - roles: titles of its first roles, beside those that every kind has.
    /// - Returns: its name.
    /// - Throws: `Denial`; `FieldTroubles` at `sebutan`, `nama-sop`, `di-bawah` or `peran-awal`.
    public func makeKind(
        _ title: String, name: String = "", below parents: Set<String>, roles: [String], by person: Person
    ) async throws -> String {
        let title = try PersonName.check(title, field: "sebutan")
        let name = try NameInSOP.of(typed: name, title: title)
        return try await change(by: person) { kinds, _ in
            try NewNames.requireNew(name, title, among: kinds)
            guard !parents.isEmpty, parents.allSatisfy({ kinds.kind($0) != nil }) else {
                throw FieldTroubles(["di-bawah": "Pilih di bawah jenis kantor apa kantor ini dapat berdiri"])
            }
            let ordered = kinds.all.map(\.name).filter(parents.contains)
            var own = kinds.own
            own.kinds.removeAll { $0.name == name }
            own.kinds.append(OwnKinds.Kind(name: name, title: title, parents: ordered))
            own.roles[name] = try Self.first(
                roles, of: OfficeKinds.made(name, title: title, roles: [], parents: ordered))
            return Change(own: own, told: "jenis \(title) (\(name))", name: name)
        }
    }

    private static func first(_ titles: [String], of kind: OfficeKind) throws -> [OwnKinds.Role] {
        var roles: [OwnKinds.Role] = []
        for typed in titles {
            do {
                let title = try PersonName.check(typed, field: "sebutan")
                var names = NewNames(in: kind)
                names.add(roles)
                roles.append(try names.role(try NameInSOP.of(typed: "", title: title), title))
            } catch let troubles as FieldTroubles {
                throw FieldTroubles(["peran-awal": "“\(typed)”: \(troubles.messages.values.sorted().first ?? "")"])
            }
        }
        return roles
    }

    /// Another title; its name stays, since SOPs and officers hold to it.
    /// - Throws: `Denial`; `FieldTroubles` at `sebutan`.
    public func rename(kind name: String, to title: String, by person: Person) async throws {
        let title = try PersonName.check(title, field: "sebutan")
        _ = try await change(by: person) { kinds, _ in
            var own = kinds.own
            guard let place = own.kinds.firstIndex(where: { $0.name == name && !$0.isGone }) else {
                throw Denial.notFound
            }
            guard !kinds.all.contains(where: { $0.name != name && NewNames.same($0.title, title) }) else {
                throw FieldTroubles(["sebutan": "Jenis kantor “\(title)” sudah ada"])
            }
            let before = own.kinds[place].title
            own.kinds[place].title = title
            return Change(own: own, told: "jenis \(before) (\(name)) menjadi \(title)", name: name)
        }
    }

    /// - Throws: `Denial`; `FieldTroubles` at `sebutan`.
    public func rename(role name: String, of kind: String, to title: String, by person: Person) async throws {
        let title = try PersonName.check(title, field: "sebutan")
        _ = try await change(by: person) { kinds, _ in
            var own = kinds.own
            guard let known = kinds.kind(kind), let place = own.roles[kind]?.firstIndex(where: { $0.name == name }),
                let before = own.roles[kind]?[place].title
            else { throw Denial.notFound }
            try NewNames(in: known).requireFree(title, for: name)
            own.roles[kind]?[place].title = title
            return Change(
                own: own, told: "peran \(before) (\(name)) di \(known.title) menjadi \(title)", name: name)
        }
    }

    /// - Throws: `Denial`; `FieldTroubles` at `jenis` where something needs it, saying what.
    public func remove(kind name: String, by person: Person) async throws {
        let (environment, shelf) = (environment, shelf)
        _ = try await change(by: person) { kinds, transaction in
            var own = kinds.own
            guard let kind = kinds.kind(name),
                let place = own.kinds.firstIndex(where: { $0.name == name && !$0.isGone })
            else { throw Denial.notFound }
            let needs = KindNeeds(kind, kinds, environment, shelf)
            if let need = try needs.ofKind(in: transaction) { throw FieldTroubles(["jenis": need]) }
            own.kinds[place].isGone = true
            own.roles[name] = nil
            return Change(own: own, told: "jenis \(kind.title) (\(name)) dihapus", name: name)
        }
    }

    /// - Throws: `Denial`; `FieldTroubles` at `jenis` where something needs it, saying what.
    public func remove(role name: String, of kind: String, by person: Person) async throws {
        let (environment, shelf) = (environment, shelf)
        _ = try await change(by: person) { kinds, transaction in
            guard let kind = kinds.kind(kind), kinds.isOwn(name, of: kind) else { throw Denial.notFound }
            let needs = KindNeeds(kind, kinds, environment, shelf)
            if let need = try needs.ofRole(name, in: transaction) { throw FieldTroubles(["jenis": need]) }
            var own = kinds.own
            own.roles[kind.name]?.removeAll { $0.name == name }
            let told = "peran \(kind.title(ofRole: name)) (\(name)) di \(kind.title) dihapus"
            return Change(own: own, told: told, name: name)
        }
    }

    private struct Change {
        let own: OwnKinds
        /// For whoever reads what administrators did.
        let told: String
        let name: String
    }

    private func change(
        by person: Person, _ make: @escaping @Sendable (RegencyKinds, any ReadTransaction) throws -> Change
    ) async throws -> String {
        let environment = environment
        return try await environment.database.write { transaction in
            let work = try Administration.of(People.office, by: person, environment, in: transaction)
            let change = try make(try RegencyKinds.known(in: transaction), transaction)
            try RegencyKinds.keep(change.own, in: transaction)
            try work.record(.kindsChanged, of: work.office.slug, change.told, in: transaction)
            return change.name
        }
    }
}
