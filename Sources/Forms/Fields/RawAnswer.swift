/// An answer as a person typed it: what a browser sends, before anything is made of it.
public indirect enum RawAnswer: Hashable, Sendable {
    /// The texts of one question's controls, in order. Empty texts are answers left open.
    case texts([String])
    /// The rows of a `daftar`: column → answer.
    case rows([[String: RawAnswer]])

    public static func text(_ text: String) -> RawAnswer { .texts([text]) }

    /// Nothing was typed or chosen.
    public var isEmpty: Bool {
        switch self {
        case .texts(let texts): texts.allSatisfy(\.isBlank)
        case .rows(let rows): rows.allSatisfy { $0.values.allSatisfy(\.isEmpty) }
        }
    }
}

extension Value {
    /// As a person would type it again: what a form shows when it comes back. Reading it gives the same value.
    public var raw: RawAnswer {
        switch self {
        case .text(let text): .text(text)
        case .number(let number): .text(String(number))
        case .date(let date): .text(date.typed)
        case .time(let time): .text(time.text)
        case .dateTime(let date, let time): .text("\(date.typed) \(time.text)")
        case .flag(let flag): .text(flag ? "ya" : "tidak")
        case .choices(let names): .texts(names)
        case .rows(let rows): .rows(rows.map { $0.mapValues(\.raw) })
        }
    }
}

extension CalendarDate {
    /// “31-12-2026”.
    fileprivate var typed: String {
        let (year, month, day) = components
        return "\(day < 10 ? "0" : "")\(day)-\(month < 10 ? "0" : "")\(month)-\(year)"
    }
}
