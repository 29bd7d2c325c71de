import Forms
import HTTPTypes
import Pages
import Procedures
import Services
import Store

/// `{base}/lacak`: the state of a case for whoever holds its code; no name, no content.
enum TrackCase {
    static func reply(to visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let frame = visit.frame(at: .track)
        let typed = visit.query["kode"] ?? ""
        guard !typed.isEmpty else { return .page(Page.track(TrackView(code: "", error: nil), in: frame)) }
        guard let code = TrackingCode(typed: typed),
            let found = try Tracked.find(
                code, at: visit.office.id, visit.web.environment, visit.web.cases, in: transaction)
        else {
            let error = "Kode ini tidak kami kenal. Periksa lagi pada tanda terima Anda."
            return .page(Page.track(TrackView(code: typed, error: error), in: frame), status: .notFound)
        }
        let calendar = try OfficeCalendar.of(visit.office.id, in: transaction)
        let view = TrackedView(
            service: found.service, code: code.description, state: state(of: found),
            place: place(of: found, calendar, now: visit.now),
            receivedAt: LocalTime(found.received, in: calendar.zone))
        return .page(Page.tracked(view, in: frame))
    }

    private static func place(of found: Tracked, _ calendar: WorkingCalendar, now: Instant) -> WhereView {
        let since = LocalTime(found.since, in: calendar.zone)
        if let result = found.result { return WhereView(now: result.title, due: .none, endedAt: since) }
        let limit = found.limit.map { LimitWords(limit: $0, calendar: calendar, now: now) }
        return WhereView(
            now: found.now ?? "Sedang diproses",
            holder: found.holders.isEmpty ? "Sistem" : WordList.joined(found.holders),
            holderNote: "sejak \(since.medium)",
            due: limit?.due ?? .none, dueNote: limit == nil ? nil : "untuk seluruh permohonan",
            why: limit?.why(of: found.procedure))
    }

    private static func state(of found: Tracked) -> TagView {
        if let result = found.result {
            return TagView(text: "Selesai", kind: result.kind == .success ? .ok : .neutral)
        }
        return found.waitsForApplicant
            ? TagView(text: "Menunggu pemohon", kind: .soon) : TagView(text: "Diproses", kind: .wait)
    }
}
