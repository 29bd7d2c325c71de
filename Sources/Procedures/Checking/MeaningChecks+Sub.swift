import Forms

extension MeaningChecks {
    /// A step that runs another SOP (SOP.md §13).
    func checkSub(_ step: Step, _ use: SubUse) {
        let isItself = use.procedure == procedure.name
        guard let other = isItself ? procedure : catalogue.procedures[use.procedure] else { return }
        let known = other.results.map(\.name)
        for name in known where step.outcome(name) == nil {
            findings.report(
                "E204", at: step.position, "Hasil \"\(name)\" dari sub \"\(other.name)\" belum punya tujuan")
        }
        for outcome in step.outcomes where !known.contains(outcome.name) {
            findings.unknown(
                "E204", at: outcome.position, "Hasil \"\(outcome.name)\" tidak ada pada sub \"\(other.name)\"",
                outcome.name, among: known)
        }
        if !other.results.contains(where: { $0.kind == .withdrawn }) {
            findings.report(
                "E116", at: use.position, "SOP yang dipakai sebagai sub harus punya akhir berjenis dicabut",
                expected: "akhir berjenis dicabut di \"\(other.name)\"")
        }
        checkRecursion(use)
        // Who hands a case on in the same SOP stands in for whoever brought it; `siapa` says who may bring one.
        if !isItself { checkApplicant(step, use, other) }
        checkArguments(use, other, of: step)
    }

    /// Each call must climb, or the chain must end (E208).
    private func checkRecursion(_ use: SubUse) {
        guard !MeaningChecks.climbs(use.place) else { return }
        var open = [[use.procedure]]
        var seen: Set<String> = []
        while let chain = open.popLast(), let last = chain.last {
            if last == procedure.name {
                findings.report(
                    "E208", at: use.position,
                    "SOP \"\(procedure.name)\" memanggil dirinya lewat \(chain.joined(separator: " > ")) tanpa naik ke kantor atasan",
                    expected: "di: {atasan: …}")
                return
            }
            guard seen.insert(last).inserted, let other = catalogue.procedures[last] else { continue }
            for case .sub(let next) in other.steps.map(\.work) where !MeaningChecks.climbs(next.place) {
                open.append(chain + [next.procedure])
            }
        }
    }

    private static func climbs(_ place: Lane.Place) -> Bool {
        if case .ancestor = place { true } else { false }
    }

    /// The step's `oleh` becomes the child's applicant (E219).
    private func checkApplicant(_ step: Step, _ use: SubUse, _ other: Procedure) {
        guard let theirs = other.applicantLane else { return }
        var kinds: [Lane.ApplicantKind] = []
        for name in step.lanes {
            guard let lane = procedure.lane(name) else { continue }
            kinds += lane.party == .applicant ? lane.applicants : [.office]
        }
        for kind in kinds where !theirs.applicants.contains(kind) {
            findings.report(
                "E219", at: use.position, "SOP \"\(other.name)\" tidak menerima pemohon berjenis \(kind.rawValue)",
                expected: theirs.applicants.map(\.rawValue).listed(with: "atau"))
        }
    }

    private func checkArguments(_ use: SubUse, _ other: Procedure, of step: Step) {
        for (path, argument) in use.arguments.sorted(by: { $0.key < $1.key }) {
            guard let field = other.field(path) else { continue }
            let place = places.value("langkah", step.name, "dengan", path.description) ?? use.position
            if case .literal(let text) = argument, !field.options.isEmpty {
                if !field.options.contains(where: { $0.name == text }) {
                    findings.unknown(
                        "E121", at: place, "\"\(text)\" bukan pilihan \"\(path)\"", text,
                        among: field.options.map(\.name))
                }
            } else if !fits(argument, [field.kind]) {
                findings.report(
                    "E207", at: place, "Sub \"\(other.name)\": isian \"\(path)\" berjenis lain",
                    expected: field.kind.rawValue)
            }
        }
        for (their, our) in use.forms.sorted(by: { $0.key < $1.key }) {
            guard let their = other.form(their), let our = procedure.form(our) else { continue }
            let equal =
                their.fields.count == our.fields.count
                && zip(their.fields, our.fields).allSatisfy { $0.name == $1.name && $0.kind == $1.kind }
            if !equal {
                findings.report(
                    "E207", at: places.value("langkah", step.name, "dengan", their.name) ?? use.position,
                    "Sub \"\(other.name)\": isian formulir \"\(our.name)\" tidak sama dengan \"\(their.name)\"",
                    expected: their.fields.map(\.name).joined(separator: ", "))
            }
        }
    }
}
