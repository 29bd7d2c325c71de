import Forms
import HTTPTypes
import Hummingbird
import Pages
import Services
import Store

/// A visit to the people of an office, by one of its administrators.
struct AdministrationVisit: Sendable {
    let visit: Visit
    let office: Office
    /// The desk of the administrator, which may be another office's.
    let frame: FrameView

    /// Throws `Denial`.
    init(_ visit: Visit, in transaction: any ReadTransaction) throws {
        guard let office = visit.deskOffice else { throw Denial.notFound }
        try visit.person.requireAdministering(office.id, visit.web.environment, in: transaction)
        self.visit = visit
        self.office = office
        frame = try visit.administrationFrame(of: office, in: transaction)
    }

    /// To what holds everywhere: the root office's alone. Throws `Denial`.
    static func ofRoot(_ visit: Visit, in transaction: any ReadTransaction) throws -> AdministrationVisit {
        let place = try AdministrationVisit(visit, in: transaction)
        guard place.office.isRoot else { throw Denial.notFound }
        return place
    }

    /// For an act: in a transaction of its own.
    static func open(_ visit: Visit) async throws -> AdministrationVisit {
        try await visit.read { try AdministrationVisit(visit, in: $0) }
    }

    var root: String { "/kelola/\(office.slug)" }
    var list: String { "\(root)/petugas" }
    /// The account of the address.
    var account: String { visit.parameter("petugas") }
    /// The page of that account.
    var page: String { "\(list)/\(account)" }
    var today: CalendarDate { visit.now.date(in: office.zone) }

    /// The officer of the address. Throws `Denial`.
    func officer(in transaction: any ReadTransaction) throws -> OfficerLook {
        try OfficerLook(account, of: office.id, for: visit.person, visit.web.environment, in: transaction)
    }

    /// A role of the address that is not over. Throws `Denial`.
    func role(of officer: OfficerLook) throws -> Role {
        let id = visit.parameter("peran")
        guard let role = officer.roles.first(where: { $0.id == id && !$0.isOver(at: visit.now) }) else {
            throw Denial.notFound
        }
        return role
    }

    func ask(_ view: AskView) -> Reply {
        let isWrong = view.trouble != nil || view.fields.contains { $0.error != nil }
        let isRefused = isWrong && visit.request.method == .post
        return .page(Page.ask(view, in: frame), status: isRefused ? .unprocessableContent : .ok)
    }
}

extension Visit {
    /// The frame of pages below `/kelola`: of the office where the reader serves there, else of their own desk.
    func administrationFrame(of office: Office, in transaction: any ReadTransaction) throws -> FrameView {
        deskFrame(of: try ownDesk(in: transaction) ?? office, at: .administration)
    }

    /// An account-wide act after the password was typed again. Throws `FieldTroubles` at `sandi`.
    func proved() async throws -> Person {
        try await ConfirmPassword(web.environment)(form["sandi"] ?? "", by: person)
    }
}

extension OfficerLook {
    /// What a new way into the account takes from other offices, in words.
    var endingElsewhere: [String] {
        rolesElsewhere.map { "Peran \($0) berakhir; administrator di sana dapat memberinya lagi" }
    }
}
