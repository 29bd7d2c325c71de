public import Procedures

extension DrawnEmblem {
    /// The logo that an office shows, in its printed size.
    public init(_ shown: ShownLogo) {
        let picture = shown.logo.print
        self.init(source: shown.address(of: picture), width: picture.width, height: picture.height)
    }
}
