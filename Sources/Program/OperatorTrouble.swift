/// What keeps a command from being done, said to whoever typed it: what is wrong and what to do.
struct OperatorTrouble: Error, Hashable, Sendable, CustomStringConvertible {
    let description: String

    init(_ message: String) { description = message }
}
