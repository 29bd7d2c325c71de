import Glibc

extension ArraySlice<UInt8> {
    /// Where the bytes first stand in these.
    func position(of needle: [UInt8]) -> Int? {
        withUnsafeBytes { hay in
            guard let start = hay.baseAddress, let found = memmem(start, hay.count, needle, needle.count) else {
                return nil
            }
            return startIndex + (UnsafeRawPointer(found) - start)
        }
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
