import Forms
import Pages
import Services
import Store

/// `…/tutup`: what somebody who goes has in their hands, and the end of their account.
enum CloseOfficerPages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        try Closing(visit, in: transaction).page(error: nil)
    }

    static func close(_ visit: Visit) async throws -> Reply {
        let closing = try await visit.read { try Closing(visit, in: $0) }
        let place = closing.place
        guard closing.trouble == nil else { return closing.page(error: nil) }
        let passed: PassedTasks
        do {
            let person = try await visit.proved()
            passed = try await CloseOfficer(visit.web.environment, visit.web.cases)(
                place.account, tasksTo: visit.form["kepada"].flatMap { $0.isEmpty ? nil : $0 }, in: place.office.id,
                by: person)
        } catch let troubles as FieldTroubles {
            return closing.page(error: troubles.messages["sandi"])
        }
        let tasks = passed.held == 0 ? "" : " \(passed.told)."
        return .redirect(
            to: place.page, flash: "Akun sudah ditutup.\(tasks) Yang pernah dikerjakan tetap tercatat.")
    }
}

private struct Closing: Sendable {
    let place: AdministrationVisit
    let officer: OfficerLook
    let tasks: TasksOfOfficer
    /// Why it may not be.
    let trouble: String?

    init(_ visit: Visit, in transaction: any ReadTransaction) throws {
        let (environment, cases) = (visit.web.environment, visit.web.cases)
        place = try AdministrationVisit(visit, in: transaction)
        officer = try place.officer(in: transaction)
        do {
            _ = try CloseAccount(environment).look(
                at: place.account, in: place.office.id, by: visit.person, in: transaction)
            trouble = officer.account.status == .closed ? "Akun ini sudah ditutup" : nil
        } catch let last as LastAdministrator {
            trouble = last.message
        }
        tasks = try TasksOfOfficer(
            of: place.account, at: place.office, by: visit.person, environment, cases, in: transaction)
    }

    func page(error: String?) -> Reply {
        place.ask(
            AskView(
                title: "Tutup akun petugas ini?", about: officer.account.name, points: consequences + inHands,
                fields: (isFree ? [] : [receiver]) + [.ownPassword(error: error)],
                action: "\(place.page)/tutup", submit: "Tutup akun", isBad: true, back: place.page, trouble: trouble))
    }

    private var consequences: [String] {
        [
            "Petugas tidak dapat masuk lagi; semua perannya di kantor mana pun berakhir",
            "Yang sudah dikerjakannya tetap tercatat atas namanya",
        ]
    }

    /// Nothing is in their hands.
    private var isFree: Bool { tasks.taken.isEmpty && tasks.elsewhere.isEmpty }

    private var inHands: [String] {
        let taken = tasks.taken.map { "Tugas yang dipegangnya: permohonan \($0.place.number), \($0.officeName)" }
        let elsewhere = tasks.elsewhere.map { "Tugas yang dipegangnya: \($0.count) tugas di \($0.office.name)" }
        return taken + elsewhere + tasks.lanes.map { $0.warning(after: "Sesudah ini") }
    }

    private var receiver: FieldView {
        let free = OptionView(value: "", label: "Siapa pun yang berperan sama", note: "Tugas dilepas dan dapat diambil")
        let colleagues = tasks.colleagues.map { holder in
            OptionView(value: holder.account, label: holder.name, note: holder.role.title(in: place.office))
        }
        return FieldView(
            name: "kepada", label: "Siapa melanjutkan tugasnya?",
            hint: "Yang tidak sesuai dengan perannya dilepas", isRequired: false,
            control: .choice(place.visit.form["kepada"] ?? "", [free] + colleagues))
    }
}

extension TasksOfOfficer.Lane {
    /// - Parameter moment: “Sesudah ini”, “Sesudah hari itu”.
    func warning(after moment: String) -> String {
        "\(moment) tidak ada \(lane) untuk “\(service)”. Tunjuk penggantinya"
    }
}
