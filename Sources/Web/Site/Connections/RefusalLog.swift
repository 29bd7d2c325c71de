import Logging

/// Counts, and notes in the log, what became of connections without a route to say so. Nothing of what they sent, and
/// nobody's address.
struct RefusalLog: Sendable {
    enum Reason: String, CaseIterable, Sendable {
        case unreadable = "bukan-http"
        case tooSlow = "kepala-lambat"
        case addressTooLong = "alamat-panjang"
        case headTooLarge = "kepala-besar"
        case full = "penuh"
        /// Its place was needed.
        case placeNeeded = "tempat-diperlukan"
        /// Its answer was not read in time.
        case unread = "tidak-dibaca"
    }

    let metrics: Metrics
    let logger: Logger

    /// - Parameter number: the one that the client was told; nil where it was told nothing.
    func note(_ reason: Reason, number: String? = nil) {
        metrics.refuse(reason)
        var facts: Logger.Metadata = ["reason": "\(reason.rawValue)"]
        facts["request"] = number.map { "\($0)" }
        logger.info("ditolak", metadata: facts)
    }
}

extension Refusals.Reason {
    var logged: RefusalLog.Reason {
        switch self {
        case .unreadable: .unreadable
        case .tooSlow: .tooSlow
        case .addressTooLong: .addressTooLong
        case .headTooLarge: .headTooLarge
        case .full: .full
        }
    }
}
