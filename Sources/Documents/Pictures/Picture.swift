/// A picture that Balai itself wrote: a baseline JPEG in sRGB, upright, without any metadata.
public struct Picture: Equatable, Sendable {
    public var bytes: [UInt8]
    /// In pixels.
    public var width: Int
    public var height: Int
}
