import Forms
import Pages
import Procedures

/// What a case can come to once a step is done, past the steps that pass at once, as it can be said before anything is
/// decided: who has it next, the applicant again, the end.
struct WhatFollows {
    private let procedure: Procedure
    /// What somebody, or a system for them, does next, in the order of the file's ways.
    private var steps: [Step] = []
    private var mayEnd = false
    /// Whether an answer or a decision chooses among them.
    private var isChosen: Bool
    private var seen: Set<String> = []

    /// - Parameter outcomes: of the step that is done; several, where it is not known which.
    init(_ outcomes: [Outcome], in procedure: Procedure) {
        self.procedure = procedure
        isChosen = outcomes.count > 1
        for outcome in outcomes { follow(outcome.targets) }
    }

    private mutating func follow(_ targets: [String]) {
        for target in targets where seen.insert(target).inserted {
            guard let step = procedure.step(target) else {
                mayEnd = true
                continue
            }
            if !step.isImmediate { steps.append(step) }
            guard step.isImmediate || step.condition != nil else { continue }
            if step.condition != nil || step.outcomes.count > 1 { isChosen = true }
            for outcome in step.outcomes { follow(outcome.targets) }
        }
    }

    /// A clause for each: “Kepala Dinas menerimanya”, “langkah berikut untuk Anda: Mengubah konsep”, “permohonan selesai”.
    /// - Parameters:
    ///   - receiving: what others do with it.
    ///   - applicant: how they are called on the page.
    func clauses(receiving: String, applicant: String, ending: String) -> [String] {
        let own = steps.filter(isApplicants).map(\.text)
        let others = steps.filter { !isApplicants($0) }
        var told: Set<String> = []
        let titles = others.flatMap(\.lanes).compactMap { procedure.lane($0)?.title }
            .filter { told.insert($0).inserted }
        let conjunction = others.count == 1 ? others[0].conjunction : isChosen ? "atau" : "dan"
        var clauses: [String] = []
        if !titles.isEmpty { clauses.append("\(WordList.joined(titles, with: conjunction)) \(receiving)") }
        if !own.isEmpty {
            let steps = WordList.joined(own, with: isChosen ? "atau" : "dan")
            clauses.append("langkah berikut untuk \(applicant): \(steps)")
        }
        if mayEnd { clauses.append(ending) }
        return clauses
    }

    private func isApplicants(_ step: Step) -> Bool {
        !step.lanes.isEmpty && step.lanes.allSatisfy { $0 == procedure.applicantLane?.name }
    }
}

extension Procedure {
    /// What follows sending: “Kepala Dinas menerima permohonan lebih dulu.”
    /// - Parameter isAssisted: an officer reads it, who files for somebody.
    func afterSending(isAssisted: Bool) -> String {
        let clauses = WhatFollows(step(start)?.outcomes ?? [], in: self).clauses(
            receiving: "menerima permohonan lebih dulu", applicant: isAssisted ? "pemohon" : "Anda",
            ending: "permohonan langsung selesai")
        let words = WordList.joined(clauses, with: "atau")
        return (clauses.count > 1 ? "Menurut isian permohonan: \(words)" : words.capitalizedFirst) + "."
    }

    /// What follows an answer of the applicant's: “Setelah dikirim, Kabid Tata Kelola menerimanya.”
    /// - Parameter outcomes: those that they may choose.
    func afterAnswer(_ outcomes: [Outcome]) -> String? {
        let ways = outcomes.map { outcome in
            let clauses = WhatFollows([outcome], in: self).clauses(
                receiving: "menerimanya", applicant: "Anda", ending: "permohonan selesai")
            return (label: outcome.label, words: WordList.joined(clauses, with: "atau"))
        }
        guard let first = ways.first else { return nil }
        guard ways.contains(where: { $0.words != first.words }) else { return "Setelah dikirim, \(first.words)." }
        return "Setelah dikirim: \(ways.map { "bila “\($0.label)”, \($0.words)" }.joined(separator: "; "))."
    }
}
