import Store
import Testing

@Suite struct KeptTests {
    @Test func whatIsUsedStaysAndTheRestGoes() {
        let kept = Kept<Int, String>(most: 10)
        kept.keep("dipakai", as: 0)
        for number in 1...100 {
            kept.keep("\(number)", as: number)
            #expect(kept[0] == "dipakai")
        }
        #expect(kept[100] == "100")
        #expect(kept[50] == nil)
    }

    @Test func whatIsForgottenIsGone() {
        let kept = Kept<Int, Int>(most: 10)
        for number in 0..<15 { kept.keep(number, as: number) }
        // Of the older generation, and of the younger.
        for number in [8, 14] {
            #expect(kept[number] == number)
            kept.forget(number)
            #expect(kept[number] == nil)
        }
        #expect(kept[13] == 13)
    }

    @Test func neverMoreThanTwiceTheMost() {
        let kept = Kept<Int, Int>(most: 10)
        for number in 0..<1000 { kept.keep(number, as: number, weight: 3) }
        #expect((0..<1000).count { kept[$0] != nil } <= 6)
    }

    @Test func somethingHeavierThanTheMostIsKeptAlone() {
        let kept = Kept<Int, Int>(most: 10)
        kept.keep(1, as: 1)
        kept.keep(2, as: 2, weight: 50)
        #expect(kept[2] == 2)
        kept.keep(3, as: 3)
        #expect(kept[3] == 3)
    }
}
