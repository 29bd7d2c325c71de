import Forms
import Pages
import Services
import Store

/// `/kelola/{meja}/petugas/{petugas}/peran`: a role for an officer of the office; `/kelola/{meja}/peran`: for one of another
/// office, by user name.
enum GiveRolePages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let place = try AdministrationVisit(visit, in: transaction)
        return page(place, try place.officer(in: transaction).account, errors: [:], isSent: false)
    }

    static func give(_ visit: Visit) async throws -> Reply {
        let (place, account) = try await visit.read { transaction in
            let place = try AdministrationVisit(visit, in: transaction)
            return (place, try place.officer(in: transaction).account)
        }
        return try await send(place, to: account.username ?? "", back: place.page) {
            page(place, account, errors: $0, isSent: true)
        }
    }

    static func showToAnybody(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        page(try AdministrationVisit(visit, in: transaction), nil, errors: [:], isSent: false)
    }

    static func giveToAnybody(_ visit: Visit) async throws -> Reply {
        let place = try await AdministrationVisit.open(visit)
        let username = (visit.form["petugas"] ?? "").trimmed
        let again = { (errors: [String: String]) in page(place, nil, errors: errors, isSent: true) }
        guard !username.isEmpty else { return again(["petugas": "Isi nama pengguna"]) }
        return try await send(place, to: username, back: place.list, again)
    }

    /// What follows from an offer.
    static let waits = "Peran berlaku sesudah petugas dengan nama itu menerimanya di halaman Akun, dalam 14 hari."

    private static func send(
        _ place: AdministrationVisit, to username: String, back: String, _ again: ([String: String]) -> Reply
    ) async throws -> Reply {
        do {
            let role = try RoleForm(office: place.office, today: place.today, form: place.visit.form).read()
            let outcome = try await AssignRole(place.visit.web.environment)(
                role, to: username, in: place.office.id, by: place.visit.person)
            if outcome.isWaiting {
                return .redirect(to: place.list, flash: "Peran sudah ditawarkan kepada “\(username)”. \(waits)")
            }
            let title = place.office.kind.title(ofRole: role.name)
            let told =
                outcome.others.isEmpty
                ? "" : " \(title) kini dijabat definitif juga oleh \(WordList.joined(outcome.others, with: "dan"))."
            return .redirect(to: back, flash: "Peran sudah diberikan.\(told)")
        } catch let troubles as FieldTroubles {
            return again(troubles.messages)
        }
    }

    private static func page(
        _ place: AdministrationVisit, _ account: Account?, errors: [String: String], isSent: Bool
    ) -> Reply {
        let form = isSent ? place.visit.form : nil
        let username = FieldView(
            name: "petugas", label: "Nama pengguna", hint: "Petugas yang sudah mempunyai akun di kantor mana pun",
            error: errors["petugas"], control: .line(form?["petugas"] ?? "", .addressPart))
        let questions = RoleForm(office: place.office, today: place.today, form: form, errors: errors).fields
        return place.ask(
            AskView(
                title: "Beri peran",
                about: account.map { "\($0.name), di \(place.office.name)" } ?? "Di \(place.office.name)",
                points: account == nil
                    ? [
                        "Petugas yang akunnya tidak Anda urus ditawari lebih dahulu: peran berlaku sesudah ia menerimanya di halaman Akun",
                        "Apakah nama itu dipakai di kantor lain tidak disebutkan",
                    ] : [],
                fields: (account == nil ? [username] : []) + questions,
                action: account == nil ? "\(place.root)/peran" : "\(place.page)/peran", submit: "Beri peran",
                back: account == nil ? place.list : place.page,
                // A form about one officer has no question of who; they may have left since it was opened.
                trouble: account == nil ? nil : errors["petugas"]))
    }
}
