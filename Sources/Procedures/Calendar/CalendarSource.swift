import Forms

extension WorkingCalendar {
    /// The calendar as the file that ``CalendarReader`` makes it of, to be changed and put in force again.
    /// - Parameter national: the table on which it is to be read.
    public func source(on national: HolidayTable) -> String {
        var parts = ["kalender: \(name.yaml)", "jam:\n" + hours.lines(indent: "  ", separator: "\n")]
        if !ramadan.isEmpty {
            let months = ramadan.sorted { $0.first < $1.first }.map { window in
                let own = window.hours == .ramadan ? "" : ", " + window.hours.lines(indent: "", separator: ", ")
                return "  - {mulai: \(window.first), sampai: \(window.last)\(own)}"
            }
            parts.append("ramadan:\n" + months.joined(separator: "\n"))
        }
        if !localHolidays.isEmpty {
            let days = localHolidays.sorted { $0.key < $1.key }.map { day, name in
                let isLeave = name.hasPrefix(Self.jointLeave)
                let bare = isLeave ? String(name.dropFirst(Self.jointLeave.count)) : name
                return "  - {tanggal: \(day), nama: \(bare.yaml)\(isLeave ? ", jenis: cuti-bersama" : ""), "
                    + "dasar: \((sources?[day] ?? "tidak disebut").yaml)}"
            }
            parts.append("libur:\n" + days.joined(separator: "\n"))
        }
        // A day on which nobody would be off any more is a working day without being named.
        let worked = (takenBack ?? [:]).filter { national.names[$0.key] != nil }.sorted { $0.key < $1.key }
        if !worked.isEmpty {
            parts.append(
                "masuk:\n" + worked.map { "  - {tanggal: \($0.key), dasar: \($0.value.yaml)}" }.joined(separator: "\n"))
        }
        return parts.joined(separator: "\n") + "\n"
    }

    private static let jointLeave = "cuti bersama "
}

extension WeeklyHours {
    /// The open days, those of Monday to Thursday at once where they are alike.
    fileprivate func lines(indent: String, separator: String) -> String {
        let alike = Weekday.allCases.prefix(4).allSatisfy { self[$0] == self[.monday] }
        let groups =
            (alike ? [("senin-kamis", Weekday.monday)] : [])
            + Weekday.allCases.dropFirst(alike ? 4 : 0).map { ($0.title.lowercased(), $0) }
        return groups.filter { !self[$0.1].isEmpty }.map { key, day in
            let open = self[day].map { "\($0.opens.text)-\($0.closes.text)" }.joined(separator: ", ")
            return "\(indent)\(key): [\(open)]"
        }.joined(separator: separator)
    }
}

extension String {
    /// Between quotation marks, as YAML reads it back.
    fileprivate var yaml: String {
        "\"" + flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : $0.isNewline ? [" "] : [$0] } + "\""
    }
}
