extension String {
    /// With a capital at the beginning, as a sentence or an option's label starts.
    public var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

    /// As it stands inside a sentence: “Nama usaha” becomes “nama usaha”, and “NIK pemohon” stays as it is.
    public var insideSentence: String {
        let word = prefix { !$0.isWhitespace }
        if word.dropFirst().contains(where: \.isUppercase) || (word.count == 1 && count > 1) { return self }
        return prefix(1).lowercased() + dropFirst()
    }
}

extension Sequence<String> {
    /// “PDF”, “PDF atau JPG”, “PDF, JPG, atau PNG”.
    public func listed(with conjunction: String) -> String {
        let words = Array(self)
        switch words.count {
        case 0: return ""
        case 1: return words[0]
        case 2: return "\(words[0]) \(conjunction) \(words[1])"
        default: return words.dropLast().joined(separator: ", ") + ", \(conjunction) \(words[words.count - 1])"
        }
    }
}
