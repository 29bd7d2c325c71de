import Forms

/// The names that a file declares, gathered before anything is read, so that order does not matter.
struct NameIndex {
    private(set) var lanes: [String] = []
    private(set) var papers: [String] = []
    private(set) var letters: [String] = []
    private(set) var results: [String] = []
    private(set) var limits: [String] = []
    private(set) var steps: [String] = []
    /// Form → its fields, in order.
    private(set) var forms: [(name: String, fields: [String])] = []
    /// Step → the names of its outcomes.
    private(set) var outcomes: [String: [String]] = [:]
    /// Step → the outputs of its effect.
    private(set) var outputs: [String: [EffectDeclaration.Output]] = [:]
    /// Where names stand, for troubles between them.
    private(set) var positions: [String: SourcePosition] = [:]
    private(set) var applicantLane: String?

    init(_ root: SourceNode, catalogue: Catalogue) {
        lanes = root["pelaksana"]?.entries.map(\.key) ?? []
        papers = root["berkas"]?.entries.map(\.key) ?? []
        letters = root["surat"]?.entries.map(\.key) ?? []
        results = root["akhir"]?.entries.map(\.key) ?? []
        forms = root["formulir"]?.entries.map { ($0.key, $0.value.entries.map(\.key)) } ?? []
        applicantLane = root["pelaksana"]?.entries.first { $0.value["pihak"]?.text == "pemohon" }?.key
        if let limits = root["batas"] {
            self.limits = limits["waktu"] != nil ? [CaseLimit.wholeName] : limits.entries.map(\.key)
        }
        for entry in root["langkah"]?.entries ?? [] {
            steps.append(entry.key)
            positions["langkah " + entry.key] = entry.position
            let effect = entry.value["otomatis"]?.text.flatMap { catalogue.effect($0) }
            outputs[entry.key] = effect?.outputs ?? []
            var names = entry.value["hasil"]?.entries.map(\.key) ?? []
            if entry.value["lalu"] != nil {
                let only = effect?.outcomes.count == 1 ? effect?.outcomes.first?.name : nil
                names.append(only ?? Outcome.implicitName)
            }
            if entry.value["habis"] != nil { names.append(Expiry.outcomeName) }
            outcomes[entry.key] = names
        }
        for entry in root["akhir"]?.entries ?? [] { positions["akhir " + entry.key] = entry.position }
        for entry in root["formulir"]?.entries ?? [] { positions["formulir " + entry.key] = entry.position }
    }

    func hasForm(_ name: String) -> Bool { forms.contains { $0.name == name } }

    func fields(of form: String) -> [String]? { forms.first { $0.name == form }?.fields }

    /// The forms that have a field of this name.
    func formsWith(field: String) -> [String] { forms.filter { $0.fields.contains(field) }.map(\.name) }

    var allFields: [String] { forms.flatMap { form in form.fields.map { "\(form.name).\($0)" } } }
}
