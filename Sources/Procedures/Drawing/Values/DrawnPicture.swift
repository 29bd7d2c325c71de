/// The mark of an office, as whoever draws a document finds it.
public struct DrawnEmblem: Hashable, Sendable {
    /// By which writers find its bytes: the address of a JPEG.
    public var source: String
    /// Of the picture, in pixels.
    public var width: Int
    public var height: Int

    public init(source: String, width: Int, height: Int) {
        self.source = source
        self.width = width
        self.height = height
    }

    /// Its size in points where it fills a box on one side, its proportion kept.
    func fitted(into width: Double, _ height: Double) -> (width: Double, height: Double) {
        let scale = min(width / Double(max(1, self.width)), height / Double(max(1, self.height)))
        return (Double(self.width) * scale, Double(self.height) * scale)
    }
}

/// A picture on a page.
public struct DrawnPicture: Hashable, Sendable {
    public var emblem: DrawnEmblem
    public var box: DrawnBox
}
