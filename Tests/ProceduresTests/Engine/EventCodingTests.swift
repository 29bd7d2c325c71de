import Forms
import FoundationEssentials
import Procedures
import Testing

/// The stored form of events: every type's bytes of every past version stay in `Events/` and must be read for ever
/// (DESIGN.md §4).
struct EventCodingTests {
    static let folder = "Tests/ProceduresTests/Engine/Events"

    @Test func everyTypeHasASample() {
        let names = EventSamples.all.map(\.body.typeName)
        #expect(Set(names) == Set(CaseEvent.Body.typeNames))
        #expect(Set(CaseEvent.Body.typeNames).count == CaseEvent.Body.typeNames.count)
        // Every version from the first to the newest.
        let files = Fixtures.names(in: EventCodingTests.folder, ending: ".json").filter { $0 != "keadaan.json" }
        let wanted = EventSamples.all.map(\.body).flatMap { body in
            (1...body.version).map { "\(body.typeName).v\($0).json" }
        }
        #expect(Set(files) == Set(wanted))
    }

    @Test(arguments: CaseEvent.Body.typeNames)
    func writesAndReadsTheRecordedBytes(type: String) throws {
        let event = try #require(EventSamples.all.first { $0.body.typeName == type })
        let version = event.body.version
        let bytes = Fixtures.bytes("\(EventCodingTests.folder)/\(type).v\(version).json")
        #expect(try CaseEventCoding.encode(event) == bytes, "the bytes of \(type) changed: that is a new version")
        #expect(try CaseEventCoding.decode(type: type, version: version, bytes: bytes) == event)
    }

    /// What came with a late act was not kept before version 2.
    @Test func aLateActOfTheFirstVersionIsReadWithoutContent() throws {
        let type = "perbuatan-terlambat"
        let bytes = Fixtures.bytes("\(EventCodingTests.folder)/\(type).v1.json")
        let event = try CaseEventCoding.decode(type: type, version: 1, bytes: bytes)
        #expect(event.body == .lateAct(LateActKept(step: "periksa", visit: 1, outcome: "selesai", content: nil)))
        #expect(throws: CaseEventCoding.Trouble.self) {
            try CaseEventCoding.decode(type: type, version: 2, bytes: bytes)
        }
        #expect(throws: CaseEventCoding.Trouble.self) {
            try CaseEventCoding.decode(type: type, version: 3, bytes: bytes)
        }
        let opened = try #require(EventSamples.all.first)
        let newest = try #require(EventSamples.all.first { $0.body.typeName == type })
        #expect(CaseState.fold([opened, event])?.lateActs.map(\.content) == [nil])
        #expect(CaseState.fold([opened, newest])?.lateActs.first?.content?.answers == EventSamples.values)
    }

    @Test func recordedBytesFoldToTheRecordedState() throws {
        // The erasure, which leaves nothing of that state, has a test of its own.
        let events = try EventSamples.all.filter { $0.body.typeName != CaseEvent.Body.erasureTypeName }.map { event in
            let type = event.body.typeName
            return try CaseEventCoding.decode(
                type: type, version: 1, bytes: Fixtures.bytes("\(EventCodingTests.folder)/\(type).v1.json"))
        }
        let state = try #require(CaseState.fold(events))
        let recorded = Fixtures.bytes("\(EventCodingTests.folder)/keadaan.json")
        #expect(try JSONDecoder().decode(CaseState.self, from: Data(recorded)) == state)
    }

    @Test func otherBytesAreRefused() throws {
        let event = try #require(EventSamples.all.first)
        let bytes = try CaseEventCoding.encode(event)
        #expect(throws: CaseEventCoding.Trouble.self) {
            try CaseEventCoding.decode(type: "permohonan-dibuka", version: 2, bytes: bytes)
        }
        #expect(throws: CaseEventCoding.Trouble.self) {
            try CaseEventCoding.decode(type: "tidak-ada", version: 1, bytes: bytes)
        }
        #expect(throws: CaseEventCoding.Trouble.self) {
            try CaseEventCoding.decode(type: "langkah-dibuka", version: 1, bytes: bytes)
        }
        #expect(throws: CaseEventCoding.Trouble.self) {
            try CaseEventCoding.decode(type: "permohonan-dibuka", version: 1, bytes: Array("{".utf8))
        }
    }

    @Test func anEventThatDoesNotFitChangesOnlyTheVersion() throws {
        let opened = try #require(EventSamples.all.first)
        for stray in EventSamples.all where stray.body.typeName == "tugas-diambil" {
            let state = try #require(CaseState.fold([opened, stray]))
            #expect(state.version == 2)
            #expect(state.open.isEmpty)
        }
        #expect(CaseState.fold(EventSamples.all.dropFirst()) == nil)
        #expect(CaseState.fold([]) == nil)
    }
}
