/// How far an instant lies from now, in the one unit that tells most. Stands beside a date, never alone.
public enum Relative: Sendable, Hashable {
    /// Positive: still to come; negative: over.
    case minutes(Int)
    case hours(Int)
    case days(Int)

    /// Whole units, cut off towards now: 119 minutes are “1 jam”, 47 hours “1 hari”.
    public init(minutes: Int) {
        switch minutes.magnitude {
        case 0..<60: self = .minutes(minutes)
        case 60..<1440: self = .hours(minutes / 60)
        default: self = .days(minutes / 1440)
        }
    }

    /// True when the instant is over.
    public var isPast: Bool { amount < 0 }

    /// “43 menit lagi”, “7 hari kalender lagi”; “sekarang”; “Terlambat 1 hari”. What is left names its kind of days, as
    /// every limit does; what is over is only so long ago.
    public var words: String {
        switch self {
        case .days(let days) where days > 0: "\(days) hari kalender lagi"
        case _ where amount == 0: "sekarang"
        case _ where amount > 0: "\(amount) \(unit) lagi"
        default: "Terlambat \(amount.magnitude) \(unit)"
        }
    }

    private var amount: Int {
        switch self {
        case .minutes(let amount), .hours(let amount), .days(let amount): amount
        }
    }

    private var unit: String {
        switch self {
        case .minutes: "menit"
        case .hours: "jam"
        case .days: "hari"
        }
    }
}
