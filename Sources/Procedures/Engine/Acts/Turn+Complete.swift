import Forms

extension Turn {
    mutating func complete(
        _ name: String, _ visit: Int, _ outcomeName: String, _ submission: Submission, by person: Actor,
        expectedVersion: Int?
    ) throws(Refusal) {
        if try keepLateAct(name, visit, outcomeName, submission, by: person) { return }
        let (step, open) = try require(name, visit, expectedVersion: expectedVersion)
        guard case .person = step.work else { throw .notAPersonsStep }
        let standing = try state.standing(of: person, at: step, open, in: procedure)
        let instant = try standing.actor.instant(
            submission.occurred, now: recorded, notBefore: open.earliestAct(at: step))
        try state.judge(person, standing, step, open, at: instant, in: context)
        guard let outcome = step.outcome(outcomeName) else { throw .unknownOutcome(outcomeName) }
        if let times = outcome.maximumTimes, state.times(outcomeName, of: name) >= times {
            throw .outcomeUsedUp(label: outcome.label, times: times)
        }
        occurred = instant
        actor = standing.actor
        if step.needsEveryLane {
            let isLast = open.lanes.allSatisfy { lane in
                lane == standing.lane || open.confirmations.contains { $0.lane == lane }
            }
            emit(
                .stepConfirmed(
                    StepConfirmed(step: name, visit: visit, lane: standing.lane, note: submission.note)))
            if !isLast { return }
            // The part that was entered last need not have been done last: the step is done when every part is.
            occurred = open.confirmations.map(\.occurred).reduce(instant, max)
        }
        try finish(step, visit: visit, outcome, submission, standing)
    }

    /// Checks what was handed over, and lets the token go.
    mutating func finish(
        _ step: Step, visit: Int, _ outcome: Outcome, _ submission: Submission, _ standing: ActingFor
    ) throws(Refusal) {
        let reason = submission.reason?.isBlank == false ? submission.reason : nil
        if outcome.reason != nil, reason == nil { throw .reasonMissing }
        let accepted = try SubmissionCheck(
            procedure: procedure, answers: answers, step: step, outcome: outcome
        ).accept(submission)
        emit(
            .stepCompleted(
                StepCompleted(
                    step: step.name, visit: visit, outcome: outcome.name, answers: accepted.answers,
                    cleared: accepted.cleared, papers: accepted.papers, reason: reason, note: submission.note)))
        try asSystem { turn throws(Refusal) in
            turn.record(step.records + outcome.records, step: step.name, visit: visit)
            try turn.move(from: step.name, to: outcome.targets)
        }
    }

    /// An act that happened in time but is entered after the clock has taken the step: kept with what came with it, once
    /// for every visit (once more where only then its answers or papers come), and moves nothing (SOP.md §10.3). It is not
    /// judged as an answer is: what came on paper is kept as it came.
    private mutating func keepLateAct(
        _ name: String, _ visit: Int, _ outcome: String, _ submission: Submission, by person: Actor
    ) throws(Refusal) -> Bool {
        guard let happened = submission.occurred, let step = procedure.step(name), step.outcome(outcome) != nil,
            let taken = state.taken(name, visit), happened <= taken.at
        else { return false }
        let standing = try state.standing(
            of: person, at: step, pending: step.lanes, all: step.lanes, takenOverBy: [], in: procedure)
        occurred = try standing.actor.instant(happened, now: recorded, notBefore: taken.opened)
        actor = standing.actor
        let asked = Set(procedure.questions(of: step, outcome: outcome).map(\.path))
        let content = LateActContent(
            answers: submission.answers.filter { asked.contains($0.key) },
            papers: submission.papers.filter { step.uploads.contains($0.key) },
            reason: submission.reason?.isBlank == false ? submission.reason : nil, note: submission.note)
        // That it came may have been noted first, and what came with it be entered afterwards.
        let before = state.lateActs.filter { $0.step == name && $0.visit == visit }
        guard before.isEmpty || !content.isBare && before.allSatisfy({ $0.content?.isBare ?? true }) else {
            throw .lateActKept(text: step.text)
        }
        emit(.lateAct(LateActKept(step: name, visit: visit, outcome: outcome, content: content)))
        return true
    }

    mutating func skip(
        _ name: String, _ visit: Int, _ reason: String, by person: Actor, expectedVersion: Int?
    ) throws(Refusal) {
        let (step, open) = try require(name, visit, expectedVersion: expectedVersion)
        guard case .person = step.work else { throw .notAPersonsStep }
        let standing = try state.standing(of: person, at: step, open, in: procedure)
        try state.judge(person, standing, step, open, at: recorded, in: context)
        guard step.maySkip else { throw .skipNotAllowed }
        guard !reason.isBlank else { throw .reasonMissing }
        actor = standing.actor
        emit(.stepSkipped(step: name, visit: visit, reason: reason))
        try move(from: name, to: step.outcomes.first?.targets ?? [])
    }
}

extension Step {
    /// Whether every lane of `oleh` must confirm.
    var needsEveryLane: Bool {
        switch performers {
        case .all, .inOrder: true
        case .one, .anyOf, .byAnswer, nil: false
        }
    }
}
