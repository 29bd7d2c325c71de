import Forms

/// `terbukti`: an address of the applicant's own. Nobody else can prove it, and whoever is not named gives none.
extension MeaningChecks {
    func checkProven() {
        for form in procedure.forms {
            for field in form.fields where field.mustBeProven {
                let path = FieldPath(form: form.name, field: field.name)
                let place = places.key("formulir", form.name, field.name, "terbukti") ?? field.position
                if let step = procedure.steps.first(where: { asks($0, path) && !isApplicants($0) }) {
                    findings.report(
                        "E119", at: place,
                        "\"terbukti\" tidak berlaku untuk isian yang diisi pelaksana lain pada langkah \"\(step.name)\"",
                        expected: "isian dari langkah pemohon")
                }
                if procedure.applicantLane?.applicants.contains(.anonymous) == true {
                    findings.report(
                        "E119", at: place,
                        "\"terbukti\" tidak berlaku bila siapa memuat anonim: pemohon tanpa nama tidak memberi alamat",
                        expected: "isian tanpa terbukti")
                }
                if field.isFixed, case .literal = field.initial {
                    findings.report(
                        "E119", at: places.key("formulir", form.name, field.name, "tetap") ?? field.position,
                        "\"tetap\" tidak berlaku untuk isian terbukti yang bawaannya satu alamat: hanya pemilik alamat itu "
                            + "yang dapat mengajukan",
                        expected: "bawaan tanpa tetap")
                }
            }
        }
    }

    private func asks(_ step: Step, _ path: FieldPath) -> Bool {
        (step.asks + step.outcomes.flatMap(\.asks)).contains { $0.asks(path) }
    }

    private func isApplicants(_ step: Step) -> Bool {
        step.lanes.allSatisfy { procedure.lane($0)?.party == .applicant }
    }
}
