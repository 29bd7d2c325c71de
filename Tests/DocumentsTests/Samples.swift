import CVips
import Documents
import Glibc
import Testing

/// The decoder as a process of its own, beside the program of the tests.
let pictures = PictureProcess(executable: besideTests("gambar"), arguments: [])

func besideTests(_ name: String) -> String {
    var path = [CChar](repeating: 0, count: 4096)
    readlink("/proc/self/exe", &path, path.count - 1)
    let own = String(decoding: path.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return own[..<(own.lastIndex(of: "/") ?? own.endIndex)] + "/" + name
}

/// The path of one of the files beside these tests.
func path(of name: String, from here: String = #filePath) -> String {
    here[..<(here.lastIndex(of: "/") ?? here.endIndex)] + "/Files/" + name
}

func file(_ name: String) throws -> [UInt8] {
    let descriptor = open(path(of: name), O_RDONLY)
    try #require(descriptor >= 0, "\(name) is missing")
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = read(descriptor, &bytes, bytes.count)
    return Array(bytes.prefix(max(count, 0)))
}

/// Three bytes a pixel, row by row.
struct Pixels {
    var width: Int
    var height: Int
    var bytes: [UInt8]

    init(width: Int, height: Int, _ colour: (_ x: Int, _ y: Int) -> [UInt8]) {
        self.width = width
        self.height = height
        bytes = (0..<height).flatMap { y in (0..<width).flatMap { x in colour(x, y) } }
    }

    /// No two alike, and no JPEG smaller than noise makes it.
    init(noise width: Int, _ height: Int) {
        self.width = width
        self.height = height
        bytes = [UInt8](repeating: 0, count: width * height * 3)
        let source = open("/dev/urandom", O_RDONLY)
        defer { close(source) }
        var filled = 0
        while filled < bytes.count {
            let wanted = bytes.count - filled
            filled += bytes.withUnsafeMutableBytes { read(source, $0.baseAddress! + filled, wanted) }
        }
    }

    /// Decodes a JPEG.
    init(jpeg: [UInt8]) throws {
        precondition(isVipsReady)
        var opened: UnsafeMutablePointer<VipsImage>?
        try #require(jpeg.withUnsafeBytes { balai_vips_open_jpeg($0.baseAddress, $0.count, &opened) } == 0)
        let image = try #require(jpeg.withUnsafeBytes { _ in vips_image_copy_memory(opened) })
        width = Int(vips_image_get_width(image))
        height = Int(vips_image_get_height(image))
        let count = width * height * 3
        try #require(vips_image_get_bands(image) == 3)
        bytes = Array(UnsafeRawBufferPointer(start: vips_image_get_data(image), count: count))
        g_object_unref(image)
        g_object_unref(opened)
    }

    func colour(_ x: Int, _ y: Int) -> [UInt8] {
        Array(bytes[(y * width + x) * 3..<(y * width + x) * 3 + 3])
    }

    /// Whether a pixel is this colour, but for what JPEG does to it.
    func isNear(_ colour: [UInt8], at x: Int, _ y: Int, within distance: Int = 30) -> Bool {
        zip(self.colour(x, y), colour).allSatisfy { abs(Int($0) - Int($1)) < distance }
    }

    func jpeg(quality: Int32 = 90) -> [UInt8] {
        precondition(isVipsReady)
        let image = bytes.withUnsafeBytes {
            vips_image_new_from_memory_copy($0.baseAddress, $0.count, Int32(width), Int32(height), 3, VIPS_FORMAT_UCHAR)
        }
        var start: UnsafeMutableRawPointer?
        var count = 0
        balai_vips_to_jpeg(image, quality, &start, &count)
        defer {
            g_free(start)
            g_object_unref(image)
        }
        return Array(UnsafeRawBufferPointer(start: start, count: count))
    }
}

/// Made ready once: tests come on many threads, and two that begin with it at the same time get no picture.
private let isVipsReady = vips_init("tests") == 0

let red: [UInt8] = [255, 0, 0]
let blue: [UInt8] = [0, 0, 255]
let white: [UInt8] = [255, 255, 255]
let black: [UInt8] = [0, 0, 0]

extension [UInt8] {
    /// A JPEG with one more segment after its beginning.
    func with(segment marker: UInt8, _ content: [UInt8]) -> [UInt8] {
        let length = content.count + 2
        return prefix(2) + [0xFF, marker, UInt8(length >> 8), UInt8(length & 0xFF)] + content + dropFirst(2)
    }

    func holds(_ text: String) -> Bool {
        indices.contains { self[$0...].starts(with: text.utf8) }
    }
}

/// What a phone writes into a photo: its maker, that it was held upright, and where it was.
let exif: [UInt8] = {
    func short(_ value: Int) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8)] }
    func long(_ value: Int) -> [UInt8] { short(value & 0xFFFF) + short(value >> 16) }
    func entry(_ tag: Int, _ type: Int, _ count: Int, _ value: [UInt8]) -> [UInt8] {
        short(tag) + short(type) + long(count) + value
    }
    let maker = Array("KAMERAKU\0".utf8)
    let afterDirectory = 8 + 2 + 3 * 12 + 4
    let places = afterDirectory + maker.count + 1
    let afterPlaces = places + 2 + 2 * 12 + 4
    return Array("Exif\0\0II*\0".utf8) + long(8)
        + short(3) + entry(0x010F, 2, maker.count, long(afterDirectory)) + entry(0x0112, 3, 1, long(6))
        + entry(0x8825, 4, 1, long(places)) + long(0) + maker + [0]
        + short(2) + entry(1, 2, 2, Array("S\0\0\0".utf8)) + entry(2, 5, 3, long(afterPlaces)) + long(0)
        + [7, 1, 25, 1, 30, 1].flatMap { long($0) }
}()
