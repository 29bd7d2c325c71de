import Documents
import Testing

@testable import Web

/// What is remembered of a paper: what it is, never how busy the machine was.
@Suite struct PaperFactsTests {
    private let worker = PictureProcess(executable: Site.besideTests("gambar"), arguments: [])

    @Test func aDecoderThatCannotStartIsNotABrokenFile() async throws {
        let (facts, pdf) = (PaperFacts(), Papers.pdf("sk"))
        let none = PictureProcess(executable: "/tidak/ada")
        #expect(try await facts.facts(of: "a", pictures: none) { pdf } == nil)
        #expect(try await facts.facts(of: "a", pictures: worker) { pdf }?.pages == 1)
    }

    @Test func aBrokenFileIsLookedAtOnce() async throws {
        let facts = PaperFacts()
        let broken = Array("%PDF-1.7 bukan".utf8)
        #expect(try await facts.facts(of: "a", pictures: worker) { broken } == nil)
        #expect(
            try await facts.facts(of: "a", pictures: worker) {
                Issue.record("asked for again")
                return broken
            } == nil)
    }
}
