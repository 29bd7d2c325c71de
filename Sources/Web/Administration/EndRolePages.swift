import Forms
import Pages
import Services
import Store

/// `…/peran/{peran}/sampai` and `…/akhiri`: the last day of a role, or its end at once.
enum EndRolePages {
    static func showLastDay(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        try Ending(visit, in: transaction).lastDay(typed: nil, error: nil)
    }

    static func setLastDay(_ visit: Visit) async throws -> Reply {
        let ending = try await visit.read { try Ending(visit, in: $0) }
        let typed = visit.form["sampai"] ?? ""
        var troubles: [String: String] = [:]
        let day = TypedDay.read(typed, at: "sampai", &troubles)
        if let trouble = troubles["sampai"] { return ending.lastDay(typed: typed, error: trouble) }
        do {
            try await SetLastDay(visit.web.environment)(
                day, of: ending.role.id, in: ending.place.office.id, by: visit.person)
        } catch let troubles as FieldTroubles {
            return ending.lastDay(typed: typed, error: troubles.messages["sampai"])
        } catch let last as LastAdministrator {
            return ending.lastDay(typed: typed, error: last.message)
        }
        return .redirect(
            to: ending.place.page,
            flash: day == nil ? "Peran berlaku sampai diubah." : "Hari terakhir sudah ditetapkan.")
    }

    static func showEnd(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        try Ending(visit, in: transaction).end(trouble: nil)
    }

    static func end(_ visit: Visit) async throws -> Reply {
        let ending = try await visit.read { try Ending(visit, in: $0) }
        do {
            try await EndRole(visit.web.environment)(ending.role.id, in: ending.place.office.id, by: visit.person)
        } catch let last as LastAdministrator {
            return ending.end(trouble: last.message)
        }
        return .redirect(to: ending.place.page, flash: "Peran sudah diakhiri.")
    }
}

private struct Ending: Sendable {
    let place: AdministrationVisit
    let officer: OfficerLook
    let role: Role
    /// What ends with it.
    let tasks: TasksOfOfficer

    init(_ visit: Visit, in transaction: any ReadTransaction) throws {
        place = try AdministrationVisit(visit, in: transaction)
        officer = try place.officer(in: transaction)
        role = try place.role(of: officer)
        tasks = try TasksOfOfficer(
            ofRole: role, at: place.office, visit.web.environment, visit.web.cases, in: transaction)
    }

    private var about: String { "\(role.title(in: place.office)), \(officer.account.name)" }
    private var root: String { "\(place.page)/peran/\(role.id)" }

    /// What is in hand, and what nobody would do.
    private func inHands(after moment: String) -> [String] {
        tasks.taken.map { "Tugas yang dipegangnya: permohonan \($0.place.number)" }
            + tasks.lanes.map { $0.warning(after: moment) }
    }

    func lastDay(typed: String?, error: String?) -> Reply {
        let day = FieldView(
            name: "sampai", label: "Hari terakhir", hint: "Kosongkan bila berlaku sampai diubah", error: error,
            isRequired: false,
            control: .line(typed ?? role.lastDay.map { LocalDate($0).long } ?? "", .date))
        return place.ask(
            AskView(
                title: "Tetapkan hari terakhir", about: about,
                points: ["Pada hari itu peran masih dijabat sampai pukul 24.00"]
                    + inHands(after: "Sesudah hari itu"),
                fields: [day],
                action: "\(root)/sampai", submit: "Simpan hari terakhir", back: place.page))
    }

    func end(trouble: String?) -> Reply {
        place.ask(
            AskView(
                title: "Akhiri peran ini sekarang?", about: about,
                points: [
                    "Petugas langsung kehilangan hak peran ini",
                    "Tugas yang sudah diambilnya dengan peran ini dapat langsung dikerjakan pemegang peran yang lain",
                    "Yang sudah dikerjakannya tetap tercatat atas namanya",
                ] + inHands(after: "Sesudah ini"),
                action: "\(root)/akhiri", submit: "Akhiri peran", isBad: true, back: place.page, trouble: trouble))
    }
}
