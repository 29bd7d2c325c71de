/// Names as browsers write them into a part's header: UTF-8, with `"`, CR and LF as %22, %0D and %0A (HTML, "multipart
/// form data"); every other per cent sign is itself.
enum PartName {
    static func field(_ bytes: [UInt8]) throws(MultipartError) -> String {
        guard let name = String(validating: unescaped(bytes), as: UTF8.self), !hasControl(name) else { throw .badName }
        return name
    }

    /// The last component only: some browsers send the path, and a path is nobody's business here. Characters that
    /// turn the direction of reading are dropped: with one of them `gpj.exe` reads as `exe.jpg`.
    static func file(_ bytes: [UInt8]) throws(MultipartError) -> String {
        var last = String.UnicodeScalarView()
        for scalar in try field(bytes).unicodeScalars {
            if scalar == "/" || scalar == "\\" {
                last = String.UnicodeScalarView()
            } else if !turnsDirection(scalar) {
                last.append(scalar)
            }
        }
        return String(last)
    }

    private static func unescaped(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(.percent) else { return bytes }
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == .percent, index + 2 < bytes.count, let high = bytes[index + 1].hexadecimal,
                let low = bytes[index + 2].hexadecimal,
                case let byte = high << 4 | low, [.quote, .carriageReturn, .lineFeed].contains(byte)
            {
                result.append(byte)
                index += 3
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return result
    }

    private static func hasControl(_ text: String) -> Bool {
        text.unicodeScalars.contains { $0.properties.generalCategory == .control }
    }

    private static func turnsDirection(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
