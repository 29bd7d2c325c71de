import Forms

/// One run of the reader: the file's names, and where findings go. Each section's reading is an extension of its own.
final class Reading {
    let root: SourceNode
    let fileName: String
    let catalogue: Catalogue
    let findings: Findings
    let names: NameIndex
    /// Fields in full, filled by the forms' reading, which comes before everything that asks for a field's kind.
    var fields: [FieldPath: Field] = [:]
    /// What fields and papers keep from the applicant, gathered as they are read.
    var withholdings: [Withholding] = []

    init(root: SourceNode, fileName: String, catalogue: Catalogue, findings: Findings) {
        self.root = root
        self.fileName = fileName
        self.catalogue = catalogue
        self.findings = findings
        names = NameIndex(root, catalogue: catalogue)
    }

    private static let mostSteps = 200

    /// nil when the file is not even a map, or too large to be one procedure.
    func procedure() -> Procedure? {
        guard let top = Cursor(root, label: "berkas SOP", findings: findings).map(SOPKeys.file) else { return nil }
        guard names.steps.count <= Reading.mostSteps else {
            findings.report(
                "E008", at: top["langkah"]?.position ?? .start, "SOP ini punya \(names.steps.count) langkah",
                expected: "paling banyak \(Reading.mostSteps); pecah menjadi sub")
            return nil
        }
        checkNames()
        var procedure = identity(top)
        // Fields are read before what may name them: a test must fit the field's kind.
        procedure.forms = forms(top)
        procedure.lanes = lanes(top)
        procedure.papers = papers(top)
        procedure.withholdings = withholdings
        procedure.letters = letters(top)
        procedure.results = results(top)
        procedure.limits = limits(top)
        procedure.steps = steps(top)
        procedure.start = start(top) ?? procedure.steps.first?.name ?? ""
        procedure.withdrawal = withdrawal(top)
        procedure.correction = correction(top)
        procedure.confidentiality = confidentiality(top)
        procedure.followUps = followUps(top)
        procedure.move = move(top)
        procedure.examples = examples(top)
        return procedure
    }
}
