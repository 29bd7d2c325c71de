/// The sheet that a document is drawn for. All formats are landscape.
public struct DrawingFormat: Hashable, Sendable {
    public let name: String
    /// Points.
    public let width: Double
    /// nil: as high as it gets, in one page.
    public let height: Double?
    public let margin: Double

    public static let a4 = DrawingFormat(name: "a4", width: 841.89, height: 595.28, margin: 30)
    /// 330 × 215 mm, which offices here call F4 or folio.
    public static let f4 = DrawingFormat(name: "f4", width: 935.43, height: 609.45, margin: 30)
    /// A page that is scrolled.
    public static let screen = DrawingFormat(name: "layar", width: 860, height: nil, margin: 4)

    /// The papers that one may ask for.
    public static let papers = [a4, f4]

    var contentWidth: Double { width - 2 * margin }
}
