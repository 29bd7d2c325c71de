import Pages
import Procedures
import Services
import Store

/// `/kelola/{meja}/jenis/{jenis}` and `…/peran/{peran}`: another title for what was made here, and its removal.
enum OwnKindPages {
    static func showTitle(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        try OwnThing(visit, in: transaction).askTitle(nil, [:])
    }

    static func rename(_ visit: Visit) async throws -> Reply {
        let thing = try await visit.read { try OwnThing(visit, in: $0) }
        let title = visit.form["sebutan"] ?? ""
        do {
            if let role = thing.role {
                try await thing.visit.change.rename(role: role, of: thing.kind.name, to: title, by: visit.person)
            } else {
                try await thing.visit.change.rename(kind: thing.kind.name, to: title, by: visit.person)
            }
        } catch let troubles as FieldTroubles {
            return thing.askTitle(visit.form, troubles.messages)
        }
        return .redirect(to: thing.visit.list, flash: "Sebutan sudah diganti.")
    }

    static func showRemove(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        try OwnThing(visit, in: transaction).askRemove(nil)
    }

    static func remove(_ visit: Visit) async throws -> Reply {
        let thing = try await visit.read { try OwnThing(visit, in: $0) }
        do {
            if let role = thing.role {
                try await thing.visit.change.remove(role: role, of: thing.kind.name, by: visit.person)
            } else {
                try await thing.visit.change.remove(kind: thing.kind.name, by: visit.person)
            }
        } catch let troubles as FieldTroubles {
            return thing.askRemove(troubles.messages["jenis"])
        }
        return .redirect(to: thing.visit.list, flash: "\(thing.title) sudah dihapus.")
    }
}

/// A kind that was made here, or a role that was.
private struct OwnThing: Sendable {
    let visit: KindVisit
    let kind: OfficeKind
    /// Its name; nil: it is about the kind itself.
    let role: String?

    /// Throws `Denial`.
    init(_ visit: Visit, in transaction: any ReadTransaction) throws {
        self.visit = try KindVisit(visit, in: transaction)
        kind = try KindVisit.named(visit, in: transaction)
        let named = visit.parameter("peran")
        role = named.isEmpty ? nil : named
        let kinds = self.visit.kinds
        let isOwn = role.map { kinds.isOwn($0, of: kind) } ?? kinds.isOwn(kind)
        guard isOwn else { throw Denial.notFound }
    }

    var title: String { role.map(kind.title(ofRole:)) ?? kind.title }

    private var address: String { "\(visit.list)/\(kind.name)" + (role.map { "/peran/\($0)" } ?? "") }
    private var about: String { role == nil ? "Jenis kantor" : "Peran di \(kind.title)" }

    func askTitle(_ form: Form?, _ errors: [String: String]) -> Reply {
        visit.place.ask(
            AskView(
                title: "Ganti sebutan \(title)", about: about,
                points: ["Namanya dalam SOP tetap \(role ?? kind.name)"],
                fields: [OfficeKindPages.titleField("Sebutan baru", nil, form, errors, now: title)],
                action: address, submit: "Ganti sebutan", back: visit.list))
    }

    func askRemove(_ trouble: String?) -> Reply {
        visit.place.ask(
            AskView(
                title: "Hapus \(title)?", about: about,
                points: [
                    role == nil
                        ? "Kantor berjenis ini tidak dapat dibuat lagi" : "Peran ini tidak dapat diberikan lagi"
                ],
                fields: [], action: "\(address)/hapus", submit: role == nil ? "Hapus jenis" : "Hapus peran",
                isBad: true, back: visit.list, trouble: trouble))
    }
}
