extension Field {
    /// Makes the normal form of what a person typed, or says what is wrong with it; nil when nothing was typed.
    ///
    /// Looks at the answer alone: whether it must be given, and whether the question is shown, is for
    /// ``FormValidation``.
    public func normalized(_ raw: RawAnswer, in context: some ConditionContext) -> Result<Value?, FieldTrouble> {
        read(raw).flatMap { value in
            guard let value else { return .success(nil) }
            if let trouble = trouble(with: value, in: context) { return .failure(trouble) }
            return .success(value)
        }
    }

    /// The normal form of a word in a file (`jika: {pemohon.hp: 0812…}`), whatever the limits; nil where it has none.
    public func normalForm(of word: String) -> Value? {
        guard case .success(let value) = read(.text(word)) else { return nil }
        return value
    }

    /// The value that was typed, not yet held against the question's limits.
    func read(_ raw: RawAnswer) -> Result<Value?, FieldTrouble> {
        switch raw {
        case _ where raw.isEmpty: .success(nil)
        case .texts(let texts): read(texts.filter { !$0.isBlank }).map { $0.ifFilled }
        case .rows(let rows) where kind == .rows: readRows(rows)
        case .rows: .failure(.malformed("\(subject) tidak dapat diisi dengan daftar"))
        }
    }

    /// - Parameter texts: none of them blank.
    private func read(_ texts: [String]) -> Result<Value, FieldTrouble> {
        let text = texts[0]
        switch kind {
        case .text: return readLine(text)
        case .officer, .office, .familyMember, .letterType, .caseNumber: return readName(text)
        case .paragraph: return limited(TypedText.paragraph(text), to: 10_000)
        case .address, .location:
            return limited(texts.map(TypedText.paragraph).filter { !$0.isEmpty }.joined(separator: ", "), to: 500)
        case .number: return TypedNumber.read(text, label: subject).map { .number($0) }
        case .money: return TypedNumber.readMoney(text, label: subject).map { .number($0) }
        case .date: return TypedDate.read(texts).map { .date($0) }
        case .time: return TypedDate.readTime(text).map { .time($0) }
        case .dateTime: return TypedDate.readDateTime(texts).map { .dateTime($0.0, $0.1) }
        case .yesNo: return readFlag(text)
        case .statement: return readFlag(text)
        case .choice: return readChoices([text]).map { .text($0[0]) }
        case .choices: return readChoices(texts).map { .choices($0) }
        case .nik: return PopulationNumber.nik(text).map { .text($0.digits) }
        case .familyNumber: return PopulationNumber.familyCard(text).map { .text($0.digits) }
        case .nip: return ServantNumber.read(text).map { .text($0) }
        case .phone: return Telephone.read(text).map { .text($0) }
        case .email: return MailAddress.read(text).map { .text($0) }
        case .newMailAddress: return MailAddress.readNew(text).map { .text($0) }
        case .newDomain: return DomainName.read(text).map { .text($0) }
        case .url: return WebAddress.read(text).map { .text($0) }
        case .region: return RegionCode.read(text).map { .text($0) }
        case .classification: return readClassification(text)
        case .rows: return .failure(.malformed("\(subject) harus diisi sebagai daftar"))
        }
    }

    private func readLine(_ text: String) -> Result<Value, FieldTrouble> {
        let line = TypedText.line(text)
        guard let pattern else { return limited(line, to: 250) }
        return pattern.read(line, label: subject).map { .text($0) }
    }

    /// The name of something that is chosen from the office's own lists; whether it exists is known where the list is.
    private func readName(_ text: String) -> Result<Value, FieldTrouble> { limited(TypedText.line(text), to: 100) }

    /// A text without a `maks` of its own still ends somewhere.
    private func limited(_ text: String, to usual: Int) -> Result<Value, FieldTrouble> {
        guard maximum != nil || text.count <= usual else {
            let limit = Int64(usual).grouped
            return .failure(
                FieldTrouble(
                    .tooLarge, "\(subject) paling panjang \(limit) karakter, sekarang \(Int64(text.count).grouped)"))
        }
        return .success(.text(text))
    }

    private func readFlag(_ text: String) -> Result<Value, FieldTrouble> {
        switch TypedText.line(text).lowercased() {
        case "ya": .success(.flag(true))
        case "tidak": .success(.flag(false))
        default: .failure(.malformed("Pilih ya atau tidak"))
        }
    }

    /// The options' names, in the order of the file.
    private func readChoices(_ texts: [String]) -> Result<[String], FieldTrouble> {
        let chosen = Set(texts.map(TypedText.line))
        let known = options.map(\.name).filter(chosen.contains)
        guard known.count == chosen.count else {
            let labels = options.map { "“\($0.label)”" }.listed(with: "atau")
            return .failure(FieldTrouble(.notAnOption, "Pilih \(labels)"))
        }
        return .success(known)
    }

    /// Permendagri 83/2022 and, before it, 78/2012: three digits, then groups after dots.
    private func readClassification(_ text: String) -> Result<Value, FieldTrouble> {
        let code = text.filter { !$0.isWhitespace }
        let groups = code.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard groups[0].count == 3, groups.allSatisfy({ TypedText.isDigits($0) && $0.count <= 4 }), groups.count <= 8
        else {
            return .failure(.malformed("Kode klasifikasi diawali tiga angka, misalnya 400.12.2"))
        }
        return .success(.text(code))
    }

    /// How a message names this question.
    var subject: String { label.hasSuffix("?") ? "Jawaban" : label }
}
