import Forms

extension MeaningChecks {
    /// Roles that exist (E107), and what needs an applicant or his office (E215, E220, P406).
    func checkLanes() {
        for lane in procedure.lanes where lane.party == .officer {
            let kinds = officeKinds(of: lane)
            guard !kinds.isEmpty else { continue }
            for role in lane.roles where !kinds.contains(where: { $0.roles.contains { $0.name == role } }) {
                let roles = kinds.flatMap(\.roles)
                let nearest = NearestWord.of(role, in: roles.map(\.name)).map { "; mungkin \"\($0)\"?" } ?? ""
                findings.report(
                    "E107", at: places.word(role, in: "pelaksana", lane.name, "peran") ?? lane.position,
                    "Peran \"\(role)\" tidak ada di \(kinds.map(\.name).joined(separator: ", "))" + nearest,
                    expected: Findings.list(roles.map { "\($0.name) (\($0.title))" }))
            }
        }
        checkHelpers()
        checkApplicantOffice()
        if let applicant = procedure.applicantLane, procedure.withdrawal == nil {
            let name = procedure.results.first { $0.kind == .withdrawn }?.name
            findings.report(
                "P406", at: applicant.position, "Pemohon tidak dapat mencabut permohonan ini",
                expected: name.map { "pencabutan: {akhir: \($0)}" }
                    ?? "pencabutan: {akhir: dicabut}, dengan akhir dicabut berjenis dicabut")
        }
        for step in procedure.steps where step.channels == [.counter] {
            let lane = procedure.applicantLane
            if let lane, step.lanes.contains(lane.name), lane.assistedBy.isEmpty {
                findings.report(
                    "E215", at: place(ofValue: "kanal", in: step),
                    "kanal datang memerlukan petugas pembantu (dibantu) pada pelaksana pemohon")
            }
        }
    }

    /// The kinds of office in which a lane's role may be held; empty where the adoption decides.
    private func officeKinds(of lane: Lane) -> [OfficeKind] {
        switch lane.place {
        case .handlingOffice: procedure.officeKinds.compactMap { catalogue.officeKind($0) }
        case .applicantOffice, .ancestor(kind: nil): catalogue.officeKinds
        case .ancestor(kind: let kind?): catalogue.officeKind(kind).map { [$0] } ?? []
        case .partner: []
        }
    }

    /// Only an officer has an account with which to act for others.
    private func checkHelpers() {
        for lane in procedure.lanes {
            for (key, names) in [("dibantu", lane.assistedBy), ("dicatat", lane.recordedBy.map { [$0] } ?? [])] {
                for name in names where procedure.lane(name).map({ $0.party != .officer }) ?? false {
                    findings.report(
                        "E119", at: places.word(name, in: "pelaksana", lane.name, key) ?? lane.position,
                        "\"\(name)\" bukan petugas, sehingga tidak berlaku di \"\(key)\"",
                        expected: "pelaksana berpihak petugas")
                }
            }
        }
    }

    private func checkApplicantOffice() {
        let others = procedure.applicantLane?.applicants.filter { $0 != .office && $0 != .officer } ?? []
        let isNotAlwaysOffice = procedure.applicantLane == nil || !others.isEmpty
        for lane in procedure.lanes where lane.place == .applicantOffice && isNotAlwaysOffice {
            guard let step = procedure.steps.first(where: { $0.lanes.contains(lane.name) }) else { continue }
            findings.report(
                "E220", at: places.key("pelaksana", lane.name, "di") ?? lane.position,
                "\"\(lane.name)\" ada di kantor pemohon, padahal pemohon boleh bukan kantor",
                expected: "siapa: [kantor], atau pelaksana lain pada langkah \"\(step.name)\"")
        }
    }
}
