import Forms
import HTTPTypes
import Pages
import Procedures
import Services
import Store

/// `{base}/lacak`: the state of a case for whoever holds its code; no name, no content.
enum TrackCase {
    static func reply(to visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        guard let typed = visit.query["kode"] else { return form(visit, "", error: nil) }
        guard typed.contains(where: { !$0.isWhitespace }) else { return form(visit, "", error: "Isi kode permohonan") }
        guard let code = TrackingCode(typed: typed) else { return form(visit, typed, error: unknown) }
        let found = try Tracked.find(
            code, at: visit.office.id, visit.web.environment, visit.web.cases, in: transaction)
        guard let found else { return try elsewhere(visit, typed, code, in: transaction) }
        let survey =
            found.result == nil
            ? nil
            : try SurveyChance.of(
                code, at: visit.office.id, for: visit.person, visit.web.environment, visit.web.cases, in: transaction)
        let view = TrackedView(
            service: found.service, code: code.description, state: state(of: found),
            place: place(of: found, now: visit.now),
            receivedAt: LocalTime(found.received, in: found.calendar.zone),
            survey: survey.flatMap {
                SurveyOfferView($0, href: "\(visit.base)/lacak/penilaian?kode=\(code.symbols)")
            })
        return .page(Page.tracked(view, in: visit.frame(at: .track)))
    }

    private static let unknown = "Kode ini tidak kami kenal. Periksa lagi pada tanda terima Anda"

    /// The code is another office's: the regency's host leads there; an office's own host names the address.
    private static func elsewhere(
        _ visit: Visit, _ typed: String, _ code: TrackingCode, in transaction: any ReadTransaction
    ) throws -> Reply {
        guard let office = try Tracked.office(of: code, visit.web.environment, in: transaction) else {
            return form(visit, typed, error: unknown)
        }
        let path = (office.isRoot ? "" : "/k/\(office.slug)") + "/lacak?kode=\(code.symbols)"
        if visit.place.isRegencyHost { return .redirect(to: path) }
        return form(
            visit, typed, error: "Kode ini dari kantor lain, \(office.name)",
            elsewhere: LinkView(
                label: "Lacak di \(office.name)", href: visit.web.environment.addresses.root + path))
    }

    private static func form(_ visit: Visit, _ typed: String, error: String?, elsewhere: LinkView? = nil) -> Reply {
        let view = TrackView(code: typed, error: error, elsewhere: elsewhere)
        let status: HTTPResponse.Status = error == nil ? .ok : typed.isEmpty ? .unprocessableContent : .notFound
        return .page(Page.track(view, in: visit.frame(at: .track)), status: status)
    }

    private static func place(of found: Tracked, now: Instant) -> WhereView {
        let calendar = found.calendar
        let since = LocalTime(found.since, in: calendar.zone)
        if let result = found.result { return WhereView(now: result.title, due: .none, endedAt: since) }
        let limit = found.limit.map { LimitWords(limit: $0, calendar: calendar, now: now) }
        let holders = WordList.joined(found.holders, with: found.isHeldByOne ? "atau" : "dan")
        return WhereView(
            now: found.now ?? "Sedang diproses", holder: holders.isEmpty ? "Sistem" : holders,
            holderNote: "sejak \(since.medium)",
            due: limit?.due ?? .none, dueNote: limit == nil ? nil : "untuk seluruh permohonan",
            why: limit?.why(of: found.procedure, waitingFor: holders))
    }

    private static func state(of found: Tracked) -> TagView {
        if let result = found.result {
            return TagView(text: "Selesai", kind: result.kind == .success ? .ok : .neutral)
        }
        return found.waitsForApplicant
            ? TagView(text: "Menunggu pemohon", kind: .soon) : TagView(text: "Diproses", kind: .wait)
    }
}
