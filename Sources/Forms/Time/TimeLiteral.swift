extension TimeAmount {
    /// Reads a time as an SOP file writes it (SOP.md §9): `30 menit`, `3 jam`, `2 hari kerja`, `10 hari kalender`,
    /// `1 bulan`, `1 tahun`, `2x24 jam`; `2 hari` counts working days, `2 minggu` 14 calendar days, and ``remark`` says
    /// so. `tidak diatur` is no amount: ``TimeLiteralTrouble/unregulated``.
    public static func parse(_ text: String) -> Result<TimeAmount, TimeLiteralTrouble> {
        let words = text.split(separator: " ", omittingEmptySubsequences: false).map { $0.lowercased() }
        if words == ["tidak", "diatur"] { return .failure(.unregulated) }
        guard let number = words.first, !number.isEmpty else { return .failure(.notATime(text)) }
        let unit = words.dropFirst().joined(separator: " ")
        let factors = number.split(separator: "x", omittingEmptySubsequences: false)
        guard factors.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isDigit) }), factors.count <= 2 else {
            return .failure(number.utf8.first.map(isDigit) == true ? .notWhole(text) : .notATime(text))
        }
        let counts = factors.compactMap { Int($0) }
        guard counts.count == factors.count, counts.allSatisfy({ (1...999).contains($0) }) else {
            return .failure(.outOfRange(text))
        }
        if unit.isEmpty { return .failure(.unitMissing(text)) }
        if counts.count == 2 {
            return unit == "jam"
                ? .success(TimeAmount(counts[0] * counts[1], .wallHours, written: text))
                : .failure(.onlyHoursTimes(text))
        }
        switch unit {
        case "hari": return .success(TimeAmount(counts[0], .workingDays, written: text))
        case "minggu": return .success(TimeAmount(counts[0] * 7, .calendarDays, written: text))
        case Unit.wallHours.rawValue: return .failure(.unitUnknown(unit))
        default:
            guard let known = Unit(rawValue: unit) else { return .failure(.unitUnknown(unit)) }
            return .success(TimeAmount(counts[0], known, written: text))
        }
    }

    /// How the words were understood, where an author may have meant another thing.
    public var remark: TimeLiteralRemark? {
        let words = written.split(separator: " ").map { $0.lowercased() }
        guard words.count == 2, let number = Int(words[0]) else { return nil }
        switch (words[1], unit) {
        case ("hari", .workingDays): return .daysAreWorkingDays(number)
        case ("minggu", .calendarDays): return .weeksAreCalendarDays(number)
        case ("jam", .workingHours) where number > 24: return .hoursAreWorkingHours(number)
        default: return nil
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}

/// Why a text is no time.
public enum TimeLiteralTrouble: Error, Hashable, Sendable {
    /// A number alone (E401).
    case unitMissing(String)
    case unitUnknown(String)
    /// A fraction, a sum or a number with signs in it.
    case notWhole(String)
    /// Not within 1…999.
    case outOfRange(String)
    /// `2x3 hari`: only hours of the wall clock are multiplied.
    case onlyHoursTimes(String)
    case notATime(String)
    /// `tidak diatur`: allowed where the caller knows of it.
    case unregulated

    /// The diagnostic's code (SOP.md §17).
    public var code: String {
        if case .unitMissing = self { "E401" } else { "E005" }
    }

    public var message: String {
        switch self {
        case .unitMissing(let text): "Waktu \"\(text)\" tanpa satuan; tulis misalnya \"\(text) menit\""
        case .unitUnknown(let unit): "Satuan waktu \"\(unit)\" tidak dikenal"
        case .notWhole(let text): "Waktu \"\(text)\" harus satu bilangan bulat dengan satuannya"
        case .outOfRange(let text): "Bilangan dalam waktu \"\(text)\" harus 1 sampai 999"
        case .onlyHoursTimes(let text): "Tanda x dalam waktu \"\(text)\" hanya untuk jam, misalnya \"2x24 jam\""
        case .notATime(let text): "\"\(text)\" bukan waktu"
        case .unregulated: "Waktu tidak dapat ditulis \"tidak diatur\" di sini"
        }
    }

    /// What may be written.
    public static let expected =
        "n menit, n jam, n hari kerja, n hari kalender, n bulan, n tahun, atau nx24 jam, dengan n 1 sampai 999"
}

/// A warning about a time that was read.
public enum TimeLiteralRemark: Hashable, Sendable {
    case daysAreWorkingDays(Int)
    case weeksAreCalendarDays(Int)
    case hoursAreWorkingHours(Int)

    public var code: String {
        switch self {
        case .daysAreWorkingDays: "P412"
        case .weeksAreCalendarDays: "P413"
        case .hoursAreWorkingHours: "P414"
        }
    }

    /// How it would be written so that nobody wonders.
    public var clearer: String {
        switch self {
        case .daysAreWorkingDays(let n): "\(n) hari kerja, atau \(n) hari kalender"
        case .weeksAreCalendarDays(let n): "\(7 * n) hari kalender"
        case .hoursAreWorkingHours(let n):
            n % 24 == 0 ? "\(n / 24)x24 jam, atau hari kerja" : "hari kerja, atau 1x\(n) jam"
        }
    }

    public var message: String {
        switch self {
        case .daysAreWorkingDays(let n): "\"\(n) hari\" dibaca \(n) hari kerja"
        case .weeksAreCalendarDays(let n): "\"\(n) minggu\" dibaca \(7 * n) hari kalender"
        case .hoursAreWorkingHours(let n):
            // A working day has 7½ hours.
            "\"\(n) jam\" dibaca jam kerja (\(((n * 100 + 37) / 75).tenthsText) hari kerja); maksudnya "
                + (n % 24 == 0 ? "\(n / 24)x24 jam?" : "1x\(n) jam?")
        }
    }
}
