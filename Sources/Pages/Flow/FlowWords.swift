extension FlowView {
    /// Who does the step and in what time: “Tim Teknis · 10 menit”.
    func performers(_ row: FlowRow) -> String {
        let names = row.lanes.filter(lanes.indices.contains).map { lanes[$0] }
        let actors = WordList.joined(names, with: row.isDoneByOne ? "atau" : "dan")
        return [actors, row.time].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " · ")
    }

    /// The ways out in words: “Lengkap: lanjut ke 4. Tidak: kembali ke 1.” Nothing where the next row simply follows.
    func branchWords(of index: Int) -> String? {
        let branches = rows[index].branches
        if branches.count == 1, branches[0].label == nil, branches[0].target == .rows([index + 1]) { return nil }
        let sentences = branches.compactMap { branch -> String? in
            guard let way = way(from: index, to: branch.target) else { return nil }
            return (branch.label.map { "\($0): \(way)" } ?? way.capitalizedFirst).sentence
        }
        return sentences.isEmpty ? nil : sentences.joined(separator: " ")
    }

    private func way(from index: Int, to target: FlowBranch.Target) -> String? {
        switch target {
        case .end(let title):
            let end = title.uncapitalized
            return end.hasPrefix("selesai") ? end : "selesai, \(end)"
        case .rows(let targets):
            let known = targets.filter(rows.indices.contains)
            guard let first = known.first else { return nil }
            let numbers = WordList.joined(known.map { rows[$0].number })
            if known.count > 1 { return "lanjut ke \(numbers) bersamaan" }
            if first == index { return "langkah ini diulang" }
            if first <= index { return "kembali ke \(numbers)" }
            return first == index + 1 ? "lanjut ke \(numbers)" : "langsung ke \(numbers)"
        }
    }
}

extension String {
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
