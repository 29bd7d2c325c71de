import Forms
import FoundationEssentials
@testable import Procedures
import Testing

/// The stored form of events: every type's bytes of every past version stay in `Tests/Events/` and must be read for ever
/// (DESIGN.md §4).
struct EventCodingTests {
    static let folder = "Tests/Events"

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

    /// In whose place somebody acted stands in the event, and nothing where they acted as themselves: events of before it
    /// was kept are the same bytes.
    @Test func aStandInIsKeptWithTheAct() throws {
        var event = CaseEvent(
            occurred: Instant(seconds: 1), recorded: Instant(seconds: 1),
            actor: EventActor(person: "p", lane: "kades", channel: .online, standIn: .daily),
            body: .claimed(step: "periksa", visit: 1))
        let bytes = try CaseEventCoding.encode(event)
        #expect(String(decoding: bytes, as: UTF8.self).contains(#""standIn":"plh""#))
        #expect(try CaseEventCoding.decode(type: "tugas-diambil", version: 1, bytes: bytes) == event)
        event.actor.standIn = nil
        #expect(try !String(decoding: CaseEventCoding.encode(event), as: UTF8.self).contains("standIn"))
    }

    /// How the applicant agreed stands in what was entered for them, and nothing where nobody asked.
    @Test func consentIsKeptWithTheAct() throws {
        var event = CaseEvent(
            occurred: Instant(seconds: 1), recorded: Instant(seconds: 1),
            actor: EventActor(
                person: "p", lane: "pelapor", channel: .counter, isAssisting: true, consent: "lisan"),
            body: .withdrawn(reason: nil))
        let bytes = try CaseEventCoding.encode(event)
        #expect(String(decoding: bytes, as: UTF8.self).contains(#""consent":"lisan""#))
        #expect(try CaseEventCoding.decode(type: event.body.typeName, version: 1, bytes: bytes) == event)
        event.actor.consent = nil
        #expect(try !String(decoding: CaseEventCoding.encode(event), as: UTF8.self).contains("consent"))
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

    /// Step, visit and limit stood side by side before version 2.
    @Test func anEscalationOfTheFirstVersionIsTodays() throws {
        let type = "dieskalasi"
        let read = try (1...2).map { version in
            let bytes = Fixtures.bytes("\(EventCodingTests.folder)/\(type).v\(version).json")
            return try CaseEventCoding.decode(type: type, version: version, bytes: bytes)
        }
        #expect(read[0] == read[1])
        func ofBody(_ body: String) throws -> CaseEvent.Body {
            let bytes =
                #"{"dicatat":1,"isi":{"lanes":["kades"],"mark":2,"takesOver":false\#(body)},"#
                + #""oleh":{"channel":"daring","isAssisting":false,"person":"sistem"},"terjadi":1,"v":1}"#
            return try CaseEventCoding.decode(type: type, version: 1, bytes: Array(bytes.utf8)).body
        }
        #expect(
            try ofBody(#","limit":"utama""#)
                == .escalated(Escalated(.limit(name: "utama"), mark: 2, lanes: ["kades"], takesOver: false)))
        let refused = #expect(throws: CaseEventCoding.Trouble.self) { try ofBody("") }
        #expect(refused?.isNewer == false)
    }

    /// Whether a case kept its time was told by its due time alone before version 2.
    @Test func anErasureOfTheFirstVersionIsTodays() throws {
        let type = "isi-dihapus"
        func read(_ text: String, version: Int = 1) throws -> CaseEvent.Body {
            try CaseEventCoding.decode(type: type, version: version, bytes: Array(text.utf8)).body
        }
        let first = String(decoding: Fixtures.bytes("\(EventCodingTests.folder)/\(type).v1.json"), as: UTF8.self)
        let second = String(decoding: Fixtures.bytes("\(EventCodingTests.folder)/\(type).v2.json"), as: UTF8.self)
        #expect(try read(first) == read(second, version: 2))
        func kept(_ text: String) throws -> Bool? {
            guard case .contentErased(let erased) = try read(text) else { return nil }
            return erased.keptItsTime
        }
        #expect(try kept(first.replacing(#""due":1772528400"#, with: #""due":1772418659"#)) == false)
        #expect(try kept(first.replacing(#""due":1772528400,"#, with: "")) == nil)
    }

    /// Data of a newer Balai are not called broken.
    @Test(arguments: [("dieskalasi", 3, "mengenal sampai versi 2"), ("jenis-lusa", 1, "Gunakan versi yang lebih baru")])
    func whatANewerProgramWroteIsToldSo(type: String, version: Int, words: String) throws {
        let bytes = Fixtures.bytes("\(EventCodingTests.folder)/dieskalasi.v2.json")
        let refused = #expect(throws: CaseEventCoding.Trouble.self) {
            try CaseEventCoding.decode(type: type, version: version, bytes: bytes)
        }
        let told = refused?.description ?? ""
        #expect(refused?.isNewer == true)
        #expect(told.contains("data ditulis oleh Balai yang lebih baru") && told.contains(words), "\(told)")
    }

    @Test func recordedBytesFoldToTheRecordedState() throws {
        // The erasure, which leaves nothing of that state, has a test of its own.
        let samples = EventSamples.all.filter { $0.body.typeName != CaseEvent.Body.erasureTypeName }
        let events = try samples.map { event in
            let type = event.body.typeName
            return try CaseEventCoding.decode(
                type: type, version: 1, bytes: Fixtures.bytes("\(EventCodingTests.folder)/\(type).v1.json"))
        }
        let state = try #require(CaseState.fold(events))
        let recorded = Fixtures.bytes("\(EventCodingTests.folder)/keadaan.json")
        #expect(try JSONDecoder().decode(CaseState.self, from: Data(recorded)) == state)
        // Today's events come to the same, but for what version 1 did not keep.
        var today = try #require(CaseState.fold(samples))
        today.lateActs = state.lateActs
        #expect(today == state)
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
