import Documents
import Testing

@Suite struct FileTypeTests {
    private static func utf16(_ text: String) -> [UInt8] { text.utf8.flatMap { [$0, 0] } }
    private static let zip: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
    private static let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

    struct Sample {
        var type: FileType
        var bytes: [UInt8]

        init(_ type: FileType, _ text: String) {
            self.init(type, [], text)
        }

        init(_ type: FileType, _ bytes: [UInt8], _ text: String = "") {
            self.type = type
            self.bytes = bytes + text.utf8
        }
    }

    private static let samples: [Sample] = [
        Sample(.pdf, "%PDF-1.7\n"),
        Sample(.pdf, "dibuat oleh pemindai\n%PDF-1.7\n"),
        Sample(.jpeg, [0xFF, 0xD8, 0xFF, 0xE0]),
        Sample(.png, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        Sample(.gif, "GIF89a"),
        Sample(.webp, "RIFF\0\0\0\0WEBPVP8 "),
        Sample(.audio, "RIFF\0\0\0\0WAVE"),
        Sample(.heic, "\0\0\0\u{18}ftypheic\0\0\0\0mif1heic"),
        Sample(.avif, "\0\0\0\u{18}ftypmif1\0\0\0\0mif1avif"),
        Sample(.video, "\0\0\0\u{18}ftypisom\0\0\0\0isommp42"),
        Sample(.bmp, "BM\0\0\0\0\0\0\0\0"),
        Sample(.tiff, [0x49, 0x49, 0x2A, 0x00, 0x08]),
        Sample(.html, "\u{FEFF} \n<!DOCTYPE HTML><p>"),
        Sample(.html, "<?xml version='1.0'?><html>"),
        Sample(.html, "<html>%PDF-1.7"),
        Sample(.svg, "<?xml version='1.0'?><svg/>"),
        Sample(.xml, "<?xml version='1.0'?><a/>"),
        Sample(.rtf, "{\\rtf1 surat}"),
        Sample(.windowsProgram, "MZ\u{10}\0\u{3}\0\0\0"),
        Sample(.linuxProgram, [0x7F, 0x45, 0x4C, 0x46, 2]),
        Sample(.excel, zip, "....xl/workbook.xml"),
        Sample(.powerPoint, zip, "....ppt/presentation.xml"),
        Sample(.openDocument, zip, "....mimetypeapplication/vnd.oasis.opendocument.text"),
        Sample(.androidProgram, zip, "....AndroidManifest.xml"),
        Sample(.zip, zip, "....foto/ktp.jpg"),
        Sample(.word, compound + utf16("Root Entry") + utf16("WordDocument")),
        Sample(.excel, compound + utf16("Workbook")),
        Sample(.office, compound + utf16("EncryptedPackage")),
        Sample(.rar, "Rar!\u{1A}\u{7}\u{1}\0"),
        Sample(.text, "Kepada Yth. Bapak Camat, désa\r\n"),
        Sample(.unknown, [0, 1, 2, 3]),
        Sample(.unknown, []),
    ]

    @Test(arguments: samples) func byContent(_ sample: Sample) {
        #expect(FileType.detect(sample.bytes) == sample.type)
    }

    /// How a content is cut into pieces changes nothing of what it is.
    @Test(arguments: samples) func byContentInPieces(_ sample: Sample) throws {
        #expect(try FileType.detect(FileBytes(sample.bytes, pieceLength: 3)) == sample.type)
    }

    /// The list of streams stands anywhere in a file of the older Office formats; of an archive only the ends are read.
    @Test func namesFarFromTheBeginning() throws {
        let far = [UInt8](repeating: 0, count: 200_001)
        let old = Self.compound + far + Self.utf16("PowerPoint Document") + far
        #expect(try FileType.detect(FileBytes(old, pieceLength: 65_536)) == .powerPoint)
        #expect(try FileType.detect(FileBytes(Self.zip + far + Array("word/document.xml".utf8))) == .word)
        #expect(try FileType.detect(FileBytes(Self.zip + far + Array("word/document.xml".utf8) + far)) == .zip)
    }

    @Test func aRealWordDocument() throws {
        #expect(FileType.detect(try file("surat.docx")) == .word)
    }

    /// A text longer than what is looked at, with a letter of two bytes where the look ends.
    @Test func textCutInALetter() {
        #expect(FileType.detect(Array((String(repeating: "a", count: 4095) + "é").utf8)) == .text)
    }

    @Test func names() {
        #expect(FileType.claimed(by: "KTP bu Sri.JPEG") == .jpeg)
        #expect(FileType.claimed(by: "akta.v2.pdf") == .pdf)
        #expect(FileType.claimed(by: "pdf") == nil)
        #expect(FileType.claimed(by: ".pdf") == nil)
        #expect(FileType.claimed(by: "unduhan.berkas") == nil)
    }

    @Test func everyExtensionNamesOneType() {
        let all = FileType.allCases.flatMap(\.extensions)
        #expect(Set(all).count == all.count)
    }
}
