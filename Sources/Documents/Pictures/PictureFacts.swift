/// What a file of a picture or of pages holds, found by opening it.
public struct PictureFacts: Equatable, Sendable {
    public var type: FileType
    /// Of the picture as stored, in pixels; of a PDF's first page in points.
    public var width: Int
    public var height: Int
    /// 1 for a photo.
    public var pages: Int

    public init(type: FileType, width: Int, height: Int, pages: Int) {
        self.type = type
        self.width = width
        self.height = height
        self.pages = pages
    }
}
