import Documents
import FoundationEssentials
import Glibc
import Procedures
import Testing

/// The PDF, by what other programs read in it.
struct DrawingPDFTests {
    private static let drawing: Drawing = {
        var procedure = Procedure(name: "contoh", version: 1, title: "Contoh & uji", officeKinds: ["dinas"], start: "a")
        procedure.lanes = [Lane(name: "p", title: "Pemohon", party: .applicant)]
        procedure.results = [CaseResult(name: "terbit", title: "Terbit", kind: .success)]
        procedure.steps = (0..<24).map { index in
            var step = Step(
                name: "s\(index)", text: "Mengerjakan bagian ke-\(index) – “dengan teliti”", isDecision: false)
            step.performers = .one("p")
            step.requirements = [.text("Formulir"), .text("Kartu keluarga yang masih berlaku")]
            step.outcomes = [
                Outcome(name: "selesai", label: "Selesai", targets: [index == 23 ? "terbit" : "s\(index + 1)"])
            ]
            return step
        }
        procedure.start = "s0"
        return try! Drawing(procedure, identity: OfficialIdentity(), catalogue: Catalogue(), on: .f4)
    }()

    @Test func theSameDrawingGivesTheSameBytes() throws {
        let bytes = try DrawingPDF(Self.drawing).bytes()
        #expect(bytes.starts(with: Array("%PDF-1.".utf8)))
        #expect(try DrawingPDF(Self.drawing).bytes() == bytes)
    }

    /// Poppler finds every word where the layout put it.
    @Test func wordsLieWhereTheLayoutSays() throws {
        let read = try Poppler.run("pdftotext", ["-bbox", "-", "-"], on: try DrawingPDF(Self.drawing).bytes())
        let pages = read.split(separator: "<page ").dropFirst()
        #expect(pages.count == Self.drawing.pages.count)
        for (page, drawn) in zip(pages, Self.drawing.pages) {
            #expect(abs(Poppler.number("width", in: page) - drawn.width) < 0.1)
            #expect(abs(Poppler.number("height", in: page) - drawn.height) < 0.1)
            let words = page.split(separator: "<word ").dropFirst().map { Poppler.word($0) }
            for text in drawn.texts {
                let parts = text.line.split(separator: " ")
                let first = words.contains {
                    $0.text == parts[0] && abs($0.left - text.box.x) < 0.7 && $0.lies(in: text)
                }
                let last = words.contains {
                    $0.text == parts[parts.count - 1] && abs($0.right - text.box.right) < 0.7 && $0.lies(in: text)
                }
                #expect(first && last, "“\(text.line)”")
            }
        }
    }

    @Test func fontsAreEmbedded() throws {
        let read = try Poppler.run("pdffonts", ["-"], on: try DrawingPDF(Self.drawing).bytes())
        let fonts = read.split(separator: "\n").dropFirst(2)
        #expect(!fonts.isEmpty)
        for font in fonts {
            #expect(font.contains("Liberation"), "\(font)")
            // name, type, encoding, emb, sub, uni.
            #expect(font.firstRange(of: #/yes\s+yes\s+yes/#) != nil, "\(font)")
        }
    }
}

private enum Poppler {
    struct Word {
        let text: String
        let left: Double
        let right: Double
        let top: Double
        let bottom: Double

        func lies(in drawn: DrawnText) -> Bool { top < drawn.box.bottom && bottom > drawn.box.y }
    }

    static func number(_ name: String, in tag: Substring) -> Double {
        guard let start = tag.firstRange(of: "\(name)=\"")?.upperBound else { return .nan }
        return Double(tag[start...].prefix { $0 != "\"" }) ?? .nan
    }

    static func word(_ tag: Substring) -> Word {
        let text = tag.drop { $0 != ">" }.dropFirst().prefix { $0 != "<" }
        return Word(
            text: String(text).replacing("&amp;", with: "&"), left: number("xMin", in: tag),
            right: number("xMax", in: tag),
            top: number("yMin", in: tag), bottom: number("yMax", in: tag))
    }

    /// What a program of poppler-utils says of a PDF on its standard input.
    static func run(_ program: String, _ arguments: [String], on pdf: [UInt8]) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "poppler-\(UInt64.random(in: 0 ... .max))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (input, output) = ("\(folder.path())/masuk.pdf", "\(folder.path())/keluar")
        try Data(pdf).write(to: URL(filePath: input))
        let line = ([program] + arguments).joined(separator: " ")
        let status = system("\(line) < '\(input)' > '\(output)'")
        try #require(status == 0, "\(program) of poppler-utils")
        return String(decoding: try Data(contentsOf: URL(filePath: output)), as: UTF8.self)
    }
}
