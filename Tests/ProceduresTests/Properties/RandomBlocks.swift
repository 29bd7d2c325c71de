import Forms
import Procedures

/// Puts a random procedure together out of blocks, from its end to its beginning.
struct RandomProcedureBuilder {
    /// A part of the flow: where it is entered, and which of its steps lead on to its goal.
    struct Block {
        var entry: String
        var exits: [String]
    }

    var random: SplitMix64
    var constructs: Set<RandomProcedure.Construct> = []
    var steps: [String: Step] = [:]
    var order: [String] = []
    var usedResults: Set<String> = []
    /// Forks inside forks multiply the markings, and such procedures are rightly refused (E310).
    var forkDepth = 0
    /// How many steps may still be made; blocks become single steps when it is used up.
    var budget: Int
    let officers = ["petugas-a", "petugas-b", "petugas-c"]

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
        budget = 0
        budget = Int.random(in: 3...14, using: &random)
    }

    mutating func build() -> Procedure {
        var procedure = Procedure(name: "acak", version: 1, title: "SOP acak", officeKinds: ["dinas"], start: "ajukan")
        procedure.lanes = lanes()
        procedure.forms = [form()]
        flow()
        procedure.steps = ([procedure.start] + order.filter { $0 != procedure.start }.reversed()).compactMap {
            steps[$0]
        }
        for index in procedure.steps.indices {
            procedure.steps[index].position = SourcePosition(line: 20 + index, column: 3)
        }
        procedure.results = results()
        if random.chance(60) {
            procedure.withdrawal = Withdrawal(result: "dicabut", lanes: ["pemohon"])
            procedure.results.append(CaseResult(name: "dicabut", title: "Dicabut", kind: .withdrawn))
        }
        procedure.limits = limits()
        return procedure
    }

    private mutating func flow() {
        usedResults.insert("terbit")
        var start = Step(name: "ajukan", text: "Mengajukan permohonan", isDecision: false)
        start.performers = .one("pemohon")
        start.asks = [FormUse(form: "data")]
        if random.chance(20) {
            // The whole procedure may go back to its beginning.
            let check = addDecision(to: ["terbit"], other: ["ajukan"])
            constructs.insert(.loop)
            start.outcomes = [only([block(to: check, depth: 0).entry])]
        } else {
            start.outcomes = [only([block(to: "terbit", depth: 0).entry])]
        }
        steps["ajukan"] = start
        order.append("ajukan")
    }

    mutating func newName() -> String {
        budget -= 1
        let name = "s\(order.count + 1)"
        order.append(name)
        return name
    }

    // MARK: Blocks

    mutating func block(to goal: String, depth: Int) -> Block {
        guard budget > 0, depth < 5 else { return single(to: goal) }
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<26: return sequence(to: goal, depth: depth)
        case 26..<40: return choice(to: goal, depth: depth)
        case 40..<66 where forkDepth < 2: return forkAndJoin(to: goal, depth: depth)
        case 66..<78: return loop(to: goal, depth: depth)
        default: return single(to: goal)
        }
    }

    mutating func sequence(to goal: String, depth: Int) -> Block {
        constructs.insert(.sequence)
        let second = block(to: goal, depth: depth + 1)
        let first = block(to: second.entry, depth: depth + 1)
        return Block(entry: first.entry, exits: second.exits)
    }

    mutating func choice(to goal: String, depth: Int) -> Block {
        constructs.insert(.choice)
        var exits: [String] = []
        var ways: [[String]] = []
        for _ in 0..<Int.random(in: 2...3, using: &random) {
            if random.chance(20) {
                ways.append([goal])
            } else {
                let way = block(to: goal, depth: depth + 1)
                ways.append([way.entry])
                exits += way.exits
            }
        }
        let name = addDeciding(ways: ways)
        if ways.contains([goal]) { exits.append(name) }
        return Block(entry: name, exits: exits)
    }

    mutating func forkAndJoin(to goal: String, depth: Int) -> Block {
        constructs.formUnion([.fork, .join])
        forkDepth += 1
        defer { forkDepth -= 1 }
        let join = newName()
        var exits = [join]
        // A join that can be taken back to a step that it does not wait for (trap 1 of the language).
        if random.chance(25) {
            let again = single(to: join)
            steps[join] = decision(join, to: [goal], other: [again.entry])
            constructs.insert(.loop)
        } else {
            steps[join] = plain(join, to: [goal])
        }
        var items: [[String]] = []
        var entries: [String] = []
        for _ in 0..<(random.chance(75) ? 2 : 3) {
            let branch = block(to: join, depth: depth + 1)
            if branch.exits.count > 1 { constructs.insert(.eitherOf) }
            entries.append(branch.entry)
            items.append(branch.exits)
        }
        if random.chance(30) {
            // Several ways of which one comes, made by hand so that they occur often enough.
            constructs.insert(.eitherOf)
            let ways = [single(to: join), single(to: join)]
            let deciding = addDeciding(ways: ways.map { [$0.entry] })
            entries.append(deciding)
            items.append(ways.flatMap(\.exits))
        }
        let head: String
        if random.chance(30) {
            constructs.insert(.choice)
            head = newName()
            steps[head] = decision(head, to: entries, other: [goal])
            exits.append(head)
        } else {
            head = newName()
            if random.chance(15) {
                // The fork itself is one of the arrivals that the join waits for.
                entries.append(join)
                items.append([head])
            }
            var fork = Step(name: head, text: "Membagi pekerjaan", isDecision: false)
            fork.performers = .one(random.pick(officers))
            fork.outcomes = [only(entries)]
            steps[head] = fork
        }
        steps[join]?.joins = items
        return Block(entry: head, exits: exits)
    }

    mutating func loop(to goal: String, depth: Int) -> Block {
        constructs.insert(.loop)
        let check = newName()
        let body = block(to: check, depth: depth + 1)
        if random.chance(50) {
            let repair = single(to: random.chance(50) ? check : body.entry)
            steps[check] = decision(check, to: [goal], other: [repair.entry])
        } else {
            steps[check] = decision(check, to: [goal], other: [body.entry])
        }
        return Block(entry: body.entry, exits: [check])
    }

    mutating func single(to goal: String) -> Block {
        let name = newName()
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<12: steps[name] = effect(name, to: goal)
        case 12..<24: steps[name] = sub(name, to: goal)
        case 24..<34: steps[name] = rowOrPassed(name, to: goal)
        case 34..<48: steps[name] = timed(name, to: goal)
        case 48..<58: steps[name] = refusing(name, to: goal)
        default: steps[name] = plain(name, to: [goal])
        }
        return Block(entry: name, exits: [name])
    }
}
