import Forms

extension Reading {
    /// `pelaksana` (SOP.md §2).
    func lanes(_ top: MapCursor) -> [Lane] {
        guard let cursor = top["pelaksana"] else { return [] }
        let lanes = cursor.named("kumpulan pelaksana").compactMap { lane($0) }
        if cursor.isMap, cursor.node.entries.isEmpty { cursor.expect("kumpulan pelaksana") }
        let applicants = lanes.filter { $0.party == .applicant }
        for second in applicants.dropFirst() {
            findings.report(
                "E005", at: second.position, "Hanya satu pelaksana boleh berpihak pemohon",
                expected: "\"\(applicants[0].name)\" sudah menjadi pemohon")
        }
        if let lane = lanes.first(where: { $0.name == "pemohon" && $0.party != .applicant }) {
            findings.report(
                "E009", at: lane.position, "\"pemohon\" selalu berarti pelaksana berpihak pemohon",
                expected: "nama lain, atau pihak: pemohon")
        }
        return lanes
    }

    private func lane(_ entry: NamedCursor) -> Lane? {
        guard let map = entry.value.map(SOPKeys.lane, place: "pelaksana \"\(entry.name)\"") else { return nil }
        let party = map["pihak"].flatMap { $0.word(PartyWord.self)?.party } ?? .officer
        var lane = Lane(
            name: entry.name, title: map["nama"]?.text() ?? entry.name, party: party, position: entry.position)
        lane.roles = map["peran"]?.items("nama peran").compactMap { $0.name("nama peran") } ?? []
        lane.applicants =
            map["siapa"]?.items("warga, umum, kantor, pegawai, atau anonim").compactMap {
                $0.word(Lane.ApplicantKind.self)
            } ?? []
        lane.assistedBy = lanes(map["dibantu"])
        lane.recordedBy = map["dicatat"].flatMap { self.lane($0) }
        if let place = map["di"].flatMap({ self.place($0) }) { lane.place = place }
        checkParty(lane, map)
        return lane
    }

    /// `di` of a lane or a `sub`.
    func place(_ cursor: Cursor) -> Lane.Place? {
        switch cursor.node.text {
        case "sini": return .handlingOffice
        case "pemohon": return .applicantOffice
        case nil: break
        default:
            cursor.expect("sini, pemohon, {atasan: …}, atau {mitra: …}")
            return nil
        }
        guard let map = cursor.map(SOPKeys.place) else { return nil }
        guard map.has("atasan") != map.has("mitra") else {
            cursor.expect("sini, pemohon, {atasan: …}, atau {mitra: …}")
            return nil
        }
        if let kind = map["atasan"]?.text("jenis kantor") {
            if kind == "semua" { return .ancestor(kind: nil) }
            let known = catalogue.officeKinds.map(\.name)
            guard known.contains(kind) else {
                findings.unknown(
                    "E106", at: map.position(of: "atasan"), "Jenis kantor \"\(kind)\" tidak dikenal", kind, among: known
                )
                return nil
            }
            return .ancestor(kind: kind)
        }
        return map["mitra"]?.name("nama mitra").map { .partner($0) }
    }

    private func checkParty(_ lane: Lane, _ map: MapCursor) {
        let needed: (key: String, isThere: Bool) =
            switch lane.party {
            case .officer: ("peran", map.has("peran"))
            case .applicant: ("siapa", map.has("siapa"))
            case .outside: ("dicatat", map.has("dicatat"))
            }
        if !needed.isThere { findings.report("E006", at: map.position, "\"\(needed.key)\" wajib ada di \(map.place)") }
        let wrong: [String] =
            switch lane.party {
            case .officer: ["siapa", "dibantu", "dicatat"]
            case .applicant: ["peran", "di", "dicatat"]
            case .outside: ["peran", "di", "siapa", "dibantu"]
            }
        for key in wrong where map.has(key) {
            findings.report(
                "E119", at: map.position(of: key),
                "\"\(key)\" tidak berlaku untuk pelaksana berpihak \(lane.party.rawValue)")
        }
    }

    private enum PartyWord: String, CaseIterable {
        case petugas, pemohon, luar
        var party: Lane.Party {
            switch self {
            case .petugas: .officer
            case .pemohon: .applicant
            case .luar: .outside
            }
        }
    }
}
