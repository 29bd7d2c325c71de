import Forms
import Pages
import Procedures

/// What the published service standard says of a procedure in a line each.
extension Procedure {
    /// “KTP, Surat kuasa (bila perlu), dan …”: every paper that the applicant may be asked for.
    func requirementsInWords(_ papers: [Paper]) -> String {
        if papers.isEmpty { return "Tanpa berkas" }
        return WordList.joined(papers.map { $0.isConditional ? "\($0.title) (bila perlu)" : $0.title }, with: "dan")
    }

    /// “Paling lama 10 hari kerja, dapat diperpanjang 7 hari kerja”; nil without a limit of the whole case.
    var limitInWords: String? {
        guard let limit = limits.first, let time = timeByKind(limit.time) ?? limit.time.text else { return nil }
        guard let more = limit.extension else { return "Paling lama \(time)" }
        let times = more.times > 1 ? " sampai \(more.times) kali" : ""
        return "Paling lama \(time), dapat diperpanjang \(more.amount.written)\(times)"
    }

    /// “5 hari kerja untuk aspirasi dan 14 hari kerja untuk pengaduan”; nil where no choice decides the time.
    private func timeByKind(_ rule: TimeRule) -> String? {
        guard case .byAnswer(.field(let path), let times, let otherwise) = rule,
            let options = field(path)?.options, !options.isEmpty
        else { return nil }
        var kinds: [(time: TimeRule, labels: [String])] = []
        for option in options {
            guard let time = times[option.name] ?? otherwise else { continue }
            if let index = kinds.firstIndex(where: { $0.time == time }) {
                kinds[index].labels.append(option.label.uncapitalized)
            } else {
                kinds.append((time: time, labels: [option.label.uncapitalized]))
            }
        }
        let parts = kinds.sorted { $0.time.roughMinutes < $1.time.roughMinutes }.compactMap { kind -> String? in
            kind.time.text.map { "\($0) untuk \(WordList.joined(kind.labels, with: "atau"))" }
        }
        return parts.isEmpty ? nil : WordList.joined(parts, with: "dan")
    }

    /// “Jawaban (Selesai)”: what the last work before success gives, and the results that it leads to; the results alone
    /// where that work names nothing, or is the system's.
    var productInWords: String {
        let results = results.filter { $0.kind == .success }
        let titles = WordList.joined(results.map(\.title), with: "atau")
        if titles.isEmpty { return title }
        let outputs = WordList.joined(lastOutputs(before: results.map(\.name)), with: "atau")
        return outputs.isEmpty ? titles : "\(outputs) (\(titles))"
    }

    /// The outputs of the persons' steps from which these results are reached; branches, and what the applicant does
    /// without an output (to accept, to rate), are looked through.
    private func lastOutputs(before results: [String]) -> [String] {
        var ahead = results
        var seen: Set<String> = []
        var last: Set<String> = []
        while let target = ahead.popLast() {
            for step in steps where step.outcomes.contains(where: { $0.targets.contains(target) }) {
                if step.work == .person, !step.outputs.isEmpty {
                    last.insert(step.name)
                } else if isLookedThrough(step) {
                    if seen.insert(step.name).inserted { ahead.append(step.name) }
                } else {
                    return []
                }
            }
        }
        var told: Set<String> = []
        return steps.filter { last.contains($0.name) }.flatMap(\.outputs).filter { told.insert($0).inserted }
    }

    private func isLookedThrough(_ step: Step) -> Bool {
        if case .branch = step.work { return true }
        guard step.work == .person, let applicant = applicantLane else { return false }
        return step.lanes.contains(applicant.name)
    }
}

extension Paper {
    /// Not asked of everybody.
    var isConditional: Bool { required != .yes || shownWhen != nil }
}

extension TimeRule {
    /// For putting times in order, not for counting them: the longest that it may be.
    var roughMinutes: Int {
        switch self {
        case .fixed(let amount): amount.roughMinutes
        case .byAnswer(_, let times, let otherwise):
            (times.values.map(\.roughMinutes) + [otherwise?.roughMinutes ?? 0]).max() ?? 0
        case .unregulated: 0
        }
    }
}

extension TimeAmount {
    fileprivate var roughMinutes: Int {
        switch unit {
        case .workingMinutes: count
        case .workingHours, .wallHours: count * 60
        case .workingDays, .calendarDays: count * 1440
        case .months: count * 43200
        case .years: count * 525_600
        }
    }
}
