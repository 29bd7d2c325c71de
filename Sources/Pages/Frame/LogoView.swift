/// A picture by which an office is known, as its pages show it.
public struct LogoView: Sendable {
    /// An address of our own, or the picture itself (`data:`) in a file that is sent on.
    public var source: String
    /// Of the picture, in pixels: what it is shown in keeps their proportion.
    public var width: Int
    public var height: Int
    /// What it is, for whoever does not see it: “Logo Kabupaten Tirtaloka”.
    public var words: String

    public init(source: String, width: Int, height: Int, words: String) {
        self.source = source
        self.width = width
        self.height = height
        self.words = words
    }

    /// In the largest size that fits into a box, in CSS pixels; never larger than the picture is.
    func html(within box: (width: Int, height: Int)) -> HTML {
        let (width, height) = (max(1, width), max(1, height))
        let scale = min(
            1, Double(box.width) / Double(width), Double(box.height) / Double(height))
        let shown = (
            width: max(1, Int((Double(width) * scale).rounded())),
            height: max(1, Int((Double(height) * scale).rounded()))
        )
        return """
            <img class=logo src="\(source)" width="\(shown.width)" height="\(shown.height)" alt="\(words)">
            """
    }
}
