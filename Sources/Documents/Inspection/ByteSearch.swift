extension ArraySlice<UInt8> {
    /// Where the bytes first stand in these.
    func position(of needle: [UInt8]) -> Int? {
        guard let first = needle.first else { return startIndex }
        var from = startIndex
        while from + needle.count <= endIndex, let candidate = self[from...].firstIndex(of: first) {
            if self[candidate...].starts(with: needle) { return candidate }
            from = candidate + 1
        }
        return nil
    }

    func position(of needle: String) -> Int? {
        position(of: Array(needle.utf8))
    }
}

extension [UInt8] {
    /// Whether the text stands exactly there.
    func has(_ text: String, at offset: Int) -> Bool {
        dropFirst(offset).starts(with: text.utf8)
    }
}
