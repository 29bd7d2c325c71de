public import Procedures

/// Draws documents one after the other, on a thread that may block, so that a flood of them leaves the pages their cores.
public struct DocumentPress: Sendable {
    private let queue = PictureQueue(atOnce: 1, waiting: 20)

    public init() {}

    /// - Throws: `FileProblem.busy` when too many wait already, `.unreadable` where the drawing cannot be written.
    public func pdf(of draw: @escaping @Sendable () -> Drawing) async throws(FileProblem) -> [UInt8] {
        try await queue.run { () throws(FileProblem) -> [UInt8] in
            do throws(DrawingPDF.Failure) { return try DrawingPDF(draw()).bytes() } catch {
                throw .unreadable(error.reason)
            }
        }
    }

    /// Anything else that is made of a drawing.
    /// - Throws: `FileProblem.busy`.
    public func make<Result: Sendable>(
        _ work: @escaping @Sendable () -> Result
    ) async throws(FileProblem) -> Result {
        try await queue.run { () throws(FileProblem) -> Result in work() }
    }
}
