extension FileIntake {
    /// A size in which a picture is wanted: neither side is longer, and its file no larger than that.
    public struct Size: Equatable, Sendable {
        public var longestSide: Int
        public var bytes: Int

        public init(longestSide: Int, bytes: Int) {
            self.longestSide = longestSide
            self.bytes = bytes
        }
    }

    /// Makes of one picture several, in these sizes. Of the file itself nothing is kept: what is hidden in it, and what
    /// would be dangerous to somebody else's decoder, ends here.
    ///
    /// - Parameter name: the file's name as the sender calls it.
    /// - Throws: what is wrong with the file.
    public func pictures(
        name: String, content: some FileContent, rule: FileRule, in sizes: [Size]
    ) async throws(FileProblem) -> [Picture] {
        _ = try await inspected(name, content, rule).get()
        var made: [Picture] = []
        for size in sizes {
            made.append(
                try await pictures.photo(.content(content), longestSide: size.longestSide, bytes: size.bytes))
        }
        return made
    }
}
