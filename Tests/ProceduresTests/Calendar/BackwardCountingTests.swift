import Forms
import Procedures
import Testing

/// Times before a date, as an invitation must be out three working days before the meeting (`sebelum`).
@Suite("Waktu sebelum suatu tanggal")
struct BackwardCountingTests {
    private static let seed = Seed.of("BackwardCountingTests")

    struct Case: CustomTestStringConvertible {
        let amount: String
        let date: String
        let due: String
        var testDescription: String { "\(amount) sebelum \(date)" }

        init(_ amount: String, _ date: String, _ due: String) {
            self.amount = amount
            self.date = date
            self.due = due
        }
    }

    private static func deadline(
        _ amount: TimeAmount, before date: CalendarDate, _ calendar: WorkingCalendar = .baku()
    ) -> Deadline {
        calendar.deadline(amount.countedBack, from: Instant(date, .midnight, calendar.zone))
    }

    @Test(arguments: [
        Case("3 hari kerja", "2026-03-12", "2026-03-09 16:00"),
        Case("1 hari kerja", "2026-03-09", "2026-03-06 16:30"),
        // A meeting on a Saturday: the working day before it is Friday.
        Case("1 hari kerja", "2026-03-07", "2026-03-06 16:30"),
        // From 18 to 24 March nobody works.
        Case("2 hari kerja", "2026-03-25", "2026-03-16 16:00"),
        Case("7 hari kalender", "2026-03-12", "2026-03-05 24:00"),
        Case("1 bulan", "2026-03-31", "2026-02-28 24:00"),
        Case("1 tahun", "2026-03-12", "2025-03-12 24:00"),
    ])
    func `ends with the day that lies so long before`(_ example: Case) throws {
        let date = try #require(CalendarDate(iso: example.date))
        #expect(Self.deadline(time(example.amount), before: date).due == moment(example.due))
    }

    @Test func `names every day on the way back`() throws {
        let date = try #require(CalendarDate(iso: "2026-03-10"))
        #expect(
            Self.deadline(time("3 hari kerja"), before: date).explanation == [
                "3 hari kerja sebelum Selasa 10 Mar 2026",
                "Senin 9 Mar 2026 hari ke-1",
                "Sabtu 7 – Minggu 8 Mar 2026 tidak dihitung (akhir pekan)",
                "Kamis 5 – Jumat 6 Mar 2026 hari ke-3 sampai ke-2",
            ])
    }

    @Test func `is provisional while the holidays before the date are not decreed`() throws {
        var calendar = WorkingCalendar.baku()
        calendar.decreedThrough = CalendarDate(iso: "2026-03-08")
        let early = try #require(CalendarDate(iso: "2026-03-06"))
        let late = try #require(CalendarDate(iso: "2026-03-10"))
        #expect(!Self.deadline(time("2 hari kerja"), before: early, calendar).isProvisional)
        #expect(Self.deadline(time("2 hari kerja"), before: late, calendar).isProvisional)
        #expect(!Self.deadline(time("2 hari kalender"), before: late, calendar).isProvisional)
    }

    @Test func `names the year of the days that are counted, which is not that of New Year's Day`() throws {
        var calendar = WorkingCalendar.baku()
        calendar.decreedThrough = CalendarDate(iso: "2026-12-31")
        let date = try #require(CalendarDate(iso: "2028-01-01"))
        let deadline = Self.deadline(time("2 hari kerja"), before: date, calendar)
        #expect(deadline.explained().hasSuffix("sementara, karena hari libur 2027 belum ditetapkan"))
    }

    @Test func `counting back and forth returns to the same working day`() throws {
        var dice = SplitMix64(seed: Self.seed)
        let sixDays = try #require(WorkingCalendar.named["enam-hari"])
        let calendars: [WorkingCalendar] = [.fasting, .baku(zone: .wita), .baku(zone: .wit), sixDays]
        let first = try #require(CalendarDate(iso: "2025-10-01"))
        for round in 0..<300 {
            let calendar = calendars[Int.random(in: calendars.indices, using: &dice)]
            let day = calendar.workingDate(1, after: first.adding(days: Int.random(in: 0..<500, using: &dice)))
            let count = Int.random(in: 1...40, using: &dice)
            let back = Self.deadline(TimeAmount(count, .workingDays), before: day, calendar)
            let opening = try #require(calendar.opening(of: back.due.date(in: calendar.zone)))
            let again = calendar.deadline(TimeAmount(count, .workingDays), from: opening)
            #expect(again.due == calendar.closing(of: day), "benih \(Self.seed), putaran \(round)")
        }
    }

    @Test func `a longer time before a date ends earlier, and its trace counts every day`() throws {
        var dice = SplitMix64(seed: Self.seed)
        let first = try #require(CalendarDate(iso: "2025-10-01"))
        for round in 0..<300 {
            let unit: TimeAmount.Unit = Bool.random(using: &dice) ? .workingDays : .calendarDays
            let count = Int.random(in: 1...60, using: &dice)
            let date = first.adding(days: Int.random(in: 0..<500, using: &dice))
            let deadline = Self.deadline(TimeAmount(count, unit), before: date)
            let longer = Self.deadline(TimeAmount(count + 1, unit), before: date)
            #expect(deadline.due <= deadline.anchor, "benih \(Self.seed), putaran \(round)")
            #expect(longer.due < deadline.due, "benih \(Self.seed), putaran \(round)")
            let counted = deadline.trace.reduce(0) { sum, line in
                if case .counted(let from, let to, _) = line { sum + to.dayNumber - from.dayNumber + 1 } else { sum }
            }
            #expect(counted == count, "benih \(Self.seed), putaran \(round)")
        }
    }
}
