import FoundationEssentials
import Pages
import Testing
import Web

/// The guides, as whoever has no repository reads them.
@Suite struct HelpPagesTests {
    @Test func everyOfficeHasTheGuides() async throws {
        let browser = try await Regency().site.browser()
        #expect(try await browser.get("/k/aren/").links.contains("/k/aren/bantuan"))
        let list = try await browser.get("/k/aren/bantuan")
        #expect(list.status == 200)
        #expect(
            list.links.filter { $0.hasPrefix("/k/aren/bantuan/") }
                == ["warga", "petugas", "kepala", "admin"].map { "/k/aren/bantuan/\($0)" })
    }

    /// Each chapter of each guide, with its pictures.
    @Test(arguments: GuideShelf.names)
    func everyChapterIsServedWithItsPictures(name: String) async throws {
        let browser = try await Regency().site.browser()
        let guide = try #require(Repo.guides.get().guide(name))
        let list = try await browser.get("/bantuan/\(name)")
        #expect(list.status == 200)
        var pictures: Set<String> = []
        for chapter in guide.chapters {
            let address = "/bantuan/\(name)/\(chapter.name)"
            #expect(list.links.contains(address), "\(address)")
            let page = try await browser.get(address)
            #expect(page.status == 200 && page.words.contains("<h1>\(chapter.title)</h1>"), "\(address)")
            #expect(page.body.count < 24_576, "\(address): \(page.body.count) bytes before packing")
            for source in Set(page.links) where source.hasSuffix(".png") {
                let picture = try await browser.get(source)
                #expect(picture.status == 200 && picture.type == "image/png", "\(source)")
                pictures.insert(source)
            }
        }
        #expect(pictures.count == Set(guide.pictures).count && !pictures.isEmpty)
    }

    @Test func whatIsNotThereIsNotFound() async throws {
        let browser = try await Regency().site.browser()
        for address in ["/bantuan/operasi", "/bantuan/warga/tidak-ada", "/bantuan/../privasi"] {
            #expect(try await browser.get(address).status == 404, "\(address)")
        }
    }

    @Test func theDeskLeadsThere() async throws {
        let kadis = try await Regency().site.browser(as: "kadis")
        #expect(try await kadis.get("/meja").links.contains("/bantuan"))
        // A reader at work finds the way back.
        #expect(try await kadis.get("/bantuan").links.contains("/meja"))
    }

    /// What the binary carries along for them.
    @Test func thePicturesAreSmall() throws {
        let pictures = try Repo.guidePictures()
        #expect(pictures.allSatisfy { $0.bytes.count <= 60 * 1024 })
        #expect(pictures.reduce(0) { $0 + $1.bytes.count } < 1_000_000)
    }
}
