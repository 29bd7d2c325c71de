import Forms

/// Where things stand in the file that a procedure was read from. The model keeps the places of its larger parts only;
/// a finding about a key, a value or a name points at that.
struct SourcePlaces {
    private let root: SourceNode?

    init(_ root: SourceNode?) { self.root = root }

    /// Of a key, by the keys that lead to it.
    func key(_ keys: String...) -> SourcePosition? { root?.entry(keys)?.position }

    /// Of what stands after a key.
    func value(_ keys: String...) -> SourcePosition? { root?.entry(keys)?.value.position }

    /// Of a name within what stands after a key.
    func word(_ word: String, in keys: String...) -> SourcePosition? { root?.entry(keys)?.value.position(of: word) }
}

extension MeaningChecks {
    /// Where a key of a step stands; the step, where it does not.
    func place(of key: String, in step: Step) -> SourcePosition {
        places.key("langkah", step.name, key) ?? step.position
    }

    /// Where a step's key has its value.
    func place(ofValue key: String, in step: Step) -> SourcePosition {
        places.value("langkah", step.name, key) ?? step.position
    }

    /// Where a step's key names something.
    func place(of word: String, at key: String, in step: Step) -> SourcePosition {
        places.word(word, in: "langkah", step.name, key) ?? place(ofValue: key, in: step)
    }
}
