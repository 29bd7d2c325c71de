import CPango
public import Procedures

/// A drawing as PDF: real text in embedded fonts, the same bytes for the same drawing.
public struct DrawingPDF {
    /// Cairo could not write it.
    public struct Failure: Error, Hashable, Sendable {
        public let reason: String
    }

    private let drawing: Drawing
    private let pictures: [String: [UInt8]]

    /// - Parameter pictures: the JPEG of each source that an emblem names; the place of one that is not there stays empty.
    public init(_ drawing: Drawing, pictures: [String: [UInt8]] = [:]) {
        self.drawing = drawing
        self.pictures = pictures
    }

    /// Takes some milliseconds a page, and the thread that it is called on.
    public func bytes() throws(Failure) -> [UInt8] {
        let sink = Sink()
        let surface = cairo_pdf_surface_create_for_stream(
            { context, data, length in
                guard let context, let data else { return CAIRO_STATUS_WRITE_ERROR }
                let sink = Unmanaged<Sink>.fromOpaque(context).takeUnretainedValue()
                sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
                return CAIRO_STATUS_SUCCESS
            }, Unmanaged.passUnretained(sink).toOpaque(), drawing.format.width, drawing.format.height ?? 1)
        guard let surface else { throw Failure(reason: "no surface") }
        defer { cairo_surface_destroy(surface) }
        describe(surface)
        try draw(on: surface)
        cairo_surface_finish(surface)
        let status = cairo_surface_status(surface)
        guard status == CAIRO_STATUS_SUCCESS else {
            throw Failure(reason: String(cString: cairo_status_to_string(status)))
        }
        return withExtendedLifetime(sink) { sink.bytes }
    }

    private func draw(on surface: OpaquePointer) throws(Failure) {
        guard let pen = DrawingPen(surface, pictures: pictures) else { throw Failure(reason: "no layout") }
        for page in drawing.pages {
            cairo_pdf_surface_set_size(surface, page.width, page.height)
            pen.draw(page)
            cairo_surface_show_page(surface)
        }
    }

    /// The dates are fixed: they would make two prints of one document differ.
    private func describe(_ surface: OpaquePointer) {
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, drawing.title)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Balai")
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z")
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, "2000-01-01T00:00:00Z")
    }

    private final class Sink {
        var bytes: [UInt8] = []
    }
}
