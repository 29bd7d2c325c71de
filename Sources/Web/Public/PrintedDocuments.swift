import Documents
import HTTPTypes
import Pages
import Procedures
import Store

/// Official documents as they were printed last: anybody asks for them, as often as they like, and the desk waits in the
/// same queue. What they are printed from is in the key, so that none is ever out of date.
struct PrintedDocuments: Sendable {
    struct Key: Hashable, Sendable {
        /// Hash of the procedure's file.
        let procedure: String
        /// Those of the others in force: it may name them.
        let others: [String]
        let identity: OfficialIdentity
        let format: DrawingFormat
        let type: FileKind
    }

    enum FileKind: String, Sendable {
        case pdf, html
    }

    private let press: DocumentPress
    /// Four megabytes, twice.
    private let kept = Kept<Key, Reply>(most: 4 << 20)

    init(press: DocumentPress) { self.press = press }

    /// - Throws: `FileProblem.busy` when too many wait already, `FileProblem.unreadable` where it cannot be drawn whole.
    /// - Parameter pictures: the JPEG of each source that an emblem names.
    func print(
        _ key: Key, pictures: [String: [UInt8]] = [:],
        _ draw: @escaping @Sendable () throws(DrawingTrouble) -> Drawing
    ) async throws -> Reply {
        if let found = kept[key] { return found }
        return try await press.make { [kept] () throws(FileProblem) -> Reply in
            // Whoever stood before it in the queue may have asked for the same.
            if let found = kept[key] { return found }
            let drawing: Drawing
            do throws(DrawingTrouble) { drawing = try draw() } catch { throw .unreadable(error.message) }
            let reply = try PrintedDocuments.reply(key.type, drawing, pictures)
            kept.keep(reply, as: key, weight: reply.bytes.count)
            return reply
        }
    }

    private static func reply(
        _ type: FileKind, _ drawing: Drawing, _ pictures: [String: [UInt8]]
    ) throws(FileProblem) -> Reply {
        switch type {
        case .html: .page(Page.printout(SheetView.all(of: drawing), title: drawing.title))
        case .pdf: .bytes(try DocumentPress.pdf(of: drawing, pictures: pictures), type: "application/pdf")
        }
    }
}
