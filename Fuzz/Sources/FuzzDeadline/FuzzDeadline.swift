import Forms
import Procedures

/// What `balai batas` reads: a line for the moment, a line for the time. The first byte chooses the calendar, the second
/// where the clock stood. Whatever is read is counted: never before it began, never earlier for a later beginning or a
/// longer time, never earlier for a clock that stood, and always told in words.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = UnsafeBufferPointer(start: start, count: count)
    guard bytes.count > 2 else { return 0 }
    let calendar = calendars[Int(bytes[0]) % calendars.count]
    let lines = String(decoding: bytes.dropFirst(2), as: UTF8.self)
        .split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    guard lines.count == 2, let since = WallTime(lines[0])?.instant(in: calendar.zone) else { return 0 }
    switch TimeAmount.parse(String(lines[1])) {
    case .failure(let trouble): precondition(!trouble.message.isEmpty)
    case .success(let amount): judge(amount, since, calendar, pausedFor: Int64(bytes[1]) * 3600)
    }
    return 0
}

private let calendars = WorkingCalendar.named.sorted { $0.key < $1.key }.map(\.value)

private func judge(_ amount: TimeAmount, _ since: Instant, _ calendar: WorkingCalendar, pausedFor seconds: Int64) {
    let deadline = calendar.deadline(amount, from: since)
    precondition(deadline.due >= since, "over before it began")
    precondition(deadline.explained().hasPrefix("paling lambat "))
    let later = Instant(seconds: since.seconds + 60)
    precondition(calendar.deadline(amount, from: later).due >= deadline.due, "begun later, over earlier")
    precondition(calendar.deadline(amount, from: since, extension: 1).due >= deadline.due, "extended, over earlier")
    let pause = Pause(start: later, end: Instant(seconds: later.seconds + seconds))
    precondition(calendar.deadline(amount, from: since, pauses: [pause]).due >= deadline.due, "paused, over earlier")
    guard let again = try? TimeAmount.parse(amount.written).get() else { preconditionFailure("not read again") }
    precondition(again == amount)
}
