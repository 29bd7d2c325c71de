/// The form of a name in a file: `[a-z][a-z0-9]*(-[a-z0-9]+)*`, at most 40 characters (SOP.md §0).
public enum NameForm {
    public static func matches(_ text: some StringProtocol) -> Bool {
        guard (1...40).contains(text.utf8.count), let first = text.utf8.first, isLetter(first) else { return false }
        var wasHyphen = false
        for byte in text.utf8 {
            if byte == UInt8(ascii: "-") {
                if wasHyphen { return false }
                wasHyphen = true
            } else {
                guard isLetter(byte) || (0x30...0x39).contains(byte) else { return false }
                wasHyphen = false
            }
        }
        return !wasHyphen
    }

    /// Names joined by single dots: a reference such as `formulir.isian`.
    public static func matchesReference(_ text: some StringProtocol) -> Bool {
        text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { matches($0) }
    }

    /// The name that a text would make: `Jam mulai` → `jam-mulai`; nil where it makes none, or is one.
    public static func suggestion(for text: some StringProtocol) -> String? {
        let words = text.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        let name = words.joined(separator: "-")
        return matches(name) && name != text ? name : nil
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
}
