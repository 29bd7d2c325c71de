import Forms
import Procedures
import Testing

/// A random walk of people and time through a random procedure, with everything that was asked and what came of it.
struct EngineWalk {
    struct Asked {
        let command: Command
        let actor: Actor
        let now: Instant
    }

    let procedure: Procedure
    var random: SplitMix64
    var now = moment("2026-03-02 09:00")
    var state: CaseState?
    var events: [CaseEvent] = []
    var accepted: [Asked] = []
    /// Where the case stood after every act that moved it, in the words of the oracle.
    var tokens: Set<Set<String>> = []
    var refused = 0

    static let calendar = WorkingCalendar.baku()

    init(_ procedure: Procedure, seed: UInt64) {
        self.procedure = procedure
        random = SplitMix64(seed: seed)
    }

    func context(at instant: Instant) -> EngineContext {
        EngineContext(procedure: procedure, catalogue: RandomProcedure.catalogue, now: instant) { _ in
            EngineWalk.calendar
        }
    }

    /// Hands over a command; the state moves event by event. False: it was refused.
    @discardableResult
    mutating func give(_ command: Command, by actor: Actor) -> Bool {
        do {
            let new = try decide(state, command, by: actor, expectedVersion: state?.version, in: context(at: now))
            if state == nil { state = CaseState.fold(new) } else { for event in new { state?.apply(event) } }
            events += new
            if let state, state.isOpen { tokens.insert(state.tokens) }
            accepted.append(Asked(command: command, actor: actor, now: now))
            return true
        } catch {
            refused += 1
            return false
        }
    }

    mutating func open() -> Bool {
        var submission = Submission()
        submission.answers = [
            path("data.nama"): .text("Contoh"), path("data.perlu"): .flag(random.chance(50)),
            path("data.jumlah"): .number(Int64.random(in: 0...99, using: &random)),
            path("data.jenis"): .text(random.pick(["a", "b", "c"])),
        ]
        let opening = Opening(procedureHash: "h", number: "1", applicant: "pemohon", channel: .online)
        return give(.open(opening, submission), by: CaseRun.person("pemohon"))
    }

    /// Everything that somebody, or something, may do now.
    func moves() -> [(command: Command, actor: Actor, target: Outcome)] {
        guard let state else { return [] }
        return state.openSteps(in: procedure).flatMap { open -> [(Command, Actor, Outcome)] in
            guard let step = procedure.step(open.step) else { return [] }
            let outcomes = state.availableOutcomes(of: open.step, in: procedure)
            let lane = state.waitingLanes(of: open.step, in: procedure).first ?? ""
            return outcomes.map { outcome in
                switch step.work {
                case .effect:
                    let key = EffectKey(step: open.step, visit: open.visit)
                    return (.effectEnded(key, outcome: outcome.name, outputs: [:], isManual: false), .system, outcome)
                case .sub:
                    return (
                        .subEnded(step: open.step, visit: open.visit, child: "anak", result: outcome.name), .system,
                        outcome
                    )
                case .person, .branch:
                    return (
                        .complete(
                            step: open.step, visit: open.visit, outcome: outcome.name, submission(step, outcome)),
                        CaseRun.person(lane), outcome
                    )
                }
            }
        }
    }

    private func submission(_ step: Step, _ outcome: Outcome) -> Submission {
        var submission = Submission()
        if outcome.reason != nil { submission.reason = "Alasan" }
        for question in procedure.questions(of: step.asks) {
            submission.answers[question.path] = state?.answers[question.path]
        }
        return submission
    }

    /// One thing at random: mostly work, at times the clock, a claim, a failure, or somebody who may not.
    mutating func step() {
        let moves = moves()
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<58 where !moves.isEmpty:
            let move = random.pick(moves)
            if case .subEnded(let step, let visit, let child, _) = move.command {
                give(.subOpened(step: step, visit: visit, child: child), by: .system)
            }
            let (command, actor) = backdated(move.command, by: move.actor)
            give(command, by: actor)
        case 58..<80:
            let span: Int64 = random.pick([60, 3600, 86_400, 5 * 86_400, 30 * 86_400])
            now = now.adding(seconds: Int64.random(in: 1...span, using: &random))
            give(.tick, by: .system)
        case 80..<88 where !moves.isEmpty:
            let move = random.pick(moves)
            give(move.command, by: CaseRun.person("orang-luar"))
        case 88..<93: claimOrRelease()
        case 93..<96: troubleEffect()
        case 96: give(.withdraw(reason: nil), by: CaseRun.person("pemohon"))
        default: give(.recompute(cause: "acak"), by: .system)
        }
    }

    /// At times a person's act came by letter, and is entered later than it happened.
    private mutating func backdated(_ command: Command, by actor: Actor) -> (Command, Actor) {
        guard case .complete(let step, let visit, let outcome, var submission) = command,
            let open = state?.open[step], let rule = procedure.step(step), random.chance(30)
        else { return (command, actor) }
        let earliest = open.earliestAct(at: rule)
        submission.occurred = earliest.adding(
            seconds: Int64.random(in: 0...max(0, now.since(earliest)), using: &random))
        var writer = actor
        writer.channel = .letter
        return (.complete(step: step, visit: visit, outcome: outcome, submission), writer)
    }

    private mutating func claimOrRelease() {
        guard let open = state?.openSteps(in: procedure).first,
            let lane = state?.waitingLanes(of: open.step, in: procedure).first
        else { return }
        let person = CaseRun.person(lane)
        if open.claimedBy == nil {
            give(.claim(step: open.step, visit: open.visit), by: person)
        } else {
            give(.release(step: open.step, visit: open.visit), by: person)
        }
    }

    private mutating func troubleEffect() {
        guard let effect = state?.effects.last(where: { $0.status.isWaiting }) else { return }
        give(.effectFailed(effect.key, cause: "acak"), by: .system)
    }

    /// Goes on by the shortest way to a result. False: the case is stuck.
    mutating func finish() -> Bool {
        let distances = Distances(procedure)
        for _ in 0..<200 {
            // What an act that was entered late has started may be over already.
            if state?.isOpen == true { give(.tick, by: .system) }
            guard state?.isOpen == true else { return true }
            guard let best = moves().min(by: { distances.of($0.target) < distances.of($1.target) }) else {
                return false
            }
            guard give(best.command, by: best.actor) else { return false }
        }
        return state?.isOpen == false
    }
}

extension CaseState {
    /// The open steps, and the arrivals that wait for others.
    fileprivate var tokens: Set<String> {
        Set(open.keys.map { "p:" + $0 }).union(arrivals.keys.map { "j:\($0.step):\($0.item)" })
    }
}

/// How many steps lie between a step and the nearest result.
struct Distances {
    private var steps: [String: Int] = [:]

    init(_ procedure: Procedure) {
        for result in procedure.results { steps[result.name] = 0 }
        var isChanged = true
        while isChanged {
            isChanged = false
            for step in procedure.steps {
                // Nobody chooses at a branch: any of its outcomes may come.
                let ways = step.outcomes.map { of($0) }
                let isBranch = if case .branch = step.work { true } else { false }
                guard let best = isBranch ? ways.max() : ways.min(), best < 10_000 else { continue }
                if best + 1 < steps[step.name] ?? .max {
                    steps[step.name] = best + 1
                    isChanged = true
                }
            }
        }
    }

    func of(_ outcome: Outcome) -> Int { outcome.targets.map { steps[$0] ?? 10_000 }.max() ?? 10_000 }
}
