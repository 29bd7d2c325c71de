import Forms
import HTTPTypes
import Logging
import Pages
import Procedures
import Services
import Store

/// `/meja/{meja}/{permohonan}/hapus-isi`: says what is destroyed and what stays, asks for the decision and the password,
/// then erases.
enum ErasePages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        try Erasing(visit, in: transaction).show()
    }

    static func erase(_ visit: Visit) async throws -> Reply {
        try await visit.read { try Erasing(visit, in: $0) }.send()
    }
}

private struct Erasing: Sendable {
    let visit: Visit
    let office: Office
    let look: ErasureLook

    init(_ visit: Visit, in transaction: any ReadTransaction) throws {
        self.visit = visit
        office = try visit.desk()
        look = try ErasureLook(
            visit.parameter("permohonan"), of: office.id, for: visit.person, visit.web.environment, visit.web.cases,
            in: transaction)
    }

    private var root: String { "/meja/\(office.slug)/\(look.id)" }

    /// The case's page; for whom the desk has none, where they named it.
    private var back: String { look.mayRead ? root : "/meja/\(office.slug)/hapus-isi" }

    func show() -> Reply { obstacle ?? page(errors: [:]) }

    /// What is empty is said before the password is asked for.
    func send() async throws -> Reply {
        if let obstacle { return obstacle }
        let basis = (visit.form["dasar"] ?? "").trimmed
        guard !basis.isBlank else {
            return page(errors: ["dasar": "Isi nomor keputusan dan dasar hukumnya"])
        }
        do {
            let person = try await ConfirmPassword(visit.web.environment)(visit.form["sandi"] ?? "", by: visit.person)
            try await EraseCase(visit.web.environment, visit.web.cases)(
                look.id, of: office.id, basis: basis, by: person)
        } catch let troubles as FieldTroubles {
            return page(errors: troubles.messages)
        } catch let refusal as Refusal {
            return trouble(refusal.message)
        } catch let waits as ErasureWaits {
            return wait(waits)
        }
        await keep()
        return .redirect(to: root, flash: "Isi permohonan sudah dihapus.")
    }

    /// A backup of before must not bring it back unsaid. What cannot be written now is written within a day.
    private func keep() async {
        do {
            try await visit.web.keepErasures(office.id)
        } catch {
            visit.logger.error("Penghapusan isi belum tercatat di samping akar audit: \(type(of: error))")
        }
    }

    private var obstacle: Reply? {
        if let refusal = look.refusal {
            return trouble(refusal.message, isOwn: refusal == .ownCase || refusal == .closedToDecider)
        }
        return look.waits.map { wait($0) }
    }

    /// No list need show a head the parts: their SOP may have no lane for them.
    private func wait(_ waits: ErasureWaits) -> Reply {
        trouble(
            waits.message,
            first: waits.parts.filter(\.isTheirs).map { part in
                LinkView(
                    label: "Hapus isi \(part.number)", href: "/meja/\(part.officeSlug)/\(part.id)/hapus-isi")
            })
    }

    private func trouble(_ text: String, isOwn: Bool = false, first: [LinkView] = []) -> Reply {
        let view = ProblemView(
            title: "Isi permohonan belum dapat dihapus", text: text,
            links: first + [
                LinkView(label: look.mayRead ? "Lihat permohonan" : "Hapus isi permohonan lain", href: back),
                LinkView(label: "Permohonan kantor ini", href: "/meja/\(office.slug)/permohonan"),
            ])
        return .page(Page.problem(view, in: frame), status: isOwn ? .forbidden : .conflict)
    }

    private func page(errors: [String: String]) -> Reply {
        let view = EraseView(
            service: look.procedure.title, code: look.number, caseHref: back, action: "\(root)/hapus-isi",
            basis: visit.form["dasar"] ?? "", basisError: errors["dasar"], passwordError: errors["sandi"])
        return .page(Page.erase(view, in: frame), status: errors.isEmpty ? .ok : .unprocessableContent)
    }

    private var frame: FrameView { visit.deskFrame(of: office, at: .cases) }
}
