/// Keys that are written twice in one map. The YAML library stops at the first of them; here each is given another
/// first letter for a while, so that the rest of the file can still be read and checked.
struct DuplicateKeys {
    private var scalars: [Unicode.Scalar]
    private let source: SourceText
    private var renamed: [SourcePosition: Unicode.Scalar] = [:]

    init(_ source: SourceText) {
        self.source = source
        scalars = source.scalars
    }

    var count: Int { renamed.count }

    var text: String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    /// Gives the key at this place another first letter; false when it has none.
    mutating func rename(at position: SourcePosition) -> Bool {
        guard renamed[position] == nil, var index = source.index(of: position) else { return false }
        if scalars[index] == "\"" || scalars[index] == "'" { index += 1 }
        guard scalars.indices.contains(index), scalars[index].properties.isAlphabetic,
            let mark = Unicode.Scalar(0xE000 + UInt32(renamed.count))
        else { return false }
        renamed[position] = scalars[index]
        scalars[index] = mark
        return true
    }

    /// The key as its author wrote it.
    func original(_ key: String, at position: SourcePosition) -> String {
        guard let first = renamed[position] else { return key }
        return String(Character(first)) + String(String.UnicodeScalarView(key.unicodeScalars.dropFirst()))
    }
}
