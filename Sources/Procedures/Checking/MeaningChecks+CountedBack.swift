import Forms

extension MeaningChecks {
    /// Times before a date (`sebelum`): of days (E407), with nothing told at a share of them (E408), and never without a
    /// time (E402).
    func checkCountedBack(_ step: Step) {
        let expiryIsBack = step.expiry?.since?.isBefore ?? false
        guard step.isCountedBack || expiryIsBack else { return }
        let isSaid = step.time != nil || places.key("langkah", step.name, "waktu") != nil
        if step.isCountedBack, !isSaid, step.notBefore == nil {
            findings.report(
                "E402", at: place(of: "sebelum", in: step),
                "\"sebelum\" memerlukan waktu, tetapi langkah ini tidak punya")
        }
        let time = step.time.map { Reading.amounts($0) } ?? []
        let after = step.expiry?.after.map { Reading.amounts($0) } ?? []
        if step.isCountedBack || (expiryIsBack && step.expiry?.after == nil) {
            let nested = places.value("langkah", step.name, "waktu", "waktu")
            refuseHours(time, at: nested ?? place(ofValue: "waktu", in: step))
        }
        if step.isCountedBack {
            let nested = places.value("langkah", step.name, "waktu", "paling-cepat")
            refuseHours([step.notBefore].compactMap(\.self), at: nested ?? place(ofValue: "paling-cepat", in: step))
        }
        if expiryIsBack {
            let nested = places.value("langkah", step.name, "habis", "setelah")
            refuseHours(after, at: nested ?? place(ofValue: "habis", in: step))
        }
        // Shares are of `waktu`; of `habis` where `waktu` has no time, or none by some answer.
        let isOfTime = step.isCountedBack && !time.isEmpty
        let isOfExpiry = expiryIsBack && (step.time.map(MeaningChecks.mayBeUnregulated) ?? true)
        if isOfTime || isOfExpiry { refuseShares(step) }
    }

    private static func mayBeUnregulated(_ rule: TimeRule) -> Bool {
        switch rule {
        case .fixed: false
        case .unregulated: true
        case .byAnswer(_, let rules, let otherwise):
            rules.values.contains(where: mayBeUnregulated) || otherwise.map(mayBeUnregulated) ?? false
        }
    }

    private func refuseHours(_ amounts: [TimeAmount], at position: SourcePosition) {
        for amount in amounts {
            switch amount.unit {
            case .workingDays, .calendarDays, .months, .years: continue
            case .workingMinutes, .workingHours, .wallHours:
                findings.report(
                    "E407", at: position,
                    "Waktu sebelum suatu tanggal dihitung dalam hari, bukan \"\(amount.written)\"",
                    expected: "misalnya 3 hari kerja, atau 7 hari kalender")
            }
        }
    }

    private func refuseShares(_ step: Step) {
        let reminders = step.reminders.compactMap { reminder -> TimeMark? in
            if case .once(let mark) = reminder.schedule { mark } else { nil }
        }
        for (key, marks) in [("ingatkan", reminders), ("eskalasi", step.escalations.map(\.at))] {
            for case .percent(let share) in marks where share != 100 {
                findings.report(
                    "E408", at: place(of: "\(share)%", at: key, in: step),
                    "\(share)% tidak dapat dihitung dari waktu sebelum suatu tanggal",
                    expected: "100% (saat waktunya habis), atau waktu sejak langkah terbuka")
            }
        }
    }
}
