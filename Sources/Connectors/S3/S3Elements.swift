/// The elements of an answer in XML, as S3 writes them: no attributes but in the outermost, no comments, no CDATA.
struct S3Elements {
    private let text: Substring

    init(_ text: some StringProtocol) { self.text = Substring(text) }

    /// Whether it is one element of that name, whatever attributes that has.
    func isOne(_ name: String) -> Bool {
        (text.contains("<\(name)>") || text.contains("<\(name) ")) && text.contains("</\(name)>")
    }

    /// The text in the first element of that name.
    func first(_ name: String) -> String? {
        inner(name, from: text.startIndex).map { Self.plain(text[$0.content]) }
    }

    /// What stands in each element of that name.
    func all(_ name: String) -> [S3Elements] {
        var result: [S3Elements] = []
        var place = text.startIndex
        while let found = inner(name, from: place) {
            result.append(S3Elements(text[found.content]))
            place = found.end
        }
        return result
    }

    private func inner(
        _ name: String, from start: Substring.Index
    ) -> (content: Range<Substring.Index>, end: Substring.Index)? {
        guard let open = text[start...].firstRange(of: "<\(name)>"),
            let close = text[open.upperBound...].firstRange(of: "</\(name)>")
        else { return nil }
        return (open.upperBound..<close.lowerBound, close.upperBound)
    }

    /// Without entities: five by name, the others by number.
    private static func plain(_ text: Substring) -> String {
        let names: [Substring: String] = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]
        let parts = text.split(separator: "&", omittingEmptySubsequences: false)
        return parts.dropFirst().reduce(String(parts.first ?? "")) { result, part in
            guard let end = part.firstIndex(of: ";") else { return result + "&" + part }
            let name = part[..<end]
            let number = name.hasPrefix("#x") ? UInt32(name.dropFirst(2), radix: 16) : UInt32(name.dropFirst())
            let scalar = name.hasPrefix("#") ? number.flatMap(UnicodeScalar.init).map(String.init) : nil
            return result + (scalar ?? names[name] ?? "&\(name);") + part[part.index(after: end)...]
        }
    }
}
