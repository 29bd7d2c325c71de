/// A PDF of one page with a few lines of text.
enum DemoPDF {
    static func bytes(_ lines: [String]) -> [UInt8] {
        let text = lines.enumerated().map { index, line in
            "/F1 \(index == 0 ? 20 : 13) Tf (\(escaped(line))) Tj 0 -28 Td"
        }.joined(separator: "\n")
        let content = "BT 72 760 Td\n\(text)\nET"
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            "<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
        var file = "%PDF-1.4\n"
        var offsets: [Int] = []
        for (index, object) in objects.enumerated() {
            offsets.append(file.utf8.count)
            file += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let table = offsets.map { offset in
            String(repeating: "0", count: 10 - String(offset).count) + "\(offset) 00000 n \n"
        }.joined()
        let start = file.utf8.count
        file += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n\(table)"
        file += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
        return Array(file.utf8)
    }

    private static func escaped(_ text: String) -> String {
        text.filter(\.isASCII).map { "()\\".contains($0) ? "\\\($0)" : String($0) }.joined()
    }
}
