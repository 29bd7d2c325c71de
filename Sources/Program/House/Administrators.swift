import Forms
import Services
import Store

extension House {
    /// Whoever types commands on the server has the data and the key anyway; what they do is recorded under the name of
    /// an administrator of the office or of one above it.
    /// - Parameter username: whose; nil: the first of the root office.
    /// - Throws: `OperatorTrouble`.
    func administrator(of office: Office, called username: String?) async throws -> Person {
        let environment = environment
        let found = try await environment.database.read { transaction -> Person? in
            let offices = try Office.lineage(of: office.id, in: transaction).reversed().map(\.id)
            for place in offices {
                let holders = try RoleHolder.holding(["admin"], in: place, environment, in: transaction)
                for holder in holders {
                    let account = try Account.find(holder.account, keyring: environment.keyring, in: transaction)
                    guard username == nil || account?.username == username else { continue }
                    return Person(
                        kind: .officer, id: holder.account, name: holder.name,
                        roles: try Role.held(by: holder.account, at: environment.now, in: transaction))
                }
            }
            return nil
        }
        guard let found else {
            throw OperatorTrouble(
                username.map { "“\($0)” bukan administrator \(office.name) atau kantor di atasnya." }
                    ?? "Belum ada administrator untuk \(office.name).")
        }
        return found
    }

    /// The office of a slug. Throws `OperatorTrouble`.
    func office(slug: String) async throws -> Office { try await environment.office(slug: slug) }
}

extension Environment {
    /// The office of a slug, as somebody typed it. Throws `OperatorTrouble`.
    func office(slug: String) async throws -> Office {
        do {
            return try await database.read { try ReadOffices(self).bySlug(slug, in: $0) }
        } catch OfficeTrouble.unknownOffice {
            throw OperatorTrouble("Kantor “\(slug)” tidak ada.")
        }
    }
}
