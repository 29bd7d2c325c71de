import Glibc
import Logging

/// Notices that the machine's clock was set: what it shows and how long the machine has been running drift apart. Cases go
/// on whatever it shows (docs/decisions/0036); whoever looks after the machine is told.
struct ClockWatch {
    /// By how much a clock may be put right without a word, in milliseconds.
    private static let borne: Int64 = 2000

    private var difference: Int64?

    /// - Parameters:
    ///   - machine: milliseconds since 1970, by its clock.
    ///   - running: milliseconds for which it has been running.
    /// - Returns: by how many milliseconds the clock was set since the last look; nil: by nothing worth a word.
    mutating func look(machine: Int64, running: Int64) -> Int64? {
        let before = difference
        difference = machine - running
        guard let moved = before.map({ machine - running - $0 }), abs(moved) > Self.borne else { return nil }
        return moved
    }
}

extension House {
    /// Looks at the clock every ten seconds: whether it was set, and whether it is believed. Ends when the task is cancelled.
    func watchClock() async {
        var watch = ClockWatch()
        while !Task.isCancelled {
            if let moved = watch.look(machine: machine(), running: MachineClock.running()) {
                let seconds = abs(moved) / 1000
                logger.warning(
                    "Jam mesin ini dipindah \(seconds) detik \(moved > 0 ? "ke depan" : "ke belakang"). Periksa NTP; yang terlanjur tercatat tidak berubah."
                )
            }
            // A database that does not answer is told of by whoever needs it.
            try? await lookAtClock()
            try? await Task.sleep(for: .seconds(10))
        }
    }
}
