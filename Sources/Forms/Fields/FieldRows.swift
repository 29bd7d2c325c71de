extension Field {
    /// The rows of a `daftar`; empty ones are left out.
    func readRows(_ rows: [[String: RawAnswer]]) -> Result<Value?, FieldTrouble> {
        var values: [[String: Value]] = []
        var cells: [FieldTrouble.Cell] = []
        for (index, row) in rows.filter({ !$0.values.allSatisfy(\.isEmpty) }).enumerated() {
            var cleaned: [String: Value] = [:]
            for column in columns {
                switch column.read(row[column.name] ?? .texts([])) {
                case .success(let value): cleaned[column.name] = value
                case .failure(let trouble):
                    cells.append(.init(row: index, column: column.name, message: trouble.message))
                }
            }
            values.append(cleaned)
        }
        return cells.isEmpty ? .success(Value.rows(values).ifFilled) : .failure(inRows(cells))
    }

    /// Holds every row against its columns' limits and requirements.
    func trouble(inRows rows: [[String: Value]], in context: some ConditionContext) -> FieldTrouble? {
        var cells: [FieldTrouble.Cell] = []
        for (index, row) in rows.enumerated() {
            for column in columns {
                guard let trouble = column.trouble(withAnswer: row[column.name], in: context) else { continue }
                cells.append(.init(row: index, column: column.name, message: trouble.message))
            }
        }
        return cells.isEmpty ? nil : inRows(cells)
    }

    private func inRows(_ cells: [FieldTrouble.Cell]) -> FieldTrouble {
        let lines = cells.map { "baris \($0.row + 1): \($0.message)" }
        return FieldTrouble(.inRows, lines.joined(separator: "; ").capitalizedFirst, cells: cells)
    }
}
