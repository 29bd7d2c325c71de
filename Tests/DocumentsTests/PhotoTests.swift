import Documents
import TestPictures
import Testing

@Suite struct PhotoTests {
    private func halves(_ width: Int, _ height: Int) -> Pixels {
        Pixels(width: width, height: height) { x, _ in x < width / 2 ? red : blue }
    }

    private func marks(in picture: Picture) -> [String] {
        ["Exif", "KAMERAKU", "ICC_PROFILE", "http://ns.adobe.com/xap"].filter { picture.bytes.holds($0) }
    }

    /// Held upright, a phone stores the picture lying and says so in EXIF, with the place.
    @Test func uprightAndWithoutThePlace() async throws {
        let photo = halves(160, 120).jpeg().with(segment: 0xE1, exif)
        #expect(photo.holds("KAMERAKU"))
        let picture = try await pictures.photo(.bytes(photo))
        #expect((picture.width, picture.height) == (120, 160))
        #expect(marks(in: picture) == [])
        let pixels = try Pixels(jpeg: picture.bytes)
        #expect((pixels.width, pixels.height) == (120, 160))
        #expect(pixels.isNear(red, at: 60, 20))
        #expect(pixels.isNear(blue, at: 60, 140))
    }

    /// 15 MB as the best phones make them: noise is the worst a compressor can meet.
    @Test func fifteenMegabytes() async throws {
        let noise = Pixels(noise: 4800, 3600)
        let photo = noise.jpeg(quality: 88).with(segment: 0xE1, exif)
        #expect((10 << 20...15 << 20).contains(photo.count), "the sample has \(photo.count) bytes")
        let picture = try await pictures.photo(.bytes(photo))
        #expect(picture.bytes.count <= 2 << 20)
        #expect(max(picture.width, picture.height) <= 2400)
        #expect(abs(picture.width * 4 - picture.height * 3) <= 8, "the sides keep their ratio, upright")
        #expect(marks(in: picture) == [])
    }

    @Test func smallPhotosAreNotEnlarged() async throws {
        let picture = try await pictures.photo(.bytes(halves(100, 50).jpeg()))
        #expect((picture.width, picture.height) == (100, 50))
    }

    /// However few bytes are allowed: first the quality goes down, then the size.
    @Test func asSmallAsAsked() async throws {
        let picture = try await pictures.photo(.bytes(Pixels(noise: 600, 400).jpeg()), bytes: 20_000)
        #expect(picture.bytes.count <= 20_000)
        #expect(picture.width >= 60)
    }

    @Test func transparentPlacesBecomeWhite() async throws {
        let png = PNG.encoded(width: 64, height: 64) { x, _ in x < 32 ? red + [255] : black + [0] }
        let pixels = try Pixels(jpeg: try await pictures.photo(.bytes(png)).bytes)
        #expect(pixels.isNear(red, at: 10, 32))
        #expect(pixels.isNear(white, at: 54, 32))
    }

    @Test func aBrokenProfileCostsNobodyThePhoto() async throws {
        let profile = Array("ICC_PROFILE\0\u{1}\u{1}".utf8) + [UInt8](repeating: 0x41, count: 400)
        let picture = try await pictures.photo(.bytes(halves(80, 60).jpeg().with(segment: 0xE2, profile)))
        #expect((picture.width, picture.height) == (80, 60))
        #expect(marks(in: picture) == [])
        #expect(try Pixels(jpeg: picture.bytes).isNear(red, at: 10, 10))
    }

    /// Display P3, as telephones of the better sort write: (180, 60, 60) there is about (196, 47, 56) in sRGB.
    @Test func colourProfilesAreFollowed() async throws {
        let pixels = try Pixels(jpeg: try await pictures.photo(.bytes(try file("profil-p3.jpg"))).bytes)
        #expect(pixels.isNear([196, 47, 56], at: 10, 10, within: 6))
    }

    @Test func coloursForPrinting() async throws {
        let pixels = try Pixels(jpeg: try await pictures.photo(.bytes(try file("cmyk.jpg"))).bytes)
        #expect(pixels.isNear([180, 60, 60], at: 10, 10))
    }

    @Test func truncated() async {
        let jpeg = Pixels(noise: 200, 200).jpeg()
        await #expect(throws: FileProblem.truncated(.jpeg)) {
            try await pictures.photo(.bytes(Array(jpeg.prefix(jpeg.count / 2))))
        }
        let png = PNG.encoded(width: 200, height: 200) { x, y in [UInt8(x), UInt8(y), UInt8(x ^ y), 255] }
        await #expect(throws: FileProblem.truncated(.png)) {
            try await pictures.photo(.bytes(Array(png.prefix(png.count / 2))))
        }
    }

    @Test func brokenAndForeign() async {
        let nonsense = [0xFF, 0xD8, 0xFF, 0xC0, 0, 4] + [UInt8](repeating: 0x55, count: 500)
        await #expect(throws: FileProblem.broken(.jpeg)) { try await pictures.photo(.bytes(nonsense)) }
        // A real GIF of one pixel: libvips could open it, the decoder may not.
        let gif =
            Array("GIF89a".utf8) + [1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2]
            + [2, 0x44, 1, 0, 0x3B]
        await #expect(throws: FileProblem.broken(.unknown)) { try await pictures.photo(.bytes(gif)) }
    }

    @Test func aBombIsRefusedByItsHeader() async {
        let limit = PictureLimits().pixels
        await #expect(throws: FileProblem.tooManyPixels(limit: limit)) {
            try await pictures.photo(.bytes(PNG.bomb(width: 60_000, height: 60_000)))
        }
        await #expect(throws: FileProblem.tooManyPixels(limit: limit)) {
            try await pictures.facts(.bytes(PNG.bomb(width: 60_000, height: 60_000)))
        }
    }
}
