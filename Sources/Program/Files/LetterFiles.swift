import Services

extension EmbeddedFiles {
    /// The letters that applicants are offered prefilled, by letter type.
    /// - Throws: `OperatorTrouble` where a changed one of `BALAI_ASSETS` cannot be read.
    func letters() throws -> LetterTemplates {
        do {
            return LetterTemplates(
                try all(under: "letters").map { file in
                    try LetterTemplate(name: String(file.name.dropLast(".surat.txt".count)), source: file.text)
                })
        } catch let trouble as LetterTemplateTrouble {
            throw OperatorTrouble(trouble.description)
        }
    }
}
