extension Procedure {
    /// What the file asks for and this version of Balai does not run yet, in the words of the official who would adopt
    /// it; empty where it can be put in force.
    public var unsupportedHere: [String] {
        let lists = steps.filter { $0.forEach != nil }.map {
            "Langkah “\($0.name)” memakai untuk-setiap, yang belum dapat dijalankan."
        }
        // Letters are checked with the file; an act that nothing carries out must not be promised.
        let letters = steps.filter { step in
            !step.letterActs.isEmpty || step.outcomes.contains { !$0.letterActs.isEmpty }
        }.map { "Langkah “\($0.name)” membuat atau menandatangani surat, yang belum dapat dijalankan." }
        return lists + letters + wholeCaseActsElsewhere + formsElsewhereOfNobody
    }

    /// The form of a sub-procedure at another office is reached through the applicant's own case; who is nobody to us has
    /// no way there.
    private var formsElsewhereOfNobody: [String] {
        guard let lane = applicantLane, lane.applicants.contains(.anonymous) else { return [] }
        return steps.compactMap { step in
            guard case .sub(let use) = step.work, use.place != .handlingOffice, step.lanes.contains(lane.name) else {
                return nil
            }
            return
                "Langkah “\(step.name)” meminta pemohon mengisi SOP “\(use.procedure)” di kantor lain. Pemohon anonim "
                + "tidak dapat masuk untuk mengisinya; tulis pelaksana petugas pada oleh:, atau siapa: tanpa anonim."
        }
    }

    /// Another office sees one step of a case and nothing else: what needs the whole case, or the counter of the
    /// handling office, cannot be its lanes'.
    private var wholeCaseActsElsewhere: [String] {
        let acts: [(key: String, lanes: [String])] =
            [
                ("dibantu", applicantLane?.assistedBy ?? []), ("pencabutan", withdrawal?.lanes ?? []),
                ("perbaikan", correction?.lanes ?? []),
            ] + limits.map { ("perpanjangan", $0.extension?.lanes ?? []) }
        return acts.flatMap { act in
            act.lanes.compactMap(lane).filter { $0.place != .handlingOffice }.map {
                "Pelaksana “\($0.title)” bertugas di kantor lain, jadi tidak dapat disebut pada \(act.key): kantor lain "
                    + "hanya melihat langkahnya sendiri."
            }
        }
    }
}
