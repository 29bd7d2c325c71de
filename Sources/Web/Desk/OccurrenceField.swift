import Forms
import Pages
import Procedures

extension FieldView {
    /// When it truly happened, where an officer enters what somebody else did (`terjadi`): empty means now.
    static func occurrence(
        _ label: String, typed: String, error: String?, earliest: Instant?, why: String? = nil, zone: Zone
    ) -> FieldView {
        let bound = earliest.map { "Paling awal \(LocalTime($0, in: zone).medium)" }
        let hint = ["Kosongkan bila baru saja", bound, why].compactMap(\.self).joined(separator: ". ")
        return FieldView(
            name: "terjadi", label: label, hint: hint, error: error, isRequired: false,
            control: .line(typed, .dateTime), autocomplete: "off")
    }

    /// When an application came to the counter.
    static func arrival(typed: String, error: String?, now: Instant, calendar: WorkingCalendar) -> FieldView {
        .occurrence(
            "Kapan permohonan ini datang?", typed: typed, error: error,
            earliest: calendar.earliestApplication(at: now), why: "Batas waktu dihitung sejak itu", zone: calendar.zone)
    }

    /// When it came, of what cannot come any more.
    static func arrivalInTime(typed: String, error: String?, until: Instant, calendar: WorkingCalendar) -> FieldView {
        let last = LocalTime(until, in: calendar.zone).medium
        return FieldView(
            name: "terjadi", label: "Kapan permohonan ini datang?",
            hint: "Waktu mengajukannya sudah berakhir. Isi bila datang sebelumnya, paling lambat \(last)", error: error,
            control: .line(typed, .dateTime), autocomplete: "off")
    }
}

extension Instant {
    /// As a person types it: “31-12-2026 14.30”.
    func typed(in zone: Zone) -> String {
        Value.dateTime(date(in: zone), TimeOfDay(minutes: secondOfDay(in: zone) / 60)).raw.firstText
    }
}
