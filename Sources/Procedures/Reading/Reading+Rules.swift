import Forms

/// Letters, results and the rules for the whole case (SOP.md §5, §16).
extension Reading {
    func letters(_ top: MapCursor) -> [LetterUse] {
        top["surat"]?.named("kumpulan surat").compactMap { entry in
            guard let map = entry.value.map(SOPKeys.letter, place: "surat \"\(entry.name)\"") else { return nil }
            // What a letter of an unknown type uses is used all the same.
            let type = map["jenis"].flatMap { letterType($0) } ?? ""
            var letter = LetterUse(name: entry.name, type: type, position: entry.position)
            letter.arguments = arguments(map["dengan"])
            letter.signers = lanes(map["penanda-tangan"])
            letter.classification = map["kode"]?.text()
            return letter
        } ?? []
    }

    /// A letter type of the catalogue, or a field of kind `jenis-surat`.
    private func letterType(_ cursor: Cursor) -> String? {
        guard let name = cursor.text("jenis surat") else { return nil }
        if catalogue.letterType(name) != nil { return name }
        if let path = FieldPath(name), fields[path]?.kind == .letterType { return name }
        findings.unknown(
            "E105", at: cursor.position, "Jenis surat \"\(name)\" belum didaftarkan", name,
            among: catalogue.letterTypes.map(\.name))
        return nil
    }

    func results(_ top: MapCursor) -> [CaseResult] {
        guard let cursor = top["akhir"] else { return [] }
        if cursor.isMap, cursor.node.entries.isEmpty { cursor.expect("kumpulan akhir") }
        return cursor.named("kumpulan akhir").compactMap { entry in
            guard let map = entry.value.map(SOPKeys.result, place: "akhir \"\(entry.name)\"") else { return nil }
            var result = CaseResult(
                name: entry.name, title: map["judul"]?.text() ?? entry.name,
                kind: map["jenis"]?.word(CaseResult.Kind.self) ?? .success, position: entry.position)
            result.stopsOthers = map["hentikan"]?.yesNo() ?? false
            result.letter = map["surat"].flatMap { letter($0) }
            result.records = records(map["catat"])
            result.notices = notices(map["beritahu"])
            return result
        }
    }

    func withdrawal(_ top: MapCursor) -> Withdrawal? {
        guard let map = top["pencabutan"]?.map(SOPKeys.withdrawal), let named = map["akhir"], let result = result(named)
        else { return nil }
        let kind = root.entry(["akhir", result, "jenis"])?.value.text ?? ""
        if CaseResult.Kind(rawValue: kind) != nil, kind != CaseResult.Kind.withdrawn.rawValue {
            findings.report(
                "E005", at: named.position, "\"akhir\" pencabutan harus akhir berjenis dicabut, bukan \(kind)")
        }
        var lanes = lanes(map["oleh"])
        if !map.has("oleh") {
            lanes = names.applicantLane.map { [$0] } ?? []
            if lanes.isEmpty {
                findings.report("E006", at: map.position, "\"oleh\" wajib ada di pencabutan bila tidak ada pemohon")
            }
        }
        return Withdrawal(
            result: result, until: map["sampai"].flatMap { eventReference($0) }, lanes: lanes,
            reasonRequired: map["alasan"].flatMap { demand($0) } ?? false, position: top.position(of: "pencabutan"))
    }

    /// `wajib` or `boleh`.
    func demand(_ cursor: Cursor) -> Bool? {
        switch cursor.node.text {
        case "wajib": return true
        case "boleh": return false
        default:
            cursor.expect("wajib atau boleh")
            return nil
        }
    }

    func correction(_ top: MapCursor) -> Correction? {
        guard let map = top["perbaikan"]?.map(SOPKeys.correction),
            let until = map["sampai"].flatMap({ eventReference($0) })
        else { return nil }
        return Correction(
            fields: map["isian"]?.items("nama isian").compactMap { fieldPath($0) } ?? [],
            lanes: map.has("oleh") ? lanes(map["oleh"]) : names.applicantLane.map { [$0] } ?? [], until: until,
            position: top.position(of: "perbaikan"))
    }

    func confidentiality(_ top: MapCursor) -> [ConfidentialityRule] {
        top["kerahasiaan"]?.items("{tutup: …}").compactMap { item in
            guard let map = item.map(SOPKeys.confidentiality), let closes = map["tutup"]?.word(ScopeWord.self) else {
                return nil
            }
            let leaves = map["selain"]?.items("isian, atau berkas.nama").compactMap { reference($0) } ?? []
            if closes == .isi, map.has("selain") {
                findings.report(
                    "E119", at: map.position(of: "selain"), "\"selain\" tidak berlaku untuk tutup: isi",
                    expected: "tutup: identitas")
            }
            let scope: ConfidentialityRule.Scope =
                closes == .isi ? .content : leaves.isEmpty ? .identity : .named
            return ConfidentialityRule(
                condition: map["jika"].flatMap { condition($0) }, closes: scope, except: lanes(map["kecuali"]),
                leaves: leaves)
        } ?? []
    }

    private enum ScopeWord: String, CaseIterable { case identitas, isi }

    func followUps(_ top: MapCursor) -> [FollowUp] {
        top["lanjutan"]?.named("kumpulan lanjutan").compactMap { entry in
            guard let map = entry.value.map(SOPKeys.followUp, place: "lanjutan \"\(entry.name)\""),
                let procedure = map["sop"].flatMap({ procedureName($0) })
            else { return nil }
            if !map.has("sesudah"), !map.has("selama") {
                findings.report(
                    "E006", at: entry.position, "\"sesudah\" atau \"selama\" wajib ada di \(map.place)")
            }
            var followUp = FollowUp(
                name: entry.name, procedure: procedure,
                after: map["sesudah"]?.items("nama akhir").compactMap { result($0) } ?? [],
                within: map["dalam"].flatMap { amount($0) },
                whenLate: map["jika-lewat"]?.items("nama batas").compactMap { limitName($0) } ?? [],
                arguments: subArguments(map["dengan"], of: procedure).fields, position: entry.position)
            followUp.during = steps(map["selama"])
            return followUp
        } ?? []
    }

    /// Another SOP of the catalogue, or this one.
    func procedureName(_ cursor: Cursor) -> String? {
        guard let name = cursor.text("nama SOP") else { return nil }
        guard catalogue.procedures[name] != nil || name == root["sop"]?.text else {
            findings.unknown(
                "E105", at: cursor.position, "SOP \"\(name)\" belum didaftarkan", name,
                among: catalogue.procedures.keys.sorted())
            return nil
        }
        return name
    }

    func move(_ top: MapCursor) -> CaseMove? {
        guard let map = top["pindah"]?.map(SOPKeys.move), let from = map["dari"]?.integer(in: 1...1_000_000) else {
            return nil
        }
        var steps: [String: String] = [:]
        for entry in map["peta"]?.named("kumpulan langkah") ?? [] { steps[entry.name] = step(entry.value) }
        return CaseMove(fromVersion: from, steps: steps)
    }
}
