/// A guide that cannot be shown: where, and what of it. Told to whoever changes the file; a test reads every shipped one.
public struct GuideTrouble: Error, CustomStringConvertible, Hashable {
    public let file: String
    public let line: Int
    public let message: String

    public var description: String { "\(file):\(line): \(message)" }
}
