import Documents
import Procedures
import Synchronization
import Testing

@testable import Web

/// What anybody may ask for as often as they like is printed once.
@Suite struct PrintedDocumentsTests {
    private let printed = PrintedDocuments(press: DocumentPress())
    private let drawing: Drawing = {
        var procedure = Procedure(name: "contoh", version: 1, title: "Contoh", officeKinds: ["dinas"], start: "a")
        procedure.lanes = [Lane(name: "p", title: "Pemohon", party: .applicant)]
        procedure.results = [CaseResult(name: "terbit", title: "Terbit", kind: .success)]
        var step = Step(name: "a", text: "Mengajukan", isDecision: false)
        step.performers = .one("p")
        step.outcomes = [Outcome(name: "selesai", label: "Selesai", targets: ["terbit"])]
        procedure.steps = [step]
        return try! Drawing(procedure, identity: OfficialIdentity(), catalogue: Catalogue(), on: .a4)
    }()

    private func key(number: String = "001", others: [String] = [], type: PrintedDocuments.FileKind = .pdf)
        -> PrintedDocuments.Key
    {
        var identity = OfficialIdentity()
        identity.number = number
        return PrintedDocuments.Key(procedure: "h", others: others, identity: identity, format: .a4, type: type)
    }

    @Test func askedForAtOnceItIsDrawnOnce() async throws {
        let (drawn, drawing) = (Counter(), drawing)
        let replies = try await withThrowingTaskGroup(of: [UInt8].self) { group in
            for _ in 0..<10 {
                group.addTask { [printed, key = key()] in
                    try await printed.print(key) {
                        drawn.add(); return drawing
                    }.bytes
                }
            }
            return try await group.reduce(into: Set<[UInt8]>()) { $0.insert($1) }
        }
        #expect(drawn.count == 1 && replies.count == 1)
    }

    @Test func whatItSaysOtherwiseIsPrintedAnew() async throws {
        let (drawn, drawing) = (Counter(), drawing)
        for key in [key(), key(number: "002"), key(others: ["i"]), key(type: .html), key()] {
            _ = try await printed.print(key) {
                drawn.add(); return drawing
            }
        }
        #expect(drawn.count == 4)
    }
}

private final class Counter: Sendable {
    private let value = Mutex(0)
    var count: Int { value.withLock { $0 } }
    func add() { value.withLock { $0 += 1 } }
}
