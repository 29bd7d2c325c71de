import Procedures
import Store

/// What it costs to know how a case stands: its sealed events are opened, read and folded.
enum CaseFigures {
    static func all(folder: String) async throws -> [Figure] {
        let stored = try StoredCase(SampleCase(events: 40, folder: folder).events)
        let opened = try await Comparison(.cpu, stored.load, yardstick: stored.open)
        let folded = try await Comparison(.cpu, stored.load, yardstick: stored.fold)
        return [
            Figure(
                "a case of 40 events: opened, read, folded", opened, Quantity.cpu, beside: "opening the seals alone"),
            Figure("the same", folded, Quantity.cpu, beside: "folding alone"),
        ]
    }
}

/// A case's events as they lie in the database. The loops are functions of their own, since the optimizer of Swift 6.3
/// stumbles over them inside of asynchronous closures.
private struct StoredCase {
    private struct Row {
        let type: String
        let version: Int
        let sealed: [UInt8]
        let place: SealContext
    }

    private let events: [CaseEvent]
    private let rows: [Row]
    private let key = CaseKey()

    init(_ events: [CaseEvent]) throws {
        self.events = events
        var rows: [Row] = []
        for (index, event) in events.enumerated() {
            let place = SealContext(
                table: "case_events", column: "body_sealed", row: ["kantor", "kasus", "\(index + 1)"])
            let bytes = try CaseEventCoding.encode(event)
            rows.append(
                Row(
                    type: event.body.typeName, version: event.body.version, sealed: key.seal(bytes, for: place),
                    place: place))
        }
        self.rows = rows
    }

    @inline(never) func load(times: Int) throws {
        for _ in 0..<times {
            var read: [CaseEvent] = []
            for row in rows {
                let bytes = try key.open(row.sealed, for: row.place)
                read.append(try CaseEventCoding.decode(type: row.type, version: row.version, bytes: bytes))
            }
            guard CaseState.fold(read) != nil else { throw BenchmarkTrouble("the case does not fold") }
        }
    }

    @inline(never) func open(times: Int) throws {
        for _ in 0..<times {
            for row in rows { keep(try key.open(row.sealed, for: row.place)) }
        }
    }

    @inline(never) func fold(times: Int) throws {
        for _ in 0..<times { keep(CaseState.fold(events)) }
    }
}
