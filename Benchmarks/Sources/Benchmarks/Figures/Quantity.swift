/// A measured amount, written with three digits that matter.
enum Quantity {
    /// Seconds of a processor.
    case cpu(Double)
    /// Seconds on a clock.
    case wall(Double)
    case bytes(Double)

    var amount: Double {
        switch self {
        case .cpu(let amount), .wall(let amount), .bytes(let amount): amount
        }
    }

    var text: String {
        switch self {
        case .cpu(let seconds): "\(Self.seconds(seconds)) CPU"
        case .wall(let seconds): Self.seconds(seconds)
        case .bytes(let bytes):
            bytes < 1_048_576 ? Self.short(bytes / 1024) + " KiB" : Self.short(bytes / 1_048_576) + " MiB"
        }
    }

    private static func seconds(_ seconds: Double) -> String {
        if seconds < 0.001 { return "\(short(seconds * 1e6)) µs" }
        return seconds < 1 ? "\(short(seconds * 1e3)) ms" : "\(short(seconds)) s"
    }

    /// `1234`, `123`, `12.3`, `1.23`.
    static func short(_ number: Double) -> String {
        let places = number >= 99.95 ? 0 : number >= 9.995 ? 1 : 2
        let scale: Double = [1, 10, 100][places]
        let rounded = Int((number * scale).rounded())
        guard places > 0 else { return "\(rounded)" }
        let fraction = "\(rounded % Int(scale))"
        return "\(rounded / Int(scale))." + String(repeating: "0", count: places - fraction.count) + fraction
    }
}
