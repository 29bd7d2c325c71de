/// How a printed row is numbered: `1`, `2`, … or, from the first `tahap` on, `A1`, `A2`, `B1`.
public struct RowNumber: Hashable, Sendable {
    public var text: String
    /// “A. Pendaftaran”, in the first row of a phase.
    public var phase: String?
}

extension Procedure {
    /// The steps that have a row in the official table.
    public var printedSteps: [Step] { steps.filter { $0.printing != .no } }

    /// The numbers of the printed steps, in their order. A phase that begins at a step without a row begins at the next
    /// that has one.
    public var rowNumbers: [RowNumber] {
        var numbers: [RowNumber] = []
        var (phases, place) = (0, 0)
        var begins: String?
        for step in steps {
            begins = step.phase ?? begins
            guard step.printing != .no else { continue }
            if begins != nil {
                phases += 1
                place = 0
            }
            place += 1
            let letter = phases == 0 ? "" : Letters.name(of: phases - 1)
            // Many write the letter themselves.
            let phase = begins.map { $0.hasPrefix("\(letter). ") ? $0 : "\(letter). \($0)" }
            numbers.append(RowNumber(text: "\(letter)\(place)", phase: phase))
            begins = nil
        }
        return numbers
    }
}

extension Step {
    /// Whether its symbol is a diamond: somebody or something chooses among ways.
    public var isDrawnAsDecision: Bool { isDecision || outcomes.count > 1 }
}

/// A, B, … Z, AA, AB, …
enum Letters {
    static func name(of index: Int) -> String {
        let last = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(index % 26)))
        return index < 26 ? last : name(of: index / 26 - 1) + last
    }
}
