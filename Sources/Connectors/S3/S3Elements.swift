import Glibc

/// The elements of an answer in XML, as S3 writes them: no attributes but in the outermost, no comments, no CDATA.
struct S3Elements {
    private let bytes: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

    /// Whether it is one whole element of that name, whatever attributes that has.
    func isOne(_ name: String) -> Bool {
        let isOpened = [">", " "].contains { find("<\(name)\($0)", from: bytes.startIndex) != nil }
        return isOpened && find("</\(name)>", from: bytes.startIndex) != nil
    }

    /// The text in the first element of that name.
    func first(_ name: String) -> String? {
        inner(name, from: bytes.startIndex).map { Self.plain(String(decoding: bytes[$0.content], as: UTF8.self)) }
    }

    /// What stands in each element of that name.
    func all(_ name: String) -> [S3Elements] {
        var result: [S3Elements] = []
        var place = bytes.startIndex
        while let found = inner(name, from: place) {
            result.append(S3Elements(bytes[found.content]))
            place = found.end
        }
        return result
    }

    private func inner(_ name: String, from start: Int) -> (content: Range<Int>, end: Int)? {
        guard let open = find("<\(name)>", from: start), let close = find("</\(name)>", from: open.upperBound) else {
            return nil
        }
        return (open.upperBound..<close.lowerBound, close.upperBound)
    }

    /// - Parameter tag: begins with `<`.
    private func find(_ tag: String, from start: Int) -> Range<Int>? {
        let tag = Array(tag.utf8)
        return bytes[start...].withUnsafeBytes { rest in
            guard let base = rest.baseAddress else { return nil }
            var place = 0
            while let found = memchr(base + place, 0x3C, rest.count - place) {
                place = UnsafeRawPointer(found) - base
                guard place + tag.count <= rest.count else { return nil }
                if memcmp(found, tag, tag.count) == 0 { return start + place..<start + place + tag.count }
                place += 1
            }
            return nil
        }
    }

    /// Without entities: five by name, the others by number.
    private static func plain(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        let names: [Substring: String] = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]
        let parts = text.split(separator: "&", omittingEmptySubsequences: false)
        return parts.dropFirst().reduce(String(parts[0])) { result, part in
            guard let end = part.firstIndex(of: ";") else { return result + "&" + part }
            let name = part[..<end]
            let number = name.hasPrefix("#x") ? UInt32(name.dropFirst(2), radix: 16) : UInt32(name.dropFirst())
            let scalar = name.hasPrefix("#") ? number.flatMap(UnicodeScalar.init).map(String.init) : nil
            return result + (scalar ?? names[name] ?? "&\(name);") + part[part.index(after: end)...]
        }
    }
}
