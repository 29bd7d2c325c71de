import TestPictures

/// A grey picture as somebody uploads one for a logo: see-through in its upper half, with a
/// text that no page may show.
enum DrawnPNG {
    static let hidden = "<script>alert(1)</script>"

    static func bytes(width: Int, height: Int, grey: UInt8 = 40) -> [UInt8] {
        PNG.encoded(width: width, height: height, comment: hidden) { x, y in
            [grey &+ UInt8(x % 50), y < height / 2 ? 0 : 255]
        }
    }
}

extension Upload {
    static func logo(width: Int = 200, height: Int = 160, grey: UInt8 = 40, name: String = "logo.png") -> Upload {
        Upload(
            field: "logo", name: name, type: "image/png",
            bytes: DrawnPNG.bytes(width: width, height: height, grey: grey))
    }

    /// What is no logo.
    static func instead(of name: String, _ bytes: [UInt8]) -> Upload {
        Upload(field: "logo", name: name, type: "application/octet-stream", bytes: bytes)
    }
}
