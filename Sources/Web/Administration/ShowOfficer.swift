import Forms
import Pages
import Services
import Store

/// `/kelola/{meja}/petugas/{petugas}`: one officer: roles, account, sessions.
enum ShowOfficer {
    static func reply(to visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let place = try AdministrationVisit(visit, in: transaction)
        let officer = try place.officer(in: transaction)
        let account = officer.account
        let isClosed = account.status == .closed
        let view = OfficerView(
            office: LinkView(label: place.office.name, href: place.list), name: account.name,
            username: account.username ?? "", email: officer.isInCare ? account.email : nil, state: account.status.tag,
            giveRole: isClosed ? nil : LinkView(label: "Beri peran", href: "\(place.page)/peran"),
            leave: isClosed ? nil : LinkView(label: "Cuti", href: "\(place.page)/cuti"),
            roles: officer.roles.map { row($0, place) }, acts: acts(officer, place),
            notWhole: notWhole(officer), unreached: unreached(officer, place),
            sessions: officer.sessions.map { session in
                SessionView(
                    device: session.device, lastSeen: LocalTime(session.seen, in: place.office.zone),
                    isCurrent: session.id == visit.person.session?.id, close: "\(place.page)/sesi/\(session.id)")
            }, closeAll: officer.sessions.isEmpty ? nil : "\(place.page)/sesi")
        return .page(Page.officer(view, in: place.frame))
    }

    /// That a mail to the account came back, or was never taken.
    private static func unreached(_ officer: OfficerLook, _ place: AdministrationVisit) -> String? {
        officer.unreached.map { found in
            let mail =
                switch found.mail.purpose {
                case .invitation: "Undangan"
                case .passwordReset: "Tautan kata sandi baru"
                case .ownAddress: "Kode untuk memastikan email"
                }
            return "\(mail) yang dikirim \(LocalTime(found.mail.made, in: place.office.zone).medium) tidak sampai. "
                + found.cause
        }
    }

    private static func notWhole(_ officer: OfficerLook) -> String? {
        guard officer.isInCare else {
            return "Akunnya diurus administrator \(officer.home?.name ?? "kantor asalnya")."
        }
        return officer.waysInAbove.map {
            "Petugas ini juga bertugas di \($0.name): kata sandi dan kode masuknya diurus administrator di sana."
        }
    }

    private static func row(_ role: Role, _ place: AdministrationVisit) -> OfficerView.RoleRow {
        let now = place.visit.now
        let root = "\(place.page)/peran/\(role.id)"
        let state: TagView? =
            role.isOver(at: now)
            ? TagView(text: "Berakhir") : role.isHeld(at: now) ? nil : TagView(text: "Belum mulai", kind: .wait)
        let acts =
            role.isOver(at: now)
            ? []
            : [
                LinkView(label: "Pengganti", href: "\(root)/pengganti"),
                LinkView(label: "Hari terakhir", href: "\(root)/sampai"),
                LinkView(label: "Akhiri", href: "\(root)/akhiri"),
            ]
        return OfficerView.RoleRow(
            title: role.title(in: place.office), days: role.daysText(at: now), state: state, acts: acts)
    }

    private static func acts(_ officer: OfficerLook, _ place: AdministrationVisit) -> [LinkView] {
        guard officer.isInCare else { return [] }
        switch officer.account.status {
        case .closed: return []
        case .invited:
            return [
                LinkView(label: "Undang lagi", href: "\(place.page)/undang-lagi"),
                LinkView(label: "Perbaiki data", href: "\(place.page)/data"),
                LinkView(label: "Tutup akun…", href: "\(place.page)/tutup"),
            ]
        case .active:
            let close = LinkView(label: "Tutup akun…", href: "\(place.page)/tutup")
            let correct = LinkView(label: "Perbaiki data", href: "\(place.page)/data")
            guard officer.waysInAbove == nil else { return [correct, close] }
            let isOwn = officer.account.id == place.visit.person.id
            let code =
                officer.codeSince == nil || isOwn
                ? [] : [LinkView(label: "Hapus kode masuk…", href: "\(place.page)/kode-masuk")]
            return code + [
                LinkView(label: "Buat tautan kata sandi baru…", href: "\(place.page)/sandi"), correct,
                LinkView(label: "Pindahkan akun…", href: "\(place.page)/pindah"), close,
            ]
        }
    }
}
