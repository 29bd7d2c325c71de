import FoundationEssentials
import Pages
import Services
import Testing
import Web

/// Files that people upload.
enum Papers {
    /// A PDF of one page with a line of text.
    static func pdf(_ text: String) -> [UInt8] {
        let content = "BT /F1 18 Tf 60 700 Td (\(text)) Tj ET"
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            """
            << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
            /Resources << /Font << /F1 5 0 R >> >> >>
            """,
            "<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
        var file = "%PDF-1.4\n"
        var places: [Int] = []
        for (index, object) in objects.enumerated() {
            places.append(file.utf8.count)
            file += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let table = file.utf8.count
        file += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for place in places {
            file += String(repeating: "0", count: 10 - "\(place)".count) + "\(place) 00000 n \n"
        }
        file += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(table)\n%%EOF\n"
        return Array(file.utf8)
    }

    /// One of the sample files of the repo.
    static func sample(_ name: String) throws -> [UInt8] {
        try Array(#require(FileManager.default.contents(atPath: Repo.path("Tests/DocumentsTests/Files/\(name)"))))
    }
}

/// The repo that these tests stand in.
enum Repo {
    static let root = String(#filePath.dropLast("/Tests/WebTests/Support/Papers.swift".count))

    static func path(_ inside: String) -> String { "\(root)/\(inside)" }

    static func bytes(_ inside: String) throws -> [UInt8] {
        try Array(#require(FileManager.default.contents(atPath: path(inside))))
    }

    /// The letters that come with Balai; like what follows, read once: each site of hundreds has them.
    static let letters = Result { try readLetters() }
    /// The SOPs that come with Balai.
    static let shippedSOPs = Result { try readShippedSOPs() }
    /// The guides that come with Balai, with their pictures.
    static let guides = Result { try readGuides() }

    private static func readLetters() throws -> LetterTemplates {
        let names = try FileManager.default.contentsOfDirectory(atPath: path("letters"))
        return LetterTemplates(
            try names.map { name in
                let bytes = try #require(FileManager.default.contents(atPath: path("letters/\(name)")))
                return try LetterTemplate(
                    name: String(name.dropLast(".surat.txt".count)), source: String(decoding: bytes, as: UTF8.self))
            })
    }

    private static func readShippedSOPs() throws -> [ShippedSOP] {
        try FileManager.default.contentsOfDirectory(atPath: path("procedures")).sorted().compactMap { name in
            ShippedSOP(source: String(decoding: try bytes("procedures/\(name)"), as: UTF8.self))
        }
    }

    private static func readGuides() throws -> GuideShelf {
        try GuideShelf(
            files: GuideShelf.names.map { name in
                (name, String(decoding: try bytes("docs/panduan/\(name).md"), as: UTF8.self))
            }, pictures: guidePictures())
    }

    static func guidePictures() throws -> [Asset] {
        try FileManager.default.contentsOfDirectory(atPath: path("docs/gambar")).sorted().map { name in
            Asset(name: name, type: "image/png", bytes: try bytes("docs/gambar/\(name)"))
        }
    }
}
