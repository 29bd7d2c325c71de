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
        let files = Fixtures.names(in: EventCodingTests.folder, ending: ".v1.json")
        #expect(Set(files) == Set(names.map { "\($0).v1.json" }))
    }

    @Test(arguments: CaseEvent.Body.typeNames)
    func writesAndReadsTheRecordedBytes(type: String) throws {
        let event = try #require(EventSamples.all.first { $0.body.typeName == type })
        let bytes = Fixtures.bytes("\(EventCodingTests.folder)/\(type).v1.json")
        #expect(try CaseEventCoding.encode(event) == bytes, "the bytes of \(type) changed: that is a new version")
        #expect(try CaseEventCoding.decode(type: type, version: 1, bytes: bytes) == event)
    }

    @Test func recordedBytesFoldToTheRecordedState() throws {
        let events = try EventSamples.all.map { event in
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
