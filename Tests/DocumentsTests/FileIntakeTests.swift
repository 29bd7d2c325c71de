import Documents
import Testing

@Suite struct FileIntakeTests {
    private let intake = FileIntake(pictures: pictures)

    @Test func aPDFIsKeptByteForByte() async throws {
        let bytes = try file("dua-halaman.pdf")
        let accepted = try await intake.accept(name: "akta.pdf", bytes: bytes, rule: FileRule())
        #expect(accepted == AcceptedFile(name: "akta.pdf", type: .pdf, bytes: bytes, pages: 2))
    }

    @Test func aPictureIsKeptAsJPEG() async throws {
        let png = PNG.encoded(width: 40, height: 30) { _, _ in red + [255] }
        let accepted = try await intake.accept(name: "KTP.png", bytes: png, rule: FileRule())
        #expect(accepted.name == "KTP.jpg")
        #expect(accepted.type == .jpeg)
        #expect(FileType.detect(accepted.bytes) == .jpeg)
        #expect(try await intake.accept(name: "ktp", bytes: png, rule: FileRule()).name == "ktp.jpg")
    }

    @Test func thePapersOwnLimitHoldsForWhatIsKept() async throws {
        let rule = FileRule(largestKept: 30_000)
        let photo = Pixels(noise: 800, 600).jpeg()
        #expect(photo.count > 200_000)
        #expect(try await intake.accept(name: "a.jpg", bytes: photo, rule: rule).bytes.count <= 30_000)
    }

    @Test func refusals() async throws {
        let pdf = try file("dua-halaman.pdf")
        let error = await #expect(throws: FileProblem.tooManyPages(2, limit: 1)) {
            try await intake.accept(name: "a.pdf", bytes: pdf, rule: FileRule(mostPages: 1))
        }
        #expect(
            error?.userMessage(name: "a.pdf")
                == "PDF “a.pdf” berisi 2 halaman, paling banyak 1. Unggah halaman yang diminta saja.")
        await #expect(throws: FileProblem.empty) {
            try await intake.accept(name: "a.pdf", bytes: [], rule: FileRule())
        }
        let locked = try file("dikunci.pdf")
        await #expect(throws: FileProblem.locked) {
            try await intake.accept(name: "a.pdf", bytes: locked, rule: FileRule())
        }
    }
}
