/// How much one submitted form may hold. What exceeds a limit is refused at the byte that exceeds it.
public struct MultipartLimits: Equatable, Sendable {
    /// Bytes of the whole body, boundaries and headers counted.
    public var totalBytes: Int
    public var parts: Int
    /// Parts that are files, also the empty ones of file fields in which nothing was chosen.
    public var files: Int
    /// Bytes of the header of one part.
    public var headerBytes: Int
    /// Bytes of one field without a file.
    public var fieldBytes: Int
    /// Bytes of one file.
    public var fileBytes: Int

    /// The defaults let through four photos of 15 MB straight from a phone and a long form.
    public init(
        totalBytes: Int = 64 << 20, parts: Int = 200, files: Int = 50, headerBytes: Int = 4096,
        fieldBytes: Int = 64 << 10, fileBytes: Int = 15 << 20
    ) {
        self.totalBytes = totalBytes
        self.parts = parts
        self.files = files
        self.headerBytes = headerBytes
        self.fieldBytes = fieldBytes
        self.fileBytes = fileBytes
    }
}
