/// A set of places of a net: where the tokens of a case are. Nets of up to 256 places need no memory of their own.
struct Marking: Hashable {
    private var first: UInt64 = 0
    private var second: UInt64 = 0
    private var third: UInt64 = 0
    private var fourth: UInt64 = 0
    /// Places from 256 on.
    private var more: [UInt64] = []

    /// The empty marking of a net with so many places.
    init(places: Int) {
        if places > 256 { more = Array(repeating: 0, count: (places - 193) / 64) }
    }

    func hash(into hasher: inout Hasher) {
        // Hashing is the hottest work of the proof: the words are mixed into one before the slow, safe hash sees it.
        var mixed = first &* 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 29) ^ second) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 32) ^ third) &* 0x94D0_49BB_1331_11EB
        mixed = (mixed ^ (mixed >> 31) ^ fourth) &* 0x9E37_79B9_7F4A_7C15
        hasher.combine(mixed)
        for word in more { hasher.combine(word) }
    }

    func contains(_ place: Int) -> Bool { self[word: place >> 6] & (1 << UInt64(place & 63)) != 0 }

    mutating func insert(_ place: Int) { self[word: place >> 6] |= 1 << UInt64(place & 63) }

    mutating func remove(_ place: Int) { self[word: place >> 6] &= ~(1 << UInt64(place & 63)) }

    mutating func removeAll() {
        for index in 0..<wordCount { self[word: index] = 0 }
    }

    mutating func formUnion(_ other: Marking) {
        for index in 0..<wordCount { self[word: index] |= other[word: index] }
    }

    func isDisjoint(with other: Marking) -> Bool {
        (0..<wordCount).allSatisfy { self[word: $0] & other[word: $0] == 0 }
    }

    var count: Int {
        var count = 0
        for index in 0..<wordCount { count += self[word: index].nonzeroBitCount }
        return count
    }

    /// Ascending.
    var places: [Int] {
        var places: [Int] = []
        for index in 0..<wordCount {
            var rest = self[word: index]
            while rest != 0 {
                places.append(index * 64 + rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
        return places
    }

    private var wordCount: Int { 4 + more.count }

    private subscript(word index: Int) -> UInt64 {
        get {
            switch index {
            case 0: first
            case 1: second
            case 2: third
            case 3: fourth
            default: more[index - 4]
            }
        }
        set {
            switch index {
            case 0: first = newValue
            case 1: second = newValue
            case 2: third = newValue
            case 3: fourth = newValue
            default: more[index - 4] = newValue
            }
        }
    }
}
