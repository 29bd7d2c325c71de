import Forms
import Procedures

extension RandomProcedureBuilder {
    func only(_ targets: [String]) -> Outcome {
        var outcome = Outcome(name: Outcome.implicitName, label: "Selesai", targets: targets)
        outcome.isImplicit = true
        return outcome
    }

    mutating func plain(_ name: String, to targets: [String]) -> Step {
        var step = Step(name: name, text: "Mengerjakan \(name)", isDecision: false)
        step.outcomes = [only(targets)]
        step.performers = performers()
        step.time = time()
        if step.time != nil, random.chance(20) { step.reminders = [Reminder(.once(.percent(50)))] }
        if step.time != nil, random.chance(20) {
            step.escalations = [Escalation(at: .percent(100), lanes: ["petugas-c"], takesOver: random.chance(50))]
        }
        if random.chance(8) {
            step.maySkip = true
            constructs.insert(.skip)
        }
        return step
    }

    /// A person decides: on to the goal, or the other way (at times only so often).
    mutating func decision(_ name: String, to targets: [String], other: [String]) -> Step {
        var step = Step(name: name, text: "Memeriksa \(name)", isDecision: true)
        step.performers = random.chance(80) ? .one(random.pick(officers)) : .anyOf(["petugas-a", "petugas-b"])
        step.time = time()
        var back = Outcome(name: "tidak", label: "Tidak", targets: other)
        if random.chance(50) { back.reason = .forApplicant }
        if random.chance(25) { back.maximumTimes = Int.random(in: 1...3, using: &random) }
        step.outcomes = [Outcome(name: "ya", label: "Ya", targets: targets), back]
        return step
    }

    mutating func addDecision(to targets: [String], other: [String]) -> String {
        let name = newName()
        steps[name] = decision(name, to: targets, other: other)
        return name
    }

    /// A choice of two or three ways, by a person or by an answer.
    mutating func addDeciding(ways: [[String]]) -> String {
        let name = newName()
        let outcomes = zip(["a", "b", "c"], ways).map { Outcome(name: $0, label: $0, targets: $1) }
        var step = Step(name: name, text: "Memilih \(name)", isDecision: true)
        step.outcomes = outcomes
        if random.chance(40) {
            constructs.insert(.branch)
            let amount = AnswerReference.field(FieldPath(form: "data", field: "jumlah"))
            let tests = outcomes.dropLast().enumerated().map { index, outcome in
                (
                    outcome: outcome.name,
                    condition: Condition.test(amount, .compare(.atLeast, .number(Int64(30 * (index + 1)))))
                )
            }
            step.work = .branch(
                ways.count == 3 && random.chance(50)
                    ? .byField(FieldPath(form: "data", field: "jenis"))
                    : .byConditions(tests, otherwise: outcomes.last?.name ?? "a"))
        } else {
            step.performers = .one(random.pick(officers))
            step.time = time()
        }
        steps[name] = step
        return name
    }

    mutating func effect(_ name: String, to goal: String) -> Step {
        constructs.insert(.effect)
        var step = Step(name: name, text: "Membuat \(name)", isDecision: false)
        step.work = .effect(
            EffectUse(
                effect: "contoh.buat", arguments: ["nama": .answer(.field(FieldPath(form: "data", field: "nama")))]))
        step.performers = .one(random.pick(officers))
        step.outcomes = ["berhasil", "terpakai"].map { Outcome(name: $0, label: $0, targets: [goal]) }
        return step
    }

    mutating func sub(_ name: String, to goal: String) -> Step {
        constructs.insert(.sub)
        var step = Step(name: name, text: "Menjalankan \(name)", isDecision: false)
        step.work = .sub(SubUse(procedure: "anak"))
        step.performers = .one(random.chance(50) ? "pemohon" : random.pick(officers))
        step.outcomes = ["diterima", "dicabut"].map { Outcome(name: $0, label: $0, targets: [goal]) }
        return step
    }

    /// A step that may be passed over by a condition, or a row that is only printed.
    mutating func rowOrPassed(_ name: String, to goal: String) -> Step {
        if random.chance(30) {
            var step = Step(name: name, text: "Mencetak \(name)", isDecision: false)
            step.performers = .one("pemohon")
            step.printing = .rowOnly
            step.outcomes = [only([goal])]
            return step
        }
        var step = plain(name, to: [goal])
        constructs.insert(.skip)
        step.condition = .test(.field(FieldPath(form: "data", field: "perlu")), .isOneOf([.flag(true)]))
        return step
    }

    mutating func timed(_ name: String, to goal: String) -> Step {
        constructs.insert(.timeOut)
        var step = plain(name, to: [goal])
        let isPersonal = random.chance(60)
        if isPersonal { step.performers = .one("pemohon") }
        let late = random.chance(50) ? goal : useResult("gugur")
        step.expiry = Expiry(targets: [late], after: .fixed(amount()))
        return step
    }

    /// A decision one of whose outcomes ends the case at once, whatever else is open.
    mutating func refusing(_ name: String, to goal: String) -> Step {
        constructs.insert(.stop)
        var step = decision(name, to: [goal], other: [useResult("ditolak")])
        step.outcomes[1].maximumTimes = nil
        return step
    }

    mutating func performers() -> Performers {
        switch Int.random(in: 0..<20, using: &random) {
        case 0, 1:
            constructs.insert(.jointWork)
            return .all(["petugas-a", "petugas-b"])
        case 2:
            constructs.insert(.jointWork)
            return .inOrder(["petugas-b", "petugas-a"])
        case 3: return .anyOf(["petugas-a", "petugas-c"])
        case 4:
            return .byAnswer(
                .field(FieldPath(form: "data", field: "jenis")), ["a": "petugas-a", "b": "petugas-b"],
                otherwise: "petugas-c")
        case 5...10: return .one("pemohon")
        default: return .one(random.pick(officers))
        }
    }
}
