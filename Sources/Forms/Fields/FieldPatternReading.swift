extension FieldPattern {
    /// The text in the pattern's normal form, or what is wrong with it.
    func read(_ text: String, label: String) -> Result<String, FieldTrouble> {
        switch self {
        case .digits:
            return TypedText.isDigits(text) ? .success(text) : .failure(.malformed("\(label) hanya berisi angka"))
        case .letters:
            return text.allSatisfy { $0.isLetter || $0 == " " }
                ? .success(text) : .failure(.malformed("\(label) hanya berisi huruf dan spasi"))
        case .domainLabel:
            let name = text.lowercased()
            if name.contains(".") { return .failure(.malformed("\(label) ditulis tanpa titik")) }
            return DomainName.trouble(inLabel: name, called: label).map { .failure($0) } ?? .success(name)
        case .postCode:
            return TypedText.isDigits(text) && text.utf8.count == 5
                ? .success(text) : .failure(.malformed("\(label) berisi lima angka"))
        case .numberPlate: return numberPlate(text, label: label)
        }
    }

    /// One or two letters, up to four digits, up to three letters: `AA 1234 BC`.
    private func numberPlate(_ text: String, label: String) -> Result<String, FieldTrouble> {
        let plate = text.uppercased().filter { !$0.isWhitespace && $0 != "." && $0 != "-" }
        let area = plate.prefix { $0.isASCII && $0.isLetter }
        let number = plate.dropFirst(area.count).prefix { $0.isASCII && $0.isNumber }
        let series = plate.dropFirst(area.count + number.count)
        guard (1...2).contains(area.count), (1...4).contains(number.count), series.count <= 3,
            series.allSatisfy({ $0.isASCII && $0.isLetter })
        else { return .failure(.malformed("\(label) ditulis seperti AA 1234 BC")) }
        return .success([area, number, series].filter { !$0.isEmpty }.joined(separator: " "))
    }
}
