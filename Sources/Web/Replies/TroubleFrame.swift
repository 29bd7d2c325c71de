import Hummingbird
import Pages
import Services
import Store

/// What stands around a page about something that went wrong, and the ways on from it: those of the visit, as far as it
/// can be known.
struct TroubleFrame {
    let frame: FrameView
    /// At least one.
    let ways: [LinkView]
    /// Nobody has the host that was asked: whatever else is wrong, that is what is told.
    var isOnForeignHost = false

    static func of(_ request: Request, _ context: VisitContext, through door: FrontDoor) async -> TroubleFrame {
        let path = request.uri.path
        do {
            return try await known(request, context, path, door)
        } catch {
            var bare = TroubleFrame.bare(request, door.web.assets.links)
            bare.isOnForeignHost = error as? OfficeTrouble == .unknownHost
            return bare
        }
    }

    private static func known(
        _ request: Request, _ context: VisitContext, _ path: String, _ door: FrontDoor
    ) async throws -> TroubleFrame {
        try await door.web.environment.database.read { transaction -> TroubleFrame in
            let visit: Visit
            do {
                visit = try door.enter(request, context, .office, slug: path.name(after: "k"), in: transaction)
            } catch OfficeTrouble.unknownOffice {
                visit = try door.enter(request, context, .office, slug: nil, in: transaction)
            }
            let isDesk = ["/meja", "/kelola"].contains { path == $0 || path.hasPrefix("\($0)/") }
            if isDesk, let desk = try visit.ownDesk(in: transaction) {
                let hasCounter = try door.hasCounter(at: desk, visit.person, in: transaction)
                return TroubleFrame(visit, at: desk, hasCounter: hasCounter)
            }
            return TroubleFrame(visit)
        }
    }

    private init(_ visit: Visit) {
        frame = visit.frame().quiet
        ways = [
            LinkView(label: "Ke daftar layanan", href: "\(visit.base)/"),
            LinkView(label: "Lacak permohonan", href: "\(visit.base)/lacak"),
        ]
    }

    private init(_ visit: Visit, at desk: Office, hasCounter: Bool) {
        frame = visit.deskFrame(of: desk, hasCounter: hasCounter).quiet
        ways = [
            LinkView(label: "Ke tugas saya", href: "/meja"),
            LinkView(label: "Ke daftar permohonan", href: "/meja/\(desk.slug)/permohonan"),
        ]
    }

    private init(frame: FrameView, ways: [LinkView]) {
        (self.frame, self.ways) = (frame, ways)
    }

    /// On a host that nobody has, or while the database does not answer.
    static func bare(_ request: Request, _ assets: AssetLinks) -> TroubleFrame {
        let office = OfficeView(parent: "", name: "Balai")
        return TroubleFrame(
            frame: FrameView(
                isGovernmentAddress: (request.head.authority ?? "").isGovernmentHost, office: office, csrf: "",
                assets: assets),
            ways: [LinkView(label: "Ke halaman depan", href: "/")])
    }
}

extension FrameView {
    /// Without the message of the last act: what went wrong is not the page that it was for.
    fileprivate var quiet: FrameView {
        var frame = self
        frame.flash = nil
        return frame
    }
}

extension Visit {
    /// The office at whose desk an officer stands: that of the address where they serve in it, else the first of theirs.
    func ownDesk(in transaction: any ReadTransaction) throws -> Office? {
        guard person.kind == .officer, place.isRegencyHost else { return nil }
        if let office = try? desk() { return office }
        return try ReadOffices(web.environment).these(person.offices(at: now), in: transaction).values
            .min { ($0.name, $0.id) < ($1.name, $1.id) }
    }
}
