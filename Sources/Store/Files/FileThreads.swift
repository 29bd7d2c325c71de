import Dispatch

/// Threads of their own for calls that block on the disk, so that the cooperative pool never waits for one.
package struct FileThreads: Sendable {
    private let queue = DispatchQueue(label: "balai.files", attributes: .concurrent)

    package init() {}

    package func run<Value: Sendable>(_ body: @Sendable @escaping () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result(catching: body)) }
        }
    }
}
