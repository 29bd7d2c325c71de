import FoundationEssentials
import Forms
import Logging
import Services
import Store
import Synchronization

/// Whether this machine's clock is believed in what cannot be undone: time-outs, the end of what is kept for a time, and
/// daily sweeping. On SQLite no other clock tells that somebody typed the wrong year; but the data know when Balai last ran
/// with them. A clock that is days ahead of that is right where the office was closed, and wrong where it was set: a person
/// says which, or it has run so for a day (docs/decisions/0036).
final class ClockTrust: Sendable {
    /// Days ahead of the newest moment that are believed without a question.
    static let days: Int64 = 3
    /// Hours of running after which a doubted clock is believed.
    static let patience: Int64 = 24

    /// Why a clock is doubted.
    struct Doubt: Hashable, Sendable {
        /// The newest moment that the data know.
        let known: Instant
        let now: Instant

        var days: Int64 { now.since(known) / 86_400 }
        /// The day of what the data know.
        var last: String { known.date(in: .wib).longText }

        var text: String {
            "Jam mesin ini \(days) hari lebih maju daripada catatan terakhir data ini (\(last)). \(effect)"
        }

        /// What follows, and what to do.
        var effect: String {
            "Batas waktu, penghapusan, dan akar audit ditahan, paling lama \(ClockTrust.patience) jam. Perbaiki jamnya; "
                + "bila sudah benar, jalankan balai jam --terima."
        }
    }

    private struct Held {
        let doubt: Doubt
        /// How long it has run so; it ends when the process does, and lies beside the rest.
        var borne: BorneDoubt
        /// By the clock that nobody sets: when that was last looked at.
        var looked: Int64
    }

    private let path: String
    private let held = Mutex<Held?>(nil)

    /// - Parameter folder: of the data; what it last knew lies in there.
    init(folder: String) { path = folder + "/jam" }

    /// Nil: it is believed.
    var doubt: Doubt? { held.withLock { $0?.doubt } }

    enum Change: Hashable {
        case doubted(Doubt)
        /// It was put right, or a person said that it is.
        case believed
        /// It has run for so long that nobody seems to mind.
        case borne
    }

    /// Looks at the clock; called at the start, and again every few seconds.
    /// - Parameters:
    ///   - running: milliseconds by the clock that nobody sets.
    ///   - newest: the day of the newest root; asked for only where the folder alone does not vouch for the clock.
    /// - Returns: what is not any more as it was.
    func look(now: Instant, running: Int64, newest: () async throws -> CalendarDate?) async throws -> Change? {
        let was = held.withLock { $0 }
        let doubt = try await judge(now: now, newest: newest)
        guard let doubt else {
            if kept.map({ abs(now.since($0)) > 3600 }) ?? true { accept(now) }
            forget()
            return was == nil ? nil : .believed
        }
        // A machine that is started anew each morning runs for a day too, in the end.
        var borne = was?.borne ?? BorneDoubt(beside: path) ?? BorneDoubt(now)
        // Set once more meanwhile, to whichever side, it is another wrong time.
        if isFar(borne.last, now) || isFar(now, borne.last) { borne = BorneDoubt(now) }
        borne.go(on: running - (was?.looked ?? running), to: now)
        guard borne.milliseconds <= Self.patience * 3_600_000 else {
            accept(now)
            forget()
            return .borne
        }
        borne.note(beside: path)
        held.withLock { $0 = Held(doubt: doubt, borne: borne, looked: running) }
        return was == nil ? .doubted(doubt) : nil
    }

    private func forget() {
        held.withLock { $0 = nil }
        BorneDoubt.forget(beside: path)
    }

    /// The same, without remembering it.
    func judge(now: Instant, newest: () async throws -> CalendarDate?) async throws -> Doubt? {
        if let kept, !isFar(kept, now) { return nil }
        // The end of that day, wherever the office is.
        let root = try await newest().map { Instant($0.adding(days: 1), TimeOfDay(minutes: 0), .wib) }
        guard let known = [kept, root].compactMap(\.self).max(), isFar(known, now) else { return nil }
        return Doubt(known: known, now: now)
    }

    /// From now on this counts as known.
    func accept(_ now: Instant) {
        try? Data("\(now.seconds)\n".utf8).write(to: URL(filePath: path), options: .atomic)
    }

    private func isFar(_ known: Instant, _ now: Instant) -> Bool { now.since(known) > Self.days * 86_400 }

    private var kept: Instant? {
        FileManager.default.contents(atPath: path)
            .flatMap { Int64(String(decoding: $0, as: UTF8.self).filter { !$0.isNewline }) }.map(Instant.init(seconds:))
    }
}

extension House {
    /// Looks whether the clock is believed, and tells the log what has changed.
    func lookAtClock() async throws {
        // The demonstration lies still for weeks, and has nothing to lose.
        guard try await DataFolder(settings: settings).content() == .real else { return }
        let change = try await clockTrust.look(
            now: Instant(seconds: machine() / 1000), running: MachineClock.running()
        ) { try await database.read { try NewestRoot.day(in: $0) } }
        switch change {
        case .doubted(let doubt):
            logger.error(
                "Jam mesin ini \(doubt.days) hari lebih maju daripada catatan terakhir data ini (\(doubt.last)). \(doubt.effect)"
            )
        case .believed: logger.notice("Jam mesin ini dipercaya lagi; yang ditahan dikerjakan.")
        case .borne:
            logger.warning("Jam mesin ini dianggap benar sesudah \(ClockTrust.patience) jam; yang ditahan dikerjakan.")
        case nil: break
        }
    }
}
