extension Procedure {
    /// What the file asks for and this version of Balai does not run yet, in the words of the official who would adopt
    /// it; empty where it can be put in force.
    public var unsupportedHere: [String] {
        let lists = steps.filter { $0.forEach != nil }.map {
            "Langkah “\($0.name)” memakai untuk-setiap, yang belum dapat dijalankan."
        }
        // A lane of another office would fall to whoever holds its role here.
        let lanesElsewhere = lanes.filter { $0.party == .officer && $0.place != .handlingOffice }.map {
            "Pelaksana “\($0.title)” bertugas di \($0.place.words). Pelaksana dari kantor lain belum dapat dijalankan; "
                + "hapus di: pada “\($0.name)” atau pecah SOP ini."
        }
        let subsElsewhere = steps.compactMap { step -> String? in
            guard case .sub(let use) = step.work, use.place != .handlingOffice else { return nil }
            return "Langkah “\(step.name)” menjalankan SOP “\(use.procedure)” di \(use.place.words). "
                + "Sub di kantor lain belum dapat dijalankan."
        }
        // Letters are checked with the file; an act that nothing carries out must not be promised.
        let letters = steps.filter { step in
            !step.letterActs.isEmpty || step.outcomes.contains { !$0.letterActs.isEmpty }
        }.map { "Langkah “\($0.name)” membuat atau menandatangani surat, yang belum dapat dijalankan." }
        return lists + letters + lanesElsewhere + subsElsewhere
    }
}

extension Lane.Place {
    fileprivate var words: String {
        switch self {
        case .handlingOffice: "kantor ini"
        case .applicantOffice: "kantor pemohon"
        case .ancestor: "kantor atasan"
        case .partner(let name): "kantor mitra “\(name)”"
        }
    }
}
