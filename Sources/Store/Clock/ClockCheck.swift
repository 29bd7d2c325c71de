/// Whether this machine's clock agrees with the database's, by which leases run. A node that believes itself in another
/// time would fire timers early or late and write events out of order: it does not start.
public enum ClockCheck {
    /// How far apart they may be, in milliseconds.
    public static let tolerance: Int64 = 2000

    /// - Parameter machine: milliseconds since 1970 by this machine's clock.
    /// - Throws: `ClockFailure`, `DatabaseFailure`.
    public static func verify(_ database: any Database, machine: @Sendable () -> Int64) async throws {
        let before = machine()
        let there = try await database.read { try $0.databaseMilliseconds() }
        if let failure = failure(before: before, there: there, after: machine()) { throw failure }
    }

    /// - Parameter there: the database's time, told somewhere between `before` and `after` by the machine's own clock.
    package static func failure(before: Int64, there: Int64, after: Int64) -> ClockFailure? {
        if there > after + tolerance { return ClockFailure(milliseconds: there - after, isAhead: false) }
        if there < before - tolerance { return ClockFailure(milliseconds: before - there, isAhead: true) }
        return nil
    }
}

/// This machine's clock is not the database's.
public struct ClockFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// How far apart they are, rounded down.
    public let seconds: Int64
    /// Whether this machine's is the later one.
    public let isAhead: Bool

    init(milliseconds: Int64, isAhead: Bool) {
        seconds = milliseconds / 1000
        self.isAhead = isAhead
    }

    public var description: String {
        "Jam mesin ini \(seconds) detik lebih \(isAhead ? "cepat" : "lambat") daripada jam basis data; paling jauh "
            + "2 detik. Samakan kedua jam dengan NTP (misalnya chrony), lalu jalankan lagi."
    }
}
