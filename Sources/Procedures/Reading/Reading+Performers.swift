import Forms

extension Reading {
    /// `oleh`.
    func performers(_ cursor: Cursor) -> Performers? {
        if cursor.isList {
            return several(cursor) { .all($0) }
        }
        guard cursor.isMap else { return lane(cursor).map { .one($0) } }
        if cursor.node["menurut"] != nil { return performersByAnswer(cursor) }
        guard let map = cursor.map(SOPKeys.performers) else { return nil }
        guard map.has("berurutan") != map.has("salah-satu") else {
            cursor.expect("pelaksana, [beberapa pelaksana], {berurutan: […]}, {salah-satu: […]}, atau {menurut: …}")
            return nil
        }
        if let inOrder = map["berurutan"] { return several(inOrder) { .inOrder($0) } }
        return map["salah-satu"].flatMap { several($0) { .anyOf($0) } }
    }

    /// A list of lanes; of a single one there is nothing to order or to choose.
    private func several(_ cursor: Cursor, _ make: ([String]) -> Performers) -> Performers? {
        let lanes = lanes(cursor)
        return lanes.count > 1 ? make(lanes) : lanes.first.map { .one($0) }
    }

    private func performersByAnswer(_ cursor: Cursor) -> Performers? {
        guard let map = cursor.map(SOPKeys.byAnswer), let by = map["menurut"], let reference = reference(by) else {
            return nil
        }
        var lanes: [String: String] = [:]
        for (option, value) in cases(map, of: reference, at: by.position) { lanes[option] = lane(value) }
        return .byAnswer(reference, lanes, otherwise: map["lainnya"].flatMap { lane($0) })
    }

    /// `gabung`: each item is a list of alternatives.
    func joins(_ cursor: Cursor?) -> [[String]] {
        guard let cursor else { return [] }
        var waited: Set<String> = []
        return cursor.items("nama langkah").compactMap { item in
            let alternatives: [String]
            if item.isMap {
                guard let map = item.map(SOPKeys.joinItem) else { return nil }
                alternatives = steps(map["salah-satu"])
            } else {
                alternatives = step(item).map { [$0] } ?? []
            }
            // An arrival counts for one item only; another that names the same step would wait for ever.
            for name in alternatives where !waited.insert(name).inserted {
                findings.report("E005", at: item.position, "\"gabung\" menyebut \"\(name)\" dua kali")
            }
            return alternatives.isEmpty ? nil : alternatives
        }
    }
}
