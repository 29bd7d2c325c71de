import Forms
import Procedures

/// What stands around the steps: times, lanes, the form, results and limits.
extension RandomProcedureBuilder {
    mutating func amount() -> TimeAmount {
        random.pick([
            TimeAmount(30, .workingMinutes), TimeAmount(3, .workingHours), TimeAmount(1, .workingDays),
            TimeAmount(5, .workingDays), TimeAmount(7, .calendarDays), TimeAmount(48, .wallHours),
        ])
    }

    mutating func time() -> TimeRule? { random.chance(60) ? .fixed(amount()) : nil }

    mutating func useResult(_ name: String) -> String {
        usedResults.insert(name)
        return name
    }

    func results() -> [CaseResult] {
        let kinds: [(String, CaseResult.Kind)] = [("terbit", .success), ("ditolak", .refused), ("gugur", .expired)]
        return kinds.filter { usedResults.contains($0.0) }.map { name, kind in
            var result = CaseResult(name: name, title: name, kind: kind)
            result.stopsOthers = name != "terbit"
            return result
        }
    }

    mutating func limits() -> [CaseLimit] {
        var limit = CaseLimit(name: "utama", time: .fixed(TimeAmount(14, .workingDays)))
        if random.chance(50) {
            constructs.insert(.pause)
            limit.pausedBy = ["pemohon"]
        }
        if random.chance(30) { limit.escalations = [Escalation(at: .percent(80), lanes: ["petugas-c"])] }
        return [limit]
    }

    func lanes() -> [Lane] {
        var applicant = Lane(name: "pemohon", title: "Pemohon", party: .applicant)
        applicant.applicants = [.anyone]
        applicant.assistedBy = ["petugas-a"]
        return [applicant]
            + officers.map { name in
                var lane = Lane(name: name, title: name, party: .officer)
                lane.roles = [name]
                return lane
            }
    }

    func form() -> Form {
        var name = Field(name: "nama", label: "Nama", kind: .text)
        name.required = .yes
        var isNeeded = Field(name: "perlu", label: "Perlu?", kind: .yesNo)
        isNeeded.required = .yes
        var amount = Field(name: "jumlah", label: "Jumlah", kind: .number)
        amount.required = .yes
        amount.minimum = .number(0)
        amount.maximum = .number(99)
        var kind = Field(name: "jenis", label: "Jenis", kind: .choice)
        kind.required = .yes
        kind.options = ["a", "b", "c"].map { Option(name: $0, label: $0) }
        return Form(name: "data", fields: [name, isNeeded, amount, kind], position: .start)
    }
}
