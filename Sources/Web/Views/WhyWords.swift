import Forms
import Pages
import Procedures

extension WhyView {
    /// How a deadline was counted, in the order of time; the last line is the deadline itself.
    init(_ deadline: Deadline, basis: String?) {
        let (zone, due) = (deadline.zone, LocalTime(due: deadline))
        let isBack = deadline.amount.isCountedBack
        var rows = [
            isBack
                ? Row(
                    when: LocalDate(deadline.anchor.date(in: zone)).dayAndMonth,
                    text: "\(deadline.amount.plainText) dihitung mundur dari tanggal ini")
                : Row(
                    when: LocalTime(deadline.anchor, in: zone).medium,
                    text: "\(deadline.amount.plainText) mulai dihitung")
        ]
        // Counted back, a trace leads from the date to the deadline, as the rows do.
        let trace = isBack ? deadline.trace : deadline.trace.inOrderOfTime(in: zone)
        rows += trace.map { Row($0, in: zone, isBack: isBack) }
        let provisional =
            deadline.isProvisional
            ? ", sementara: hari libur \(deadline.countedYear) belum ditetapkan" : ""
        let whole = deadline.fullAmount.plainText + (isBack ? " sebelumnya" : "")
        rows.append(Row(when: due.medium, text: "Genap \(whole)\(provisional)"))
        self.init(question: "Mengapa \(due.spoken)?", rows: rows, basis: basis)
    }

    /// Why there is no date: since when the clock stands, and what is left.
    /// - Parameter waitingFor: “Anda”, “Pemohon”.
    init(standing deadline: Deadline, _ limit: StandingLimit, pauses: [Pause], waitingFor: String, basis: String?) {
        let zone = limit.zone
        var rows = [
            Row(
                when: LocalTime(deadline.anchor, in: zone).medium,
                text: "\(deadline.fullAmount.plainText) mulai dihitung")
        ]
        for pause in pauses {
            guard let end = pause.end else { continue }
            rows.append(Row(.paused(from: pause.start, to: end), in: zone))
        }
        rows.append(
            Row(
                when: LocalTime(limit.since, in: zone).medium,
                text: "Berhenti, menunggu \(waitingFor). Sisa \(limit.rest.words), dihitung lagi begitu dilanjutkan"))
        self.init(question: "Mengapa waktu berhenti?", rows: rows, basis: basis)
    }
}

extension [TraceLine] {
    /// Pauses stand at the end of a trace; a page shows them where they were.
    fileprivate func inOrderOfTime(in zone: Zone) -> [TraceLine] {
        enumerated().sorted { left, right in
            (left.element.start(in: zone)?.seconds ?? .max, left.offset)
                < (right.element.start(in: zone)?.seconds ?? .max, right.offset)
        }.map(\.element)
    }
}

extension TraceLine {
    fileprivate func start(in zone: Zone) -> Instant? {
        switch self {
        case .startMoved(let day, _): Instant(day, .midnight, zone)
        case .counted(let from, _, _), .skipped(let from, _, _), .worked(let from, _, _): Instant(from, .midnight, zone)
        case .paused(let from, _): from
        case .extended, .moved: nil
        }
    }
}

extension WhyView.Row {
    /// - Parameter isBack: counted back from a date, where the earlier day has the higher number.
    fileprivate init(_ line: TraceLine, in zone: Zone, isBack: Bool = false) {
        func time(_ instant: Instant) -> String { LocalTime(instant, in: zone).medium }
        switch line {
        case .startMoved(let day, let reason):
            self.init(when: LocalDate(day).dayAndMonth, text: "Hari pertama hitungan (\(reason))")
        case .counted(let from, let to, let number):
            let other = number - (to.dayNumber - from.dayNumber)
            let (first, last) = isBack ? (number, other) : (other, number)
            self.init(
                when: LocalDate.range(from, to),
                text: first == last ? "Hari ke-\(number)" : "Hari ke-\(first) sampai ke-\(last)")
        case .skipped(let from, let to, let reason):
            self.init(when: LocalDate.range(from, to), text: "Tidak dihitung (\(reason))")
        case .worked(let from, let to, let seconds):
            self.init(when: LocalDate.range(from, to), text: "Dihitung \(seconds.workingTime)")
        case .paused(let from, let to?):
            self.init(when: time(from), text: "Berhenti sampai \(time(to))")
        case .paused(let from, nil):
            self.init(when: time(from), text: "Berhenti")
        case .extended(let amount):
            self.init(when: "Diperpanjang", text: amount.plainText)
        case .moved(let instant, let reason):
            self.init(when: time(instant), text: "Digeser ke sini (\(reason))")
        }
    }
}

extension LocalDate {
    fileprivate static func range(_ from: CalendarDate, _ to: CalendarDate) -> String {
        from == to ? LocalDate(from).dayAndMonth : "\(LocalDate(from).dayAndMonth) – \(LocalDate(to).dayAndMonth)"
    }
}

extension Int64 {
    /// Seconds as “1 jam 30 menit”.
    fileprivate var workingTime: String {
        let (hours, minutes) = (self / 3600, self / 60 % 60)
        let parts = [hours > 0 ? "\(hours) jam" : nil, minutes > 0 || hours == 0 ? "\(minutes) menit" : nil]
        return parts.compactMap(\.self).joined(separator: " ")
    }
}
