public import Forms

/// One run of `uji` (SOP.md §15).
public struct Example: Hashable, Sendable {
    public var name: String
    /// Date and time on the wall of the calendar.
    public var start: WallTime
    /// Answers as somebody would type them, by `formulir.isian`.
    public var answers: [String: RawAnswer]
    /// `isi: {kasus.turunan: ya}`: run by a step of another case.
    public var isPart = false
    public var holidays: [CalendarDate]
    public var ramadan: (first: CalendarDate, last: CalendarDate)?
    public var items: [Located<ExampleItem>]
    public var expectedResult: String
    public var position: SourcePosition

    public init(
        name: String, start: WallTime, answers: [String: RawAnswer] = [:], holidays: [CalendarDate] = [],
        ramadan: (first: CalendarDate, last: CalendarDate)? = nil, items: [Located<ExampleItem>],
        expectedResult: String, position: SourcePosition = .start
    ) {
        self.name = name
        self.start = start
        self.answers = answers
        self.holidays = holidays
        self.ramadan = ramadan
        self.items = items
        self.expectedResult = expectedResult
        self.position = position
    }

    public static func == (left: Example, right: Example) -> Bool {
        left.name == right.name && left.position == right.position && left.items == right.items
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// A date and a time as a clock on the wall shows them; 24:00 allowed.
public struct WallTime: Hashable, Sendable {
    public var date: CalendarDate
    public var time: TimeOfDay

    public init(_ date: CalendarDate, _ time: TimeOfDay) {
        self.date = date
        self.time = time
    }
}

/// Something of a file, with its place in it.
public struct Located<Content: Hashable & Sendable>: Hashable, Sendable {
    public var content: Content
    public var position: SourcePosition

    public init(_ content: Content, at position: SourcePosition) {
        self.content = content
        self.position = position
    }
}

/// An item of `jalan`.
public enum ExampleItem: Hashable, Sendable {
    case act(ExampleAct)
    /// `pada`.
    case moveTo(WallTime)
    /// `tunggu`.
    case wait(TimeAmount)
    /// `terbuka`: exactly these steps are open.
    case open([String])
    /// `batas`: step or limit → its deadline.
    case deadlines([Located<ExampleDeadline>])
    /// `cabut`.
    case withdraw
    /// `perpanjang: <batas>`.
    case extend(String)
    /// `libur`: a late decree.
    case decree(CalendarDate)
    /// `ditolak`: must be refused, and changes nothing.
    case refused(ExampleRefusal)
}

public struct ExampleDeadline: Hashable, Sendable {
    public var name: String
    public var due: WallTime

    public init(name: String, due: WallTime) {
        self.name = name
        self.due = due
    }
}

public enum ExampleRefusal: Hashable, Sendable {
    case act(ExampleAct)
    case withdraw
    case extend(String)
}

/// `step: outcome`, or `step: {hasil, oleh, orang, isi, tanpa, lewati}`.
public struct ExampleAct: Hashable, Sendable {
    public var step: String
    public var outcome: String?
    /// The lane that acts; nil: the first of the step's.
    public var lane: String?
    /// The person; nil: one of the lane's name.
    public var person: String?
    public var answers: [String: RawAnswer] = [:]
    /// Questions and papers that are left out.
    public var without: [String] = []
    /// Passes the step over (`boleh-dilewati`).
    public var skips = false

    public init(step: String, outcome: String? = nil) {
        self.step = step
        self.outcome = outcome
    }
}
