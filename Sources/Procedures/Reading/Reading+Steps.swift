import Forms

extension Reading {
    /// `langkah`, in file order (SOP.md §7).
    func steps(_ top: MapCursor) -> [Step] {
        guard let cursor = top["langkah"] else { return [] }
        let entries = cursor.named("kumpulan langkah")
        if cursor.isMap, cursor.node.entries.isEmpty { cursor.expect("kumpulan langkah") }
        return entries.compactMap { step($0) }
    }

    private func step(_ entry: NamedCursor) -> Step? {
        guard let map = entry.value.map(SOPKeys.step, place: "langkah \"\(entry.name)\"") else { return nil }
        if map.has("kegiatan") == map.has("keputusan") {
            findings.report(
                "E201", at: entry.position, "Langkah harus punya tepat satu dari kegiatan atau keputusan")
        }
        let isDecision = map.has("keputusan")
        let text = (isDecision ? map["keputusan"] : map["kegiatan"])?.text() ?? ""
        var step = Step(name: entry.name, text: text, isDecision: isDecision, position: entry.position)
        work(&step, map)
        step.performers = map["oleh"].flatMap { performers($0) }
        step.outcomes = outcomes(step, map)
        step.joins = joins(map["gabung"])
        step.condition = map["jika"].flatMap { condition($0) }
        step.maySkip = map["boleh-dilewati"]?.yesNo() ?? false
        asking(&step, map)
        timing(&step, map)
        rules(&step, map)
        checkKeys(step, map)
        return step
    }

    private func asking(_ step: inout Step, _ map: MapCursor) {
        step.asks = formUses(map["isi"])
        step.uploads = map["unggah"]?.items("nama berkas").compactMap { paper($0) } ?? []
        step.requirementsWritten = map.has("kelengkapan")
        if step.requirementsWritten {
            step.requirements = requirements(map["kelengkapan"])
        } else {
            step.requirements = step.asks.map { .form($0.form) } + step.uploads.map { .paper($0) }
        }
        step.outputs = map.texts("output")
        step.letterActs = letterActs(map["surat"])
        step.records = records(map["catat"])
        step.notices = notices(map["beritahu"])
    }

    private func timing(_ step: inout Step, _ map: MapCursor) {
        if let time = map["waktu"] {
            if time.isMap, time.node["menurut"] == nil {
                if let parts = time.map(SOPKeys.time) {
                    step.time = parts["waktu"].flatMap { timeRule($0) }
                    step.notBefore = parts["paling-cepat"].flatMap { amount($0) }
                    step.since = since(parts)
                }
            } else {
                step.time = timeRule(time)
            }
        }
        // An option of `menurut` may have the name of a key.
        let written = map["waktu"]?.node
        let parts = written?["menurut"] == nil ? written : nil
        for key in ["paling-cepat", "sejak", "sebelum"] where map.has(key) {
            guard let first = parts?.entry([key]) else { continue }
            findings.report(
                "E002", at: map.position(of: key),
                "Kunci \"\(key)\" ditulis dua kali (pertama di baris \(first.position.line))")
        }
        if let earliest = map["paling-cepat"] { step.notBefore = amount(earliest) }
        for (key, other) in [("sejak", "sebelum"), ("sebelum", "sejak")] where map.has(key) {
            guard parts?.entry([other]) != nil else { continue }
            notBeside(key, other, at: map.position(of: key))
        }
        if map.has("sejak") || map.has("sebelum") { step.since = since(map) }
        step.expiry = map["habis"].flatMap { expiry($0) }
        step.reminders = reminders(map["ingatkan"])
        step.escalations = escalations(map["eskalasi"])
    }

    private func expiry(_ cursor: Cursor) -> Expiry? {
        guard let map = cursor.map(SOPKeys.expiry), let targets = map["lalu"].map({ targets($0) }), !targets.isEmpty
        else { return nil }
        var expiry = Expiry(
            targets: targets, after: map["setelah"].flatMap { timeRule($0) }, position: cursor.position)
        expiry.since = since(map)
        expiry.reason = map["alasan"]?.text()
        return expiry
    }

    private func rules(_ step: inout Step, _ map: MapCursor) {
        step.differsFrom = steps(map["beda-dari"])
        step.sameAs = map["sama-dengan"].flatMap { self.step($0) }
        step.channels = map["kanal"]?.items("kanal").compactMap { $0.word(Channel.self) } ?? []
        step.mayBeAssisted = map["boleh-diwakili"]?.yesNo() ?? true
        step.isVisible = map["tampil"]?.yesNo() ?? true
        step.isBulk = map["massal"]?.yesNo() ?? false
        step.isUndone = map["urung"]?.yesNo() ?? true
        step.phase = map["tahap"]?.text()
        step.remark = map["keterangan"]?.text()
        switch map["cetak"]?.word(PrintingWord.self) {
        case .tidak: step.printing = .no
        case .saja: step.printing = .rowOnly
        case .ya, nil: step.printing = .yes
        }
    }

    private enum PrintingWord: String, CaseIterable { case ya, tidak, saja }
}
