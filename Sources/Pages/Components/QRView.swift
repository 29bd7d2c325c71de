/// A QR code to be read off the screen.
public struct QRView: Sendable, Hashable {
    /// Modules a side.
    public var size: Int
    /// Dark ones, by rows, from the upper left.
    public var modules: [Bool]

    public init(size: Int, modules: [Bool]) {
        self.size = size
        self.modules = modules
    }

    /// Dark on white whatever the device's colours are: cameras want it so. Four modules of margin.
    func svg(label: String) -> HTML {
        let edge = size + 8
        let runs = (0..<size).flatMap { y in
            darkRuns(y).map { run -> HTML in "M\(run.lowerBound + 4) \(y + 4)h\(run.count)v1h\(-run.count)z" }
        }
        return """
            <svg width=220 height=220 viewBox="0 0 \(edge) \(edge)" role=img aria-label="\(label)" \
            shape-rendering=crispEdges><path fill="#fff" d="M0 0h\(edge)v\(edge)H0z"/><path fill="#000" d="\(runs)"/></svg>
            """
    }

    private func darkRuns(_ y: Int) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        for x in 0..<size where modules[y * size + x] {
            if let last = runs.last, last.upperBound == x {
                runs[runs.count - 1] = last.lowerBound..<x + 1
            } else {
                runs.append(x..<x + 1)
            }
        }
        return runs
    }
}
