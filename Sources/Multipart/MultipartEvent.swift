/// What the parser has met, in the order of the bytes: for every part `begin`, any number of `body`, `end`; then,
/// once, `finish`.
public enum MultipartEvent: Equatable, Sendable {
    case begin(PartHead)
    /// A piece of the part's content: never empty, cut wherever the network cut it.
    case body(ArraySlice<UInt8>)
    case end
    /// The closing boundary has come; what still follows is ignored.
    case finish
}

/// What the header of one part says (RFC 7578 §4).
public struct PartHead: Equatable, Sendable {
    /// The form field's name. Several parts may have the same one: a field with several files or ticks.
    public var name: String
    /// The last component of the name of the file as the sender calls it; nil for a field without a file.
    ///
    /// A file field in which nothing was chosen comes as an empty name with an empty body. The text is the sender's
    /// word: show it, never open a file by it.
    public var filename: String?
    /// The type the sender claims, as written. What the content is, the content must show.
    public var contentType: String?

    public init(name: String, filename: String? = nil, contentType: String? = nil) {
        self.name = name
        self.filename = filename
        self.contentType = contentType
    }

    public var isFile: Bool { filename != nil }
}
