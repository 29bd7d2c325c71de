/// Words in a row.
public enum WordList {
    /// “PDF”, “PDF atau JPG”, “PDF, JPG, atau PNG”.
    public static func joined(_ words: [String], with conjunction: String = "dan") -> String {
        switch words.count {
        case 0: ""
        case 1: words[0]
        case 2: "\(words[0]) \(conjunction) \(words[1])"
        default: words.dropLast().joined(separator: ", ") + ", \(conjunction) \(words[words.count - 1])"
        }
    }
}
