import CPango
import Glibc
import Procedures

/// A JPEG that goes into a PDF byte for byte, once for all pages of a document: nothing here decodes it.
final class EmbeddedJPEG {
    private let bytes: [UInt8]
    private var surface: OpaquePointer?

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    deinit { surface.map { cairo_surface_destroy($0) } }

    func draw(_ picture: DrawnPicture, on context: OpaquePointer) {
        let (emblem, box) = (picture.emblem, picture.box)
        guard let surface = made(emblem) else { return }
        cairo_save(context)
        cairo_translate(context, box.x, box.y)
        cairo_scale(context, box.width / Double(emblem.width), box.height / Double(emblem.height))
        cairo_set_source_surface(context, surface, 0, 0)
        cairo_paint(context)
        cairo_restore(context)
    }

    /// The pixels stay blank: a PDF takes the file itself. Cairo frees its copy of it.
    private func made(_ emblem: DrawnEmblem) -> OpaquePointer? {
        if let surface { return surface }
        guard !bytes.isEmpty, let copy = malloc(bytes.count) else { return nil }
        copy.copyMemory(from: bytes, byteCount: bytes.count)
        surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(emblem.width), Int32(emblem.height))
        let status = cairo_surface_set_mime_data(
            surface, CAIRO_MIME_TYPE_JPEG, copy.assumingMemoryBound(to: UInt8.self), UInt(bytes.count), { free($0) },
            copy)
        if status != CAIRO_STATUS_SUCCESS { free(copy) }
        return surface
    }
}
