import Store
import Testing

@Suite struct IdentifierTests {
    @Test func anIdentifierIs128BitsInAnAlphabetWithoutDoubles() {
        let ids = (0..<1000).map { _ in Identifier.random() }
        #expect(Set(ids).count == 1000)
        #expect(ids.allSatisfy { $0.count == 26 && $0.allSatisfy("0123456789abcdefghjkmnpqrstvwxyz".contains) })
        #expect(Identifier.token().count == 52)
    }

    @Test func theSameSeedGivesTheSameNames() {
        let (one, two, other) = (SeededRandom("peragaan"), SeededRandom("peragaan"), SeededRandom("lain"))
        let names = (0..<3).map { _ in Identifier.random(from: one) }
        #expect(names == (0..<3).map { _ in Identifier.random(from: two) })
        #expect(Set(names).count == 3)
        #expect(!names.contains(Identifier.random(from: other)))
    }

    @Test func aTrackingCodeIsReadAsPeopleTypeIt() throws {
        for _ in 0..<200 {
            let code = TrackingCode()
            let printed = code.description
            #expect(printed.split(separator: "-").map(\.count) == [4, 4, 4, 1])
            #expect(!printed.contains { "ILOU".contains($0) })
            #expect(TrackingCode(typed: printed) == code)
            #expect(TrackingCode(typed: " " + printed.lowercased().replacing("-", with: " ")) == code)
            #expect(TrackingCode(typed: code.symbols.replacing("0", with: "o").replacing("1", with: "l")) == code)
        }
    }

    @Test func aSlipOfThePenIsNoticed() {
        let code = Array(TrackingCode().symbols)
        for index in code.indices {
            for wrong in "0123456789ABCDEFGHJKMNPQRSTVWXYZ" where wrong != code[index] {
                var typed = code
                typed[index] = wrong
                #expect(TrackingCode(typed: String(typed)) == nil)
            }
        }
        for wrong in ["", "7K3M", String(code) + "0", String(code.dropLast()), "!K3M-Q9XD-2HTA-6", "7K3M-Q9XD-2HTA-é"] {
            #expect(TrackingCode(typed: wrong) == nil)
        }
    }

    @Test func aTrackingCodeHoldsSixtyRandomBits() {
        let codes = (0..<2000).map { _ in Array(TrackingCode().symbols.utf8) }
        #expect(Set(codes).count == 2000)
        // Each of the twelve random places takes every one of the 32 symbols.
        for place in 0..<12 { #expect(Set(codes.map { $0[place] }).count == 32) }
    }
}
