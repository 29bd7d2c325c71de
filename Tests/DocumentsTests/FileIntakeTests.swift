import Documents
import TestPictures
import Testing

@Suite struct FileIntakeTests {
    private let intake = FileIntake(pictures: pictures)

    @Test func aPDFIsKeptByteForByte() async throws {
        let bytes = try file("dua-halaman.pdf")
        let accepted = try await intake.accept(
            name: "akta.pdf", content: FileBytes(bytes, pieceLength: 100), rule: FileRule())
        #expect(accepted == AcceptedFile(name: "akta.pdf", type: .pdf, kept: .asItCame, pages: 2))
    }

    @Test func aPictureIsKeptAsJPEG() async throws {
        let png = PNG.encoded(width: 40, height: 30) { _, _ in red + [255] }
        let accepted = try await intake.accept(name: "KTP.png", content: FileBytes(png), rule: FileRule())
        #expect(accepted.name == "KTP.jpg")
        #expect(accepted.type == .jpeg)
        #expect(FileType.detect(try #require(accepted.made)) == .jpeg)
        #expect(try await intake.accept(name: "ktp", content: FileBytes(png), rule: FileRule()).name == "ktp.jpg")
    }

    @Test func thePapersOwnLimitHoldsForWhatIsKept() async throws {
        let rule = FileRule(largestKept: 30_000)
        let photo = Pixels(noise: 800, 600).jpeg()
        #expect(photo.count > 200_000)
        let accepted = try await intake.accept(name: "a.jpg", content: FileBytes(photo), rule: rule)
        #expect(try #require(accepted.made).count <= 30_000)
    }

    @Test func refusals() async throws {
        let pdf = try file("dua-halaman.pdf")
        let error = await #expect(throws: FileProblem.tooManyPages(2, limit: 1)) {
            try await intake.accept(name: "a.pdf", content: FileBytes(pdf), rule: FileRule(mostPages: 1))
        }
        #expect(
            error?.userMessage(name: "a.pdf")
                == "PDF “a.pdf” berisi 2 halaman, paling banyak 1. Unggah halaman yang diminta saja.")
        await #expect(throws: FileProblem.empty) {
            try await intake.accept(name: "a.pdf", content: FileBytes([]), rule: FileRule())
        }
        let locked = try file("dikunci.pdf")
        await #expect(throws: FileProblem.locked) {
            try await intake.accept(name: "a.pdf", content: FileBytes(locked), rule: FileRule())
        }
    }
}

extension AcceptedFile {
    fileprivate var made: [UInt8]? {
        if case .made(let bytes) = kept { bytes } else { nil }
    }
}
