import Forms
import HTTPTypes
import Pages
import Services
import Store

/// `{base}/akun`: one's own account: password and sessions.
enum AccountPages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        try page(visit, errors: [:], in: transaction)
    }

    static func changePassword(_ visit: Visit) async throws -> Reply {
        let new = visit.form["sandi"] ?? ""
        guard new == visit.form["ulangi"] else {
            return try await again(visit, errors: ["ulangi": "Kedua kata sandi tidak sama"])
        }
        do {
            try await ChangePassword(visit.web.environment)(
                old: visit.form["sandi-lama"] ?? "", new: new, by: visit.person)
            return .redirect(
                to: "\(visit.base)/akun", flash: "Kata sandi sudah diganti. Sesi di peramban lain diakhiri.")
        } catch let troubles as FieldTroubles {
            return try await again(visit, errors: troubles.messages)
        }
    }

    static func closeSession(_ visit: Visit) async throws -> Reply {
        try await EndSession(visit.web.environment)(visit.parameter("sesi"), of: visit.person)
        return .redirect(to: "\(visit.base)/akun", flash: "Sesi itu sudah diakhiri.")
    }

    static func closeOthers(_ visit: Visit) async throws -> Reply {
        try await EndSession(visit.web.environment).others(of: visit.person)
        return .redirect(to: "\(visit.base)/akun", flash: "Sesi lain sudah diakhiri.")
    }

    static func chooseDigest(_ visit: Visit) async throws -> Reply {
        let isWanted = visit.form["ringkasan"] == "ya"
        try await ChooseDigest(visit.web.environment)(isWanted, by: visit.person)
        return .redirect(
            to: "\(visit.base)/akun",
            flash: isWanted ? "Ringkasan pagi akan dikirim." : "Ringkasan pagi tidak dikirim lagi.")
    }

    private static func again(_ visit: Visit, errors: [String: String]) async throws -> Reply {
        try await visit.read { try page(visit, errors: errors, in: $0) }
    }

    private static func page(
        _ visit: Visit, errors: [String: String], in transaction: any ReadTransaction
    ) throws -> Reply {
        let environment = visit.web.environment
        let person = visit.person
        let sessions = try ListSessions(environment)(of: person, in: transaction)
        let account = try Account.find(person.id, keyring: environment.keyring, in: transaction)
        let offered = try RoleOffer.waiting(for: person, at: environment.now, in: transaction)
        let served = person.offices(at: environment.now)
        let known = try ReadOffices(environment).these(served.union(offered.map(\.office)), in: transaction)
        let offices = known.filter { served.contains($0.key) }
        let zone = visit.office.zone
        let view = AccountView(
            name: person.name, identifier: account?.username ?? account?.email ?? "", email: account?.email,
            roles: person.roles.compactMap { role in
                guard let office = offices[role.office] else { return nil }
                let title = role.standing.prefix + office.kind.title(ofRole: role.name)
                return "\(title), \(office.name), sejak \(LocalDate(role.firstDay).long)"
            },
            offers: offered.compactMap { offer in
                known[offer.office].map { RoleOfferPages.row(offer, in: $0, visit) }
            },
            minLength: PasswordRules.minimumLength, currentError: errors["sandi-lama"], passwordError: errors["sandi"],
            repeatError: errors["ulangi"],
            sessions: sessions.map {
                SessionView(
                    device: $0.device, lastSeen: LocalTime($0.seen, in: zone), isCurrent: $0.isCurrent,
                    close: "\(visit.base)/akun/sesi/\($0.id)")
            }, closeOthers: sessions.count > 1 ? "\(visit.base)/akun/sesi-lain" : nil,
            digest: person.kind == .officer && account?.email != nil
                ? try ChooseDigest.isWanted(by: person, in: transaction) : nil,
            secondFactor: try secondFactor(of: visit, in: transaction),
            leaves: offices.values.sorted { $0.name < $1.name }.map { office in
                LinkView(label: "Cuti dari \(office.name)", href: "/meja/\(office.slug)/cuti")
            },
            proveEmail: account?.email == nil || account?.isEmailVerified == true
                ? nil : LinkView(label: "Pastikan email", href: "\(visit.base)/akun/email"),
            changeEmail: person.kind == .officer
                ? LinkView(
                    label: account?.email == nil ? "Tambah alamat email" : "Ganti alamat email",
                    href: "\(visit.base)/akun/email/ganti") : nil)
        return .page(
            Page.account(view, in: visit.frame()), status: errors.isEmpty ? .ok : .unprocessableContent)
    }

    /// Officers' only: an applicant has a password and the papers of their case.
    private static func secondFactor(of visit: Visit, in transaction: any ReadTransaction) throws -> LinkView? {
        guard visit.person.kind == .officer else { return nil }
        let factor = try SecondFactor.of(visit.person.id, keyring: visit.web.environment.keyring, in: transaction)
        let since = factor?.confirmed.map { LocalTime($0, in: visit.office.zone).date.long }
        return LinkView(
            label: since.map { "Aktif sejak \($0)" } ?? "Aktifkan kode masuk", href: "\(visit.base)/akun/kode-masuk")
    }
}
