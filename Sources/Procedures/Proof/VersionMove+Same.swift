import Forms

extension Step.Work {
    /// Whether it is done by the same hands: a person, an effect, another case, the system at once.
    func isSameKind(as other: Step.Work) -> Bool {
        switch (self, other) {
        case (.person, .person), (.branch, .branch): true
        case (.effect(let one), .effect(let two)): one.effect == two.effect
        case (.sub(let one), .sub(let two)): one.procedure == two.procedure
        default: false
        }
    }
}

extension CaseLimit {
    /// Whether it runs by the same rule, wherever it stands in its file.
    func isSameRule(as other: CaseLimit) -> Bool {
        var moved = other
        moved.position = position
        return self == moved
    }
}
