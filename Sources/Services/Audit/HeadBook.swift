import Forms
import Store

/// The heads of an office's cases as its lists say, in the order of their roots: what each root was made over. Holds
/// every head that was ever listed, some 200 bytes each: a later one does not take the place of an earlier one, which
/// must still be found in the case.
struct HeadBook: Sendable {
    /// The last of each case that was there at the last root.
    private(set) var heads: [String: CaseHead] = [:]
    /// What roots were made over before that, of cases that changed since; in order.
    private var earlier: [String: [CaseHead]] = [:]
    /// Cases that a root had and a later one had not, with the day on which that was written down.
    private(set) var gone: [(head: CaseHead, day: CalendarDate)] = []

    /// Every head of a case that a root was made over, in order.
    func witnesses(of id: String) -> [CaseHead] { (earlier[id] ?? []) + (heads[id].map { [$0] } ?? []) }

    /// The line of a list for a head that changed.
    static func line(_ head: CaseHead) -> String {
        "\(head.id) \(word(head.number)) \(head.count) \(Hexadecimal.text(head.head))\n"
    }

    /// The line of a list for a case that is not there any more.
    static func line(gone head: CaseHead) -> String { "\(head.id) \(word(head.number)) hilang\n" }

    /// A number comes from the database, where somebody may have left a line's end in it.
    private static func word(_ number: String) -> String {
        let kept = number.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "-/.".contains($0)) }
        return kept.isEmpty ? "-" : kept
    }

    /// - Returns: false for what is no line of a list.
    @discardableResult
    mutating func read(_ text: String, of day: CalendarDate) -> Bool {
        let words = text.split(separator: " ").map(String.init)
        if words.count == 3, words[2] == "hilang" {
            guard let known = heads.removeValue(forKey: words[0]) else { return false }
            earlier[known.id, default: []].append(known)
            gone.append((known, day))
            return true
        }
        guard words.count == 4, let count = Int(words[2]), let hash = Hexadecimal.bytes(words[3]) else { return false }
        let head = CaseHead(id: words[0], number: words[1], count: count, head: hash, day: day)
        if let known = heads.updateValue(head, forKey: head.id) { earlier[head.id, default: []].append(known) }
        return true
    }

    /// The root over all of them.
    var root: [UInt8] {
        var tree = MerkleTree()
        for head in heads.values.sorted(by: { $0.id < $1.id }) { tree.add(head.leaf) }
        return tree.root
    }

    /// Lists as they lie there.
    /// - Parameter days: in the order of the lines that vouch for them, which is that of time unless a clock was wrong.
    static func read(_ lists: HeadLists, of days: [CalendarDate]) throws -> HeadBook {
        var book = HeadBook()
        for day in days { _ = try lists.read(day) { book.read($0, of: day) } }
        return book
    }
}
