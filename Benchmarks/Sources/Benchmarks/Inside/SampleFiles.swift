import CZlib

/// Files as applicants send them, made here.
enum SampleFiles {
    /// One page of A4 with lines of text.
    static let pdf: [UInt8] = {
        let lines = (1...40).map {
            "(Baris \($0): keputusan tentang pengelola surat elektronik dan domain) Tj 0 -18 Td"
        }
        let content = "BT /F1 11 Tf 72 780 Td\n\(lines.joined(separator: "\n"))\nET"
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
                + "/Resources << /Font << /F1 5 0 R >> >> >>",
            "<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
        var file = "%PDF-1.4\n"
        var offsets: [Int] = []
        for (index, object) in objects.enumerated() {
            offsets.append(file.utf8.count)
            file += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let start = file.utf8.count
        let table = offsets.map { offset in
            String(repeating: "0", count: 10 - "\(offset)".count) + "\(offset) 00000 n \n"
        }
        file += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n\(table.joined())"
        file += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
        return Array(file.utf8)
    }()

    /// A PNG (RFC 2083) of grey tones with grain, as large as a photo of twelve million pixels.
    static func png(width: Int = 4000, height: Int = 3000) -> [UInt8] {
        var rows: [UInt8] = []
        rows.reserveCapacity(height * (width + 1))
        var grain: UInt32 = 2_463_534_242
        for y in 0..<height {
            rows.append(0)
            for x in 0..<width {
                grain ^= grain << 13
                grain ^= grain >> 17
                grain ^= grain << 5
                rows.append(UInt8((x + y) / 32 % 224) + UInt8(grain & 15))
            }
        }
        var length = compressBound(UInt(rows.count))
        var packed = [UInt8](repeating: 0, count: Int(length))
        compress2(&packed, &length, rows, UInt(rows.count), 1)
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
            + chunk("IHDR", big(width) + big(height) + [8, 0, 0, 0, 0])
            + chunk("IDAT", Array(packed[..<Int(length)])) + chunk("IEND", [])
    }

    private static func chunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
        let body = Array(type.utf8) + content
        return big(content.count) + body + big(Int(crc32(0, body, UInt32(body.count))))
    }

    private static func big(_ number: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(number >> $0 & 255) } }
}
