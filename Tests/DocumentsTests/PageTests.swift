import Documents
import Testing

/// PDF: what it holds, and its pages as pictures.
@Suite struct PageTests {
    @Test func facts() async throws {
        let facts = try await pictures.facts(.path(path(of: "dua-halaman.pdf")))
        #expect(facts == PictureFacts(type: .pdf, width: 595, height: 842, pages: 2))
        let photo = try await pictures.facts(.bytes(Pixels(noise: 30, 20).jpeg()))
        #expect(photo == PictureFacts(type: .jpeg, width: 30, height: 20, pages: 1))
    }

    @Test func pages() async throws {
        let bytes = try file("dua-halaman.pdf")
        let first = try await pictures.page(.bytes(bytes), number: 1, width: 1000)
        #expect(first.width == 1000)
        #expect((1414...1416).contains(first.height))
        let upright = try Pixels(jpeg: first.bytes)
        #expect(upright.isNear(black, at: 500, 200))
        #expect(upright.isNear(white, at: 500, 1300))

        let second = try await pictures.page(.bytes(bytes), number: 2, width: 500)
        #expect(second.width == 500)
        let across = try Pixels(jpeg: second.bytes)
        #expect(across.isNear(red, at: 100, 100))
        #expect(across.isNear(white, at: 450, 50))
    }

    @Test func aPathAndItsBytesGiveTheSame() async throws {
        let bytes = try await pictures.page(.bytes(try file("dua-halaman.pdf")), width: 200)
        #expect(try await pictures.page(.path(path(of: "dua-halaman.pdf")), width: 200) == bytes)
    }

    @Test func aPhotoHasOnePage() async throws {
        let photo = Pixels(width: 300, height: 200) { _, _ in blue }.jpeg()
        let page = try await pictures.page(.bytes(photo), width: 150)
        #expect((page.width, page.height) == (150, 100))
        #expect(try await pictures.page(.bytes(photo), width: 1000).width == 300)
        await #expect(throws: FileProblem.noSuchPage(2, pages: 1)) {
            try await pictures.page(.bytes(photo), number: 2)
        }
    }

    @Test func pagesThatAreNotThere() async throws {
        let bytes = try file("dua-halaman.pdf")
        let error = await #expect(throws: FileProblem.noSuchPage(3, pages: 2)) {
            try await pictures.page(.bytes(bytes), number: 3)
        }
        #expect(error?.userMessage(name: "a.pdf") == "Halaman 3 tidak ada. Berkas “a.pdf” berisi 2 halaman.")
        await #expect(throws: FileProblem.self) { try await pictures.page(.bytes(bytes), number: 0) }
    }

    @Test func passwords() async throws {
        let locked = try file("dikunci.pdf")
        let error = await #expect(throws: FileProblem.locked) { try await pictures.facts(.bytes(locked)) }
        #expect(
            error?.userMessage(name: "a.pdf")
                == "PDF “a.pdf” dikunci kata sandi. Simpan salinan tanpa kata sandi, lalu unggah lagi.")
        #expect(try await pictures.facts(.bytes(try file("dibatasi.pdf"))).pages == 2)
    }

    @Test func broken() async {
        let error = await #expect(throws: FileProblem.broken(.pdf)) {
            try await pictures.facts(.bytes(Array("%PDF-1.4\nbukan apa-apa\n%%EOF\n".utf8)))
        }
        #expect(
            error?.userMessage(name: "a.pdf")
                == "PDF “a.pdf” tidak dapat dibuka. Simpan ulang PDF itu, lalu unggah lagi.")
    }
}
