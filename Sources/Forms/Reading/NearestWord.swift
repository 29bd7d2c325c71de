/// The word that an author probably meant (SOP.md §17): at most two letters away.
public enum NearestWord {
    /// The nearest of `words`, or nil when none is within two edits or the text is too short to tell.
    public static func of(_ text: String, in words: some Sequence<String>) -> String? {
        let limit = text.count <= 3 ? 1 : 2
        var best: (word: String, distance: Int)?
        for word in words where word != text {
            let distance = distance(text, word, limit: limit)
            if distance <= limit, distance < best?.distance ?? .max { best = (word, distance) }
        }
        return best?.word
    }

    /// Letters to add, drop, change or swap (optimal string alignment); more than `limit` may be any larger number.
    static func distance(_ left: String, _ right: String, limit: Int) -> Int {
        let a = Array(left.unicodeScalars)
        let b = Array(right.unicodeScalars)
        guard abs(a.count - b.count) <= limit, a.count <= 80, b.count <= 80 else { return limit + 1 }
        var beforeLast: [Int] = []
        var last = Array(0...b.count)
        for i in 0..<a.count {
            var row = [i + 1]
            for j in 0..<b.count {
                var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
                row.append(cost)
            }
            beforeLast = last
            last = row
        }
        return last[b.count]
    }
}
