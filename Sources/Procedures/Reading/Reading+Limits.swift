import Forms

extension Reading {
    /// `batas`: one limit, called `utama`, or several by name (SOP.md §6).
    func limits(_ top: MapCursor) -> [CaseLimit] {
        guard let cursor = top["batas"] else { return [] }
        guard cursor.isMap else {
            cursor.expect("{waktu: …}, atau kumpulan batas bernama")
            return []
        }
        if cursor.node["waktu"] != nil {
            return limit(CaseLimit.wholeName, cursor, position: cursor.position).map { [$0] } ?? []
        }
        return cursor.named("kumpulan batas").compactMap { limit($0.name, $0.value, position: $0.position) }
    }

    private func limit(_ name: String, _ cursor: Cursor, position: SourcePosition) -> CaseLimit? {
        guard let map = cursor.map(SOPKeys.limit, place: "batas \"\(name)\""),
            let time = map["waktu"].flatMap({ timeRule($0) })
        else { return nil }
        var limit = CaseLimit(name: name, time: time, position: position)
        if let anchor = map["sejak"].flatMap({ anchor($0) }) { limit.since = anchor }
        limit.until = map["sampai"].flatMap { eventReference($0) }
        limit.pausedBy = lanes(map["jeda"])
        limit.escalations = escalations(map["eskalasi"])
        checkLimit(map)
        limit.expiry = map["habis"].flatMap { result($0) }
        limit.extension = map["perpanjangan"].flatMap { limitExtension($0, of: time) }
        return limit
    }

    /// A limit is a time, and what runs out with it is no step that somebody could take over.
    private func checkLimit(_ map: MapCursor) {
        if let time = map["waktu"], time.node.text == "tidak diatur" { time.expect("lama") }
        for item in map["eskalasi"]?.items() ?? [] {
            guard let key = item.node.entry(["ambil-alih"]) else { continue }
            findings.report("E119", at: key.position, "\"ambil-alih\" tidak berlaku untuk \(map.place)")
        }
    }

    private func limitExtension(_ cursor: Cursor, of time: TimeRule) -> LimitExtension? {
        guard let map = cursor.map(SOPKeys.limitExtension), let more = map["tambah"], let amount = amount(more) else {
            return nil
        }
        for unit in Set(Reading.amounts(time).map(\.unit)) where unit != amount.unit {
            findings.report(
                "E403", at: more.position,
                "Satuan perpanjangan (\(amount.unit.rawValue)) berbeda dari batas (\(unit.rawValue))")
        }
        return LimitExtension(
            lanes: lanes(map["oleh"]), amount: amount, times: map["kali"]?.integer(in: 1...99) ?? 1,
            reasonRequired: map["alasan"].flatMap { demand($0) } ?? true, letter: map["surat"].flatMap { letter($0) })
    }

    /// Every amount that a rule may give.
    static func amounts(_ rule: TimeRule) -> [TimeAmount] {
        switch rule {
        case .fixed(let amount): [amount]
        case .byAnswer(_, let rules, let otherwise):
            rules.values.flatMap(amounts) + (otherwise.map(amounts) ?? [])
        case .unregulated: []
        }
    }
}
