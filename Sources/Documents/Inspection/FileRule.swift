/// What may be sent for one paper of a procedure (SOP.md §3, `jenis` and `maks`).
public struct FileRule: Equatable, Sendable {
    public var accepted: [FileType]
    /// Bytes of what is kept: a PDF as it came, a photo after it was reduced.
    public var largestKept: Int
    /// Bytes of a photo as it comes from the phone.
    public var largestPhoto: Int
    public var mostPages: Int

    public init(
        accepted: [FileType] = [.pdf, .jpeg, .png], largestKept: Int = 2 << 20, largestPhoto: Int = 15 << 20,
        mostPages: Int = 300
    ) {
        self.accepted = accepted
        self.largestKept = largestKept
        self.largestPhoto = largestPhoto
        self.mostPages = mostPages
    }
}
