import Forms

/// The checks of meaning that need no walk over markings (SOP.md §17). Each group is an extension of its own.
struct MeaningChecks {
    let procedure: Procedure
    let catalogue: Catalogue
    let places: SourcePlaces
    let findings: Findings
    let graph: StepGraph

    init(_ procedure: Procedure, catalogue: Catalogue, places: SourcePlaces, findings: Findings) {
        self.procedure = procedure
        self.catalogue = catalogue
        self.places = places
        self.findings = findings
        graph = StepGraph(procedure)
    }

    func run() {
        checkLanes()
        checkStart()
        for step in procedure.steps {
            checkShape(step)
            checkPeople(step)
            checkWork(step)
            checkTimes(step)
        }
        checkFields()
        checkRecords()
        checkLists()
        checkLetters()
        checkSecrets()
        checkClosedValues()
        checkWithheld()
        checkProven()
        checkLimits()
        checkWithdrawal()
        checkUses()
        checkUnread()
        checkExamples()
    }

    /// The kind of a reference's value; nil for outcomes, papers and what does not exist.
    func kind(of reference: AnswerReference) -> FieldKind? {
        switch reference {
        case .field(let path): procedure.field(path)?.kind
        case .resident(let name): catalogue.residentFields[name]
        case .fact(.date): .date
        case .fact(.number): .caseNumber
        case .fact(.assisted), .fact(.part): .yesNo
        case .fact(.channel): .text
        case .output(let step, let name): output(step, name)?.kind
        case .outcome, .paper: nil
        }
    }

    func output(_ step: String, _ name: String) -> EffectDeclaration.Output? {
        guard case .effect(let use) = procedure.step(step)?.work else { return nil }
        return catalogue.effect(use.effect)?.outputs.first { $0.name == name }
    }

    /// Whether an argument may stand where answers of these kinds are expected.
    func fits(_ argument: Argument, _ kinds: [FieldKind]) -> Bool {
        switch argument {
        case .literal(let text):
            let isNumber = Int64(text) != nil
            return kinds.contains { kind in
                switch kind {
                case .number, .money: isNumber
                case .date: CalendarDate(iso: text) != nil
                case .yesNo, .statement: text == "ya" || text == "tidak"
                default: true
                }
            }
        case .answer(let reference):
            guard let kind = kind(of: reference) else { return false }
            if kinds.contains(kind) { return true }
            if kinds.contains(.email), kind == .newMailAddress { return true }
            return (kinds.contains(.text) || kinds.contains(.paragraph)) && MeaningChecks.readsAsText.contains(kind)
        }
    }

    /// Kinds that any text may be made of. Sealed kinds are not among them: they go only where they are asked for.
    private static let readsAsText: Set<FieldKind> = [
        .text, .paragraph, .choice, .email, .newMailAddress, .newDomain, .url, .region, .officer, .office, .caseNumber,
        .classification, .number, .money, .date, .time,
    ]
}
