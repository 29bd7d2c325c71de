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

    /// What the SOP names as its product, or the results that are a success; the service itself where nothing is.
    var productInWords: String {
        if let product { return product }
        let titles = results.filter { $0.kind == .success }.map(\.title)
        return titles.isEmpty ? title : WordList.joined(titles, with: "atau")
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
