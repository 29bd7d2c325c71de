extension KeyFile {
    /// The keys of a file.
    struct Content {
        var active: SecretKey
        /// The newest first.
        var older: [SecretKey]
        /// The newest last.
        var index: [IndexKey]

        init(active: SecretKey, older: [SecretKey], index: [IndexKey]) {
            (self.active, self.older, self.index) = (active, older, index)
        }

        private enum Word: String {
            case active = "aktif"
            case older = "lama"
            case index = "indeks"
            case namedIndex = "indeks-bernama"
        }

        /// - Throws: `KeyFailure.malformed`, `.length`, `.incomplete`.
        init(_ text: String, path: String) throws {
            var active: [SecretKey] = []
            (older, index) = ([], [])
            for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                let words = line.split(whereSeparator: \.isWhitespace)
                guard let word = words.first, !word.hasPrefix("#") else { continue }
                guard let word = Word(rawValue: String(word)), words.count == 2 else {
                    throw KeyFailure.malformed(path: path, line: number + 1)
                }
                guard let bytes = Hexadecimal.bytes(words[1]), bytes.count == SecretKey.length else {
                    throw KeyFailure.length(path: path, line: number + 1)
                }
                let key = SecretKey(bytes)
                switch word {
                case .active: active.append(key)
                case .older: older.append(key)
                case .index: index.append(IndexKey(key, isNamed: false))
                case .namedIndex: index.append(IndexKey(key, isNamed: true))
                }
            }
            guard active.count == 1, !index.isEmpty, index.count(where: { !$0.isNamed }) <= 1 else {
                throw KeyFailure.incomplete(path: path)
            }
            self.active = active[0]
        }

        var text: String {
            let lines: [(Word, SecretKey)] =
                [(.active, active)] + older.map { (.older, $0) }
                + index.map { ($0.isNamed ? .namedIndex : .index, $0.key) }
            return
                "# Berkas kunci Balai. Simpan salinannya di tempat lain yang aman: tanpa berkas ini data tidak dapat "
                + "dibaca lagi.\n"
                + lines.map { "\($0.0.rawValue) \(Hexadecimal.text($0.1.bytes))\n" }.joined()
        }

        func keyring(reread: (@Sendable () -> Keyring?)?) -> Keyring {
            Keyring(active: active, older: older, index: index, reread: reread)
        }
    }
}
