/// What decoding one file may cost. Beyond it the decoder is ended, and the file refused.
public struct PictureLimits: Equatable, Sendable {
    /// Bytes of the file.
    public var fileBytes: Int
    /// Width times height of a photo as stored. The best phones make 200 million.
    public var pixels: Int
    /// Address space of the decoder's process, in bytes.
    public var memoryBytes: Int
    /// Processor time of the decoder, in seconds.
    public var processorSeconds: Int
    /// Time from its start to its answer.
    public var wallClock: Duration

    public init(
        fileBytes: Int = 32 << 20, pixels: Int = 210_000_000, memoryBytes: Int = 2 << 30, processorSeconds: Int = 20,
        wallClock: Duration = .seconds(40)
    ) {
        self.fileBytes = fileBytes
        self.pixels = pixels
        self.memoryBytes = memoryBytes
        self.processorSeconds = processorSeconds
        self.wallClock = wallClock
    }
}
