import Forms

/// What another version does otherwise at a step, in words.
struct StepChange {
    let old: Procedure
    let new: Procedure
    let before: Step
    let after: Step

    var lines: [String] {
        [text, performers, time, work, requirements, papers, questions].compactMap(\.self) + outcomes
    }

    private var text: String? {
        before.text == after.text ? nil : "semula “\(before.text)”"
    }

    private var performers: String? {
        let (was, now) = (titles(before, old), titles(after, new))
        return was == now ? nil : "dikerjakan \(now), semula \(was)"
    }

    private func titles(_ step: Step, _ procedure: Procedure) -> String {
        let titles = step.lanes.map { procedure.lane($0)?.title ?? $0 }
        let joined = titles.joined(separator: ", ")
        return switch step.performers {
        case .one, .byAnswer, nil: joined
        case .all: "\(joined) bersama"
        case .inOrder: "\(joined) berurutan"
        case .anyOf: "salah satu dari \(joined)"
        }
    }

    private var time: String? {
        let (was, now) = (words(ofTimeAt: before, in: old), words(ofTimeAt: after, in: new))
        return was == now ? nil : "waktu \(now), semula \(was)"
    }

    private func words(ofTimeAt step: Step, in procedure: Procedure) -> String {
        let words = step.time?.words ?? "tanpa waktu"
        guard let time = step.time, !Reading.amounts(time).isEmpty else { return words }
        return procedure.before(step).map { "\(words) \($0)" } ?? words
    }

    private var work: String? {
        func words(_ step: Step) -> String {
            switch step.work {
            case .person: "orang"
            case .effect(let use): "sistem (\(use.effect))"
            case .sub(let use): "SOP \(use.procedure)"
            case .branch: "sistem menurut syarat"
            }
        }
        return words(before) == words(after) ? nil : "dikerjakan oleh \(words(after)), semula \(words(before))"
    }

    private var requirements: String? {
        let (was, now) = (before.outputs, after.outputs)
        return was == now ? nil : "keluaran \(list(now)), semula \(list(was))"
    }

    private var papers: String? {
        before.uploads == after.uploads
            ? nil
            : "meminta \(list(after.uploads.map { new.paper($0)?.title ?? $0 })), semula "
                + list(before.uploads.map { old.paper($0)?.title ?? $0 })
    }

    private var questions: String? {
        let was = old.questions(of: before.asks).map(\.field.label)
        let now = new.questions(of: after.asks).map(\.field.label)
        return was == now ? nil : "menanyakan \(list(now)), semula \(list(was))"
    }

    private func list(_ words: [String]) -> String { words.isEmpty ? "tidak ada" : words.joined(separator: ", ") }

    private var outcomes: [String] {
        var lines: [String] = []
        for outcome in after.outcomes {
            let (name, goal) = (label(outcome), targets(outcome, new))
            guard let was = before.outcome(outcome.name) else {
                lines.append("hasil baru\(name), ke \(goal)")
                continue
            }
            let earlier = targets(was, old)
            if outcome.targets != was.targets { lines.append("hasil\(name) kini ke \(goal), semula ke \(earlier)") }
            if was.reason != outcome.reason { lines.append("alasan pada hasil\(name) berubah") }
        }
        return lines
            + before.outcomes.filter { after.outcome($0.name) == nil }.map { "hasil\(label($0)) dihapus" }
    }

    private func label(_ outcome: Outcome) -> String { outcome.isImplicit ? "" : " “\(outcome.label)”" }

    private func targets(_ outcome: Outcome, _ procedure: Procedure) -> String {
        outcome.targets.map { target in
            procedure.step(target).map { "“\($0.text)”" } ?? procedure.result(target).map { "akhir “\($0.title)”" }
                ?? target
        }.joined(separator: " dan ")
    }
}

extension TimeRule {
    /// As a sentence says it.
    var words: String {
        switch self {
        case .fixed(let amount): amount.written
        case .byAnswer(_, let map, let otherwise):
            map.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.words)" }.joined(separator: ", ")
                + (otherwise.map { ", lainnya \($0.words)" } ?? "")
        case .unregulated: "tidak diatur"
        }
    }
}
