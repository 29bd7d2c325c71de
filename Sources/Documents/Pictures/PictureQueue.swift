import Dispatch

/// Lets so many pieces of work run at once, each on a thread that may block, and so many wait; refuses the rest.
actor PictureQueue {
    private let threads = DispatchQueue(label: "pictures", attributes: .concurrent)
    private let atOnce: Int
    private let longest: Int
    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(atOnce: Int, waiting: Int) {
        self.atOnce = atOnce
        free = atOnce
        longest = waiting
    }

    var use: (busy: Int, limit: Int, waiting: Int, queue: Int) { (atOnce - free, atOnce, waiting.count, longest) }

    /// - Throws: `FileProblem.busy` when too many wait already.
    func run<Result: Sendable>(
        _ work: @escaping @Sendable () throws(FileProblem) -> Result
    ) async throws(FileProblem) -> Result {
        try await enter()
        defer { leave() }
        return try await self.work(work)
    }

    /// Returns when it is the caller's turn, until `leave`.
    /// - Throws: `FileProblem.busy` when too many wait already.
    func enter() async throws(FileProblem) {
        guard free == 0 else {
            free -= 1
            return
        }
        guard waiting.count < longest else { throw .busy }
        // Who leaves hands the place on, so that nobody new can take it before.
        await withCheckedContinuation { waiting.append($0) }
    }

    func leave() {
        if waiting.isEmpty {
            free += 1
        } else {
            waiting.removeFirst().resume()
        }
    }

    /// For whoever has entered.
    func work<Result: Sendable>(
        _ work: @escaping @Sendable () throws(FileProblem) -> Result
    ) async throws(FileProblem) -> Result {
        let outcome = await withCheckedContinuation { continuation in
            threads.async { continuation.resume(returning: Swift.Result(catching: work)) }
        }
        return try outcome.get()
    }
}
