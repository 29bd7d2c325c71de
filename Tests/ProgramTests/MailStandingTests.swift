import Services
import Synchronization
import Testing

@testable import Program

/// Whether the server of outgoing mail takes anything.
@Suite struct MailStandingTests {
    private let time = Time()

    private final class Time: Sendable {
        let seconds = Mutex<Int64>(100)
        func pass(_ more: Int64) { seconds.withLock { $0 += more } }
    }

    private func standing() -> MailStanding {
        MailStanding(clock: { [time] in time.seconds.withLock { $0 } * 1000 })
    }

    @Test func silenceIsCountedFromItsFirstTry() {
        let standing = standing()
        #expect(standing.seconds == nil)
        for _ in 1...4 {
            standing.note(.away("connect"))
            time.pass(300)
        }
        #expect(standing.seconds == 1200)
        // What is refused here was never asked; what is refused for now was.
        standing.note(.permanent(code: nil, "judul"))
        #expect(standing.seconds == 1200)
        standing.note(.transient("451 penuh"))
        #expect(standing.seconds == nil)
        standing.note(.uncertain("timed out"))
        time.pass(60)
        #expect(standing.seconds == 60)
        standing.note(nil)
        #expect(standing.seconds == nil)
    }

    /// No mail is put off for so long: there is none, and nobody knows.
    @Test func whatIsLongAgoSaysNothing() {
        let standing = standing()
        standing.note(.away("connect"))
        time.pass(1800)
        #expect(standing.seconds == 1800)
        time.pass(600)
        #expect(standing.seconds == nil)
    }
}
