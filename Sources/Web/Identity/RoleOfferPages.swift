import Pages
import Services

/// `{base}/akun/peran/{tawaran}`: a role that an office offered, as the officer answers it.
enum RoleOfferPages {
    static func accept(_ visit: Visit) async throws -> Reply {
        do {
            let asksForAddress = try await AnswerRoleOffer(visit.web.environment).accept(
                visit.parameter("tawaran"), by: visit.person)
            let next = asksForAddress ? " Pastikan lagi email Anda di halaman ini." : ""
            return back(visit, "\(taken)\(next)")
        } catch let denial as Denial {
            return try await again(visit, denial)
        } catch let troubles as FieldTroubles {
            let why = troubles.messages.sorted { $0.key < $1.key }.map(\.value).joined(separator: ". ")
            return back(visit, "Peran ini tidak dapat diterima. \(why).")
        }
    }

    static func refuse(_ visit: Visit) async throws -> Reply {
        do {
            try await AnswerRoleOffer(visit.web.environment).refuse(visit.parameter("tawaran"), by: visit.person)
            return back(visit, refused)
        } catch let denial as Denial {
            return try await again(visit, denial)
        }
    }

    private static let taken = "Peran sudah Anda terima."
    private static let refused = "Peran sudah Anda tolak."

    /// The second tap finds it answered.
    private static func again(_ visit: Visit, _ denial: Denial) async throws -> Reply {
        guard denial == .notFound,
            let isTaken = try await AnswerRoleOffer(visit.web.environment).justAnswered(by: visit.person)
        else { throw denial }
        return back(visit, isTaken ? taken : refused)
    }

    private static func back(_ visit: Visit, _ flash: String) -> Reply {
        .redirect(to: "\(visit.base)/akun", flash: flash)
    }

    static func row(_ offer: RoleOffer, in office: Office, _ visit: Visit) -> RoleOfferView {
        let (role, page) = (offer.role, "\(visit.base)/akun/peran/\(offer.id)")
        let first = LocalDate(role.firstDay).long
        return RoleOfferView(
            role: "\(role.standing.prefix)\(office.kind.title(ofRole: role.name)) di \(office.name)",
            days: role.lastDay.map { "\(first) sampai \(LocalDate($0).long)" } ?? "sejak \(first)",
            ends: LocalTime(offer.ends, in: visit.office.zone).date, accept: "\(page)/terima", refuse: "\(page)/tolak")
    }
}
