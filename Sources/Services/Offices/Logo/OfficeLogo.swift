import Store

/// The picture by which an office is known (its arms, its mark), in two sizes that Balai made of what was uploaded: for
/// the head of pages, which must stay light on a slow link, and for print.
public struct OfficeLogo: Hashable, Sendable, Codable {
    /// One size of it: a JPEG on white.
    public struct Picture: Hashable, Sendable, Codable {
        /// The stored file, among those of the office whose logo it is.
        let blob: String
        /// Of its bytes: another picture has another address, so that browsers keep one for good.
        public let hash: String
        /// In pixels.
        public let width: Int
        public let height: Int
    }

    public let screen: Picture
    public let print: Picture

    var pictures: [Picture] { [screen, print] }
    var blobs: [String] { pictures.map(\.blob) }
}

/// A logo as offices show it: their own, or that of the nearest office above them that has one.
public struct ShownLogo: Hashable, Sendable {
    /// Whose it is: of its id, its name in addresses, and its name.
    public let owner: String
    let slug: String
    public let name: String
    public let logo: OfficeLogo

    /// Where a size of it is found, on every host: `/logo/kominfo.1f0c….jpg`.
    public func address(of picture: OfficeLogo.Picture) -> String { "/logo/\(slug).\(picture.hash).jpg" }
}
