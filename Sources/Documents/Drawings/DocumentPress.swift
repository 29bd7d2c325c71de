public import Procedures

/// Draws documents one after the other, on a thread that may block, so that a flood of them leaves the pages their cores.
public struct DocumentPress: Sendable {
    private let queue = PictureQueue(atOnce: 1, waiting: 20)

    public init() {}

    /// - Parameter work: whatever draws.
    /// - Throws: `FileProblem.busy` when too many wait already, and what the work throws.
    public func make<Result: Sendable>(
        _ work: @escaping @Sendable () throws(FileProblem) -> Result
    ) async throws(FileProblem) -> Result {
        try await queue.run(work)
    }

    /// - Parameter pictures: the JPEG of each source that an emblem names.
    /// - Throws: `FileProblem.unreadable` where the drawing cannot be written.
    public static func pdf(
        of drawing: Drawing, pictures: [String: [UInt8]] = [:]
    ) throws(FileProblem) -> [UInt8] {
        do throws(DrawingPDF.Failure) { return try DrawingPDF(drawing, pictures: pictures).bytes() } catch {
            throw .unreadable(error.reason)
        }
    }
}
