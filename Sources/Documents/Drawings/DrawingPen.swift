import CPango
import Procedures

/// Draws pages on a Cairo surface. For one thread at a time.
final class DrawingPen {
    private let context: OpaquePointer
    private let layout: OpaquePointer
    /// By their source.
    private let pictures: [String: EmbeddedJPEG]

    /// - Parameter surface: outlives the pen.
    init?(_ surface: OpaquePointer, pictures: [String: [UInt8]]) {
        guard let context = cairo_create(surface) else { return nil }
        guard let layout = pango_cairo_create_layout(context) else {
            cairo_destroy(context)
            return nil
        }
        self.context = context
        self.layout = layout
        self.pictures = pictures.mapValues(EmbeddedJPEG.init)
        let fonts = pango_layout_get_context(layout)
        // A point is a point, and letters stand where they were measured.
        pango_cairo_context_set_resolution(fonts, 72)
        pango_context_set_round_glyph_positions(fonts, 0)
        let options = cairo_font_options_create()
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        pango_cairo_context_set_font_options(fonts, options)
        cairo_font_options_destroy(options)
        pango_layout_context_changed(layout)
    }

    deinit {
        balai_pango_unref(UnsafeMutableRawPointer(layout))
        cairo_destroy(context)
    }

    func draw(_ page: DrawnPage) {
        for picture in page.pictures { pictures[picture.emblem.source]?.draw(picture, on: context) }
        for rule in page.rules {
            stroke(
                [rule.from, rule.to], width: rule.weight == .frame ? 0.6 : 0.4, gray: rule.weight == .frame ? 0 : 0.6)
        }
        for arrow in page.arrows {
            stroke(arrow.points, width: 0.8, gray: 0)
            if arrow.hasHead, let end = arrow.points.last { head(at: end) }
        }
        for symbol in page.symbols { outline(symbol) }
        for text in page.texts { write(text) }
    }

    // MARK: Lines

    private func stroke(_ points: [DrawnPoint], width: Double, gray: Double) {
        trace(points)
        cairo_set_source_rgb(context, gray, gray, gray)
        cairo_set_line_width(context, width)
        cairo_stroke(context)
    }

    /// Arrows all come down on their target.
    private func head(at end: DrawnPoint) {
        trace([end, DrawnPoint(end.x - 2.4, end.y - 5), DrawnPoint(end.x + 2.4, end.y - 5)])
        cairo_close_path(context)
        cairo_set_source_rgb(context, 0, 0, 0)
        cairo_fill(context)
    }

    private func outline(_ symbol: DrawnSymbol) {
        let box = symbol.box
        switch symbol.kind {
        case .box: cairo_rectangle(context, box.x, box.y, box.width, box.height)
        case .capsule:
            let radius = box.height / 2
            cairo_new_sub_path(context)
            cairo_arc(context, box.right - radius, box.center.y, radius, -.pi / 2, .pi / 2)
            cairo_arc(context, box.x + radius, box.center.y, radius, .pi / 2, .pi * 3 / 2)
        case .diamond:
            trace([
                DrawnPoint(box.center.x, box.y), DrawnPoint(box.right, box.center.y),
                DrawnPoint(box.center.x, box.bottom), DrawnPoint(box.x, box.center.y),
            ])
        case .pentagon:
            let shoulder = box.y + box.height * 0.62
            trace([
                DrawnPoint(box.x, box.y), DrawnPoint(box.right, box.y), DrawnPoint(box.right, shoulder),
                DrawnPoint(box.center.x, box.bottom), DrawnPoint(box.x, shoulder),
            ])
        }
        cairo_close_path(context)
        cairo_set_source_rgb(context, 1, 1, 1)
        cairo_fill_preserve(context)
        cairo_set_source_rgb(context, 0, 0, 0)
        cairo_set_line_width(context, 0.9)
        cairo_stroke(context)
    }

    private func trace(_ points: [DrawnPoint]) {
        for (index, point) in points.enumerated() {
            if index == 0 { cairo_move_to(context, point.x, point.y) } else { cairo_line_to(context, point.x, point.y) }
        }
    }

    // MARK: Texts

    /// Set to its measured width, also where the font is missing and another one stands in.
    private func write(_ text: DrawnText) {
        let font = pango_font_description_new()
        defer { pango_font_description_free(font) }
        pango_font_description_set_family(font, "Liberation Sans, Arial, Helvetica, sans-serif")
        pango_font_description_set_absolute_size(font, text.size * Double(PANGO_SCALE))
        pango_font_description_set_weight(font, text.isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
        pango_layout_set_font_description(layout, font)
        pango_layout_set_text(layout, text.line, -1)
        var (width, height): (Int32, Int32) = (0, 0)
        pango_layout_get_size(layout, &width, &height)
        let natural = Double(width) / Double(PANGO_SCALE)
        guard natural > 0 else { return }
        cairo_save(context)
        cairo_set_source_rgb(context, 0, 0, 0)
        cairo_translate(context, text.box.x, text.baseline)
        let stretch = text.box.width / natural
        if abs(stretch - 1) > 0.005 { cairo_scale(context, stretch, 1) }
        cairo_move_to(context, 0, -Double(pango_layout_get_baseline(layout)) / Double(PANGO_SCALE))
        pango_cairo_show_layout(context, layout)
        cairo_restore(context)
    }
}
