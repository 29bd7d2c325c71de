import Forms

extension CaseState {
    /// From when a time counts; nil where that has not happened (SOP.md §12.3).
    func instant(of anchor: Anchor, zone: Zone) -> Instant? {
        switch anchor {
        case .opening: openedAt
        case .event(let reference): instant(of: reference)
        case .deadline(let step): lastDeadlines[step]
        case .answer(let path), .before(let path):
            switch answers[path] {
            case .date(let date), .dateTime(let date, _): Instant(date, .midnight, zone)
            default: nil
            }
        case .earliest(let anchors): anchors.compactMap { instant(of: $0, zone: zone) }.min()
        case .latest(let anchors): anchors.compactMap { instant(of: $0, zone: zone) }.max()
        }
    }
}

extension TimeRule {
    /// How long, by the answers there are; nil: not regulated, or not known yet (SOP.md §12.4).
    func amount(in answers: CaseAnswers, of procedure: Procedure) -> TimeAmount? {
        switch self {
        case .fixed(let amount): return amount
        case .unregulated: return nil
        case .byAnswer(let reference, let map, let otherwise):
            if let option = answers.value(of: reference)?.optionName {
                return (map[option] ?? otherwise)?.amount(in: answers, of: procedure)
            }
            if let otherwise { return otherwise.amount(in: answers, of: procedure) }
            guard case .field(let path) = reference, let option = procedure.field(path)?.initialOption else {
                return nil
            }
            return map[option]?.amount(in: answers, of: procedure)
        }
    }
}
