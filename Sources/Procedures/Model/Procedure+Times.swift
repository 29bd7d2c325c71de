import Forms

extension Procedure {
    /// “sebelum tanggal acara”: the date, as the form asks for it, from which a step's times are counted back; nil: they
    /// count forward.
    public func before(_ step: Step) -> String? {
        guard case .before(let path) = step.since else { return nil }
        return "sebelum \((field(path)?.label ?? path.field).insideSentence)"
    }
}
