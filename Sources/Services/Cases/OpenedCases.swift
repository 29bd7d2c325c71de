import Procedures
import Store

/// The events of cases looked at lately, decoded and folded. A case's head is the hash over all of its events, so that
/// what is kept under a head is the case as it stood then, whoever wrote it, and a transaction that was undone leaves
/// nothing behind that anybody could find.
///
/// What is kept is in memory only. It is given out only where the case's row still holds the key with which it was
/// opened. Once the key is destroyed (UU 27/2022) the node that erased it forgets it at once, another when it is asked for
/// the case, or when others take its place.
struct OpenedCases: Sendable {
    struct Opened: Sendable {
        let head: [UInt8]
        let wrappedKey: [UInt8]
        let key: CaseKey
        let periods: PeriodKeys?
        let events: [CaseEvent]
        let state: CaseState
    }

    private struct Place: Hashable {
        let office: String
        let id: String
    }

    /// Weighed in events, which take about a kilobyte each. One head a case: of what it was before nothing stays.
    private let kept = Kept<Place, Opened>(most: 10_000)

    /// - Parameter wrapped: the key as the row holds it now.
    func find(_ record: CaseRecord, wrapped: [UInt8]) -> Opened? {
        guard let found = kept[place(of: record)], found.head == record.headHash, found.wrappedKey == wrapped else {
            return nil
        }
        return found
    }

    func keep(_ file: CaseFile) {
        guard let wrapped = file.record.wrappedKey else { return }
        kept.keep(
            Opened(
                head: file.record.headHash, wrappedKey: wrapped, key: file.key, periods: file.periods,
                events: file.events, state: file.state),
            as: place(of: file.record), weight: file.events.count)
    }

    /// Its content was erased: nothing of it stays in memory either.
    func forget(_ id: String, of office: String) { kept.forget(Place(office: office, id: id)) }

    private func place(of record: CaseRecord) -> Place { Place(office: record.office, id: record.id) }
}
