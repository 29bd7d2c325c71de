import Forms
import HTTPTypes
import Pages
import Services
import Store

/// Links that the administrator hands over: the invitation once more, or one for a new password. Each is shown in the
/// answer to its form, and on no page again.
enum OfficerLinkPages {
    enum Kind {
        case invitation, password

        fileprivate var title: String { self == .invitation ? "Undangan petugas" : "Kata sandi baru" }
        /// In seconds.
        fileprivate var lifetime: Int64 { self == .invitation ? 7 * 86_400 : 86_400 }
    }

    static func showInvitation(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let place = try AdministrationVisit(visit, in: transaction)
        return askInvitation(place, try place.officer(in: transaction), trouble: nil)
    }

    static func invite(_ visit: Visit) async throws -> Reply {
        let (place, officer) = try await look(visit)
        do {
            let invited = try await InviteOfficer(visit.web.environment).again(
                place.account, in: place.office.id, by: visit.person)
            return try await slip(invited, .invitation, place)
        } catch is LinkTrouble {
            return askInvitation(place, officer, trouble: "Petugas ini sudah mempunyai kata sandi")
        }
    }

    static func showPassword(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let place = try AdministrationVisit(visit, in: transaction)
        return askPassword(place, try place.officer(in: transaction), error: nil)
    }

    static func makePassword(_ visit: Visit) async throws -> Reply {
        let (place, officer) = try await look(visit)
        do {
            let made = try await MakePasswordLink(visit.web.environment)(
                place.account, in: place.office.id, by: try await visit.proved())
            return try await slip(made, .password, place)
        } catch let troubles as FieldTroubles {
            return askPassword(place, officer, error: troubles.messages["sandi"])
        } catch is LinkTrouble {
            return askPassword(place, officer, error: nil, trouble: "Petugas ini belum mempunyai kata sandi")
        }
    }

    /// The link on a slip of paper.
    static func slip(_ made: InvitedOfficer, _ kind: Kind, _ place: AdministrationVisit) async throws -> Reply {
        let keyring = place.visit.web.environment.keyring
        let account = try await place.visit.read { try Account.find(made.account, keyring: keyring, in: $0) }
        let end = LocalTime(place.visit.now.adding(seconds: kind.lifetime), in: place.office.zone)
        let view = LinkSlipView(
            title: kind.title, name: account?.name ?? "", username: account?.username ?? "", office: place.office.name,
            link: made.link, validity: "sekali, sampai \(end.full)",
            wasMailed: kind == .invitation && account?.email != nil,
            back: LinkView(label: "Ke halaman petugas", href: "\(place.list)/\(made.account)"))
        return .page(Page.linkSlip(view, in: place.frame))
    }

    private static func look(_ visit: Visit) async throws -> (AdministrationVisit, OfficerLook) {
        try await visit.read { transaction in
            let place = try AdministrationVisit(visit, in: transaction)
            return (place, try place.officer(in: transaction))
        }
    }

    private static func askInvitation(_ place: AdministrationVisit, _ officer: OfficerLook, trouble: String?) -> Reply {
        place.ask(
            AskView(
                title: "Undang lagi", about: officer.account.name,
                points: [
                    "Tautan baru berlaku sekali, paling lama 7 hari kalender", "Tautan yang lama tidak berlaku lagi",
                ],
                action: "\(place.page)/undang-lagi", submit: "Buat tautan undangan", back: place.page, trouble: trouble)
        )
    }

    private static func askPassword(
        _ place: AdministrationVisit, _ officer: OfficerLook, error: String?, trouble: String? = nil
    ) -> Reply {
        place.ask(
            AskView(
                title: "Buat tautan kata sandi baru", about: officer.account.name,
                points: [
                    "Pastikan lebih dahulu bahwa petugas ini sendiri yang memintanya",
                    "Tautan berlaku sekali, paling lama 24 jam. Kata sandi lama berlaku sampai tautan dipakai",
                    officer.account.email == nil
                        ? "Petugas ini tidak punya alamat email; beri tahu langsung"
                        : "Petugas diberi tahu lewat email",
                ] + officer.endingElsewhere,
                fields: [.ownPassword(error: error)], action: "\(place.page)/sandi", submit: "Buat tautan",
                back: place.page, trouble: trouble))
    }
}
