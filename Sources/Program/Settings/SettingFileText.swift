/// Reads the text of a file of settings, with the rules of `parse_env_file` in systemd (systemd.exec(5),
/// `EnvironmentFile=`), but says what systemd passes over: a line without `=`, and a quote that does not end.
struct SettingFileText {
    private let text: [Character]
    private let path: String
    private var next = 0
    private var line = 1

    init(_ text: String, path: String) {
        // A line break of Windows is one character here.
        self.text = text.map { $0 == "\r\n" ? "\n" : $0 }
        self.path = path
    }

    /// - Throws: `OperatorTrouble`, naming file and line; never what stands there, which may be a secret.
    func entries() throws -> [SettingFile.Entry] {
        var reader = self
        var entries: [SettingFile.Entry] = []
        while reader.next < text.count { if let entry = try reader.entry() { entries.append(entry) } }
        return entries
    }

    private mutating func entry() throws -> SettingFile.Entry? {
        skip { $0 == " " || $0 == "\t" }
        let start = line
        switch peek {
        case nil, "\n":
            advance()
            return nil
        case "#", ";":
            skip { $0 != "\n" }
            return nil
        default: break
        }
        let name = taken { $0 != "=" && $0 != "\n" }.trimmed
        guard peek == "=" else {
            throw trouble(start, "bukan pengaturan; tulis NAMA=nilai, atau # di awal baris untuk catatan.")
        }
        guard Self.isName(name) else {
            throw trouble(start, "namanya berisi tanda yang bukan huruf besar, angka, atau garis bawah.")
        }
        advance()
        return SettingFile.Entry(name: name, value: try value(from: start), line: start)
    }

    private mutating func value(from start: Int) throws -> String {
        skip { $0 == " " || $0 == "\t" }
        var value = ""
        // What stood in quotes or behind a backslash stays when the end is trimmed.
        var kept = 0
        var mayQuote = true
        while let character = peek, character != "\n" {
            advance()
            switch character {
            case "'" where mayQuote, "\"" where mayQuote:
                value += try quoted(by: character, from: start)
                kept = value.count
                skip { $0 == " " || $0 == "\t" }
            case "\\":
                if let escaped = peek, escaped != "\n" { value.append(escaped) }
                advance()
                (kept, mayQuote) = (value.count, false)
            default:
                value.append(character)
                mayQuote = false
            }
        }
        advance()
        while value.count > kept, value.last == " " || value.last == "\t" { value.removeLast() }
        return value
    }

    private mutating func quoted(by quote: Character, from start: Int) throws -> String {
        var text = ""
        while let character = peek {
            advance()
            if character == quote { return text }
            guard character == "\\", quote == "\"", let escaped = peek else {
                text.append(character)
                continue
            }
            advance()
            switch escaped {
            case "\"", "\\", "$", "`": text.append(escaped)
            case "\n": break
            default: text += ["\\", escaped]
            }
        }
        throw trouble(start, "tanda kutip yang dibuka tidak ditutup.")
    }

    private var peek: Character? { next < text.count ? text[next] : nil }

    private mutating func advance() {
        if peek == "\n" { line += 1 }
        next += 1
    }

    private mutating func skip(while matches: (Character) -> Bool) { _ = taken(while: matches) }

    private mutating func taken(while matches: (Character) -> Bool) -> String {
        var taken = ""
        while let character = peek, matches(character) {
            taken.append(character)
            advance()
        }
        return taken
    }

    private static func isName(_ name: String) -> Bool {
        !name.isEmpty
            && name.utf8.allSatisfy { byte in
                (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
            }
    }

    private func trouble(_ line: Int, _ message: String) -> OperatorTrouble {
        OperatorTrouble("\(path) baris \(line): \(message)")
    }
}

extension String {
    fileprivate var trimmed: String {
        var text = self[...]
        while text.last == " " || text.last == "\t" { text.removeLast() }
        return String(text)
    }
}
