/// The characters of a file, by line.
struct SourceText {
    let scalars: [Unicode.Scalar]
    /// Index of each line's first character.
    let lineStarts: [Int]

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
        var starts = [0]
        for (index, scalar) in scalars.enumerated() where scalar == "\n" { starts.append(index + 1) }
        lineStarts = starts
    }

    func index(of position: SourcePosition) -> Int? {
        guard lineStarts.indices.contains(position.line - 1), position.column >= 1 else { return nil }
        let index = lineStarts[position.line - 1] + position.column - 1
        return scalars.indices.contains(index) ? index : nil
    }

    subscript(position: SourcePosition) -> Unicode.Scalar? { index(of: position).map { scalars[$0] } }
}
