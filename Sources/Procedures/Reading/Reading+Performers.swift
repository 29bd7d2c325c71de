import Forms

extension Reading {
    /// `oleh`.
    func performers(_ cursor: Cursor) -> Performers? {
        if cursor.isList {
            let lanes = cursor.items().compactMap { lane($0) }
            switch lanes.count {
            case 0:
                if cursor.items().isEmpty { cursor.expect("nama pelaksana") }
                return nil
            case 1: return .one(lanes[0])
            default: return .all(lanes)
            }
        }
        guard cursor.isMap else { return lane(cursor).map { .one($0) } }
        if cursor.node["menurut"] != nil { return performersByAnswer(cursor) }
        guard let map = cursor.map(SOPKeys.performers) else { return nil }
        if let inOrder = map["berurutan"] { return .inOrder(lanes(inOrder)) }
        if let anyOf = map["salah-satu"] { return .anyOf(lanes(anyOf)) }
        cursor.expect("pelaksana, [beberapa pelaksana], {berurutan: […]}, {salah-satu: […]}, atau {menurut: …}")
        return nil
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
        if cursor.items().isEmpty { cursor.expect("nama langkah") }
        return cursor.items().compactMap { item in
            guard item.isMap else { return step(item).map { [$0] } }
            guard let map = item.map(SOPKeys.joinItem) else { return nil }
            let alternatives = steps(map["salah-satu"])
            return alternatives.isEmpty ? nil : alternatives
        }
    }
}
