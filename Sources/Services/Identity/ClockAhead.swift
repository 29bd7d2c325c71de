import Forms

/// Sessions, links and codes that were made while the clock was ahead would live longer once it is set back: by a year,
/// where it was a year ahead. Those of within the hour are borne, so that a small correction logs nobody out; what seems
/// to be made later than that counts as over, and is swept (docs/decisions/0036).
enum ClockAhead {
    /// In seconds.
    static let borne: Int64 = 3600

    /// The latest moment at which something can have been made that counts, in seconds since 1970.
    static func latest(at now: Instant) -> Int64 { now.seconds + borne }
}
