import CZlib
import Pages

/// What a page of 16 KB costs as markup and compressed.
enum PageFigures {
    static func all() async throws -> [Figure] {
        var rows = 10
        while Page.inbox(inbox(rows), in: frame).bytes.count < 16_384 { rows += 1 }
        let (view, frame) = (inbox(rows), frame)
        let page = Page.inbox(view, in: frame)
        let cells = (0..<rows).map { ["Memeriksa kelengkapan berkas", "Email dan domain", "Desa \($0)", "TL-\($0)"] }
        let rendered = try await Comparison(.cpu) { times in
            for _ in 0..<times { keep(Page.inbox(view, in: frame)) }
        } yardstick: { times in
            for _ in 0..<times { keep(plain(cells, size: page.bytes.count)) }
        }
        let packed = try await Comparison(.cpu) { times in
            for _ in 0..<times { keep(Page.inbox(view, in: frame)) }
        } yardstick: { times in
            for _ in 0..<times { keep(gzip(page.bytes)) }
        }
        return [
            Figure(
                "a page of \(Quantity.bytes(Double(page.bytes.count)).text), \(rows) rows, escaped", rendered,
                Quantity.cpu, beside: "as much text interpolated, unescaped"),
            Figure("the same", packed, Quantity.cpu, beside: "gzip level 1 of it"),
        ]
    }

    /// Rows of a table by plain interpolation into a `String`, as often as it takes.
    private static func plain(_ cells: [[String]], size: Int) -> [UInt8] {
        var text = ""
        while text.utf8.count < size {
            for row in cells where text.utf8.count < size {
                text += "<tr><td>\(row[0])</td><td>\(row[1])</td><td>\(row[2])</td><td>\(row[3])</td></tr>\n"
            }
        }
        return Array(text.utf8)
    }

    private static func gzip(_ bytes: [UInt8]) -> [UInt8] {
        var stream = z_stream()
        deflateInit2_(
            &stream, 1, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        defer { deflateEnd(&stream) }
        var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
        var input = bytes
        input.withUnsafeMutableBufferPointer { from in
            output.withUnsafeMutableBufferPointer { to in
                (stream.next_in, stream.avail_in) = (from.baseAddress, UInt32(from.count))
                (stream.next_out, stream.avail_out) = (to.baseAddress, UInt32(to.count))
                _ = deflate(&stream, Z_FINISH)
            }
        }
        return Array(output[..<Int(stream.total_out)])
    }

    private static func inbox(_ rows: Int) -> InboxView {
        let due = DueView.none
        let tasks = (0..<rows).map { number in
            TaskRow(
                title: "Memeriksa kelengkapan berkas", href: "/meja/kominfo/\(number)?tugas=periksa",
                service: "Pendaftaran email dan domain", applicant: "Desa “Awan & Biru” \(number)",
                code: "2026/\(number)", holder: "Belum diambil", office: nil, due: due)
        }
        return InboxView(
            filters: [Tab(label: "Semua", count: rows, href: "/meja?saring=semua", isCurrent: true)],
            groups: [InboxView.Group(when: .open, count: rows, rows: tasks)], total: rows)
    }

    private static var frame: FrameView {
        FrameView(
            audience: .desk, office: OfficeView(parent: "Pemerintah Kabupaten", name: "Dinas Kominfo"),
            person: PersonView(name: "Arum Samudra", role: "Kepala"), csrf: String(repeating: "0", count: 52),
            assets: AssetLinks(stylesheets: ["/aset/balai.css", "/aset/meja.css"]))
    }
}
