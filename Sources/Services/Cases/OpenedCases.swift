import Procedures
import Store

/// The events of cases looked at lately, decoded and folded. A case's head is the hash over all of its events, so that
/// what is kept under a head is the case as it stood then, whoever wrote it, and a transaction that was undone leaves
/// nothing behind that anybody could find.
///
/// What is kept is in memory only. It is given out only where the case's row still holds the key with which it was
/// opened: once the key is destroyed (UU 27/2022), the case is gone here too.
struct OpenedCases: Sendable {
    struct Opened: Sendable {
        let wrappedKey: [UInt8]
        let key: CaseKey
        let periods: PeriodKeys?
        let events: [CaseEvent]
        let state: CaseState
    }

    private struct Head: Hashable {
        let office: String
        let id: String
        let hash: [UInt8]
    }

    /// Weighed in events, which take about a kilobyte each.
    private let kept = Kept<Head, Opened>(most: 10_000)

    /// - Parameter wrapped: the key as the row holds it now.
    func find(_ record: CaseRecord, wrapped: [UInt8]) -> Opened? {
        guard let found = kept[head(of: record)], found.wrappedKey == wrapped else { return nil }
        return found
    }

    func keep(_ file: CaseFile) {
        guard let wrapped = file.record.wrappedKey else { return }
        kept.keep(
            Opened(
                wrappedKey: wrapped, key: file.key, periods: file.periods, events: file.events, state: file.state),
            as: head(of: file.record), weight: file.events.count)
    }

    private func head(of record: CaseRecord) -> Head {
        Head(office: record.office, id: record.id, hash: record.headHash)
    }
}
