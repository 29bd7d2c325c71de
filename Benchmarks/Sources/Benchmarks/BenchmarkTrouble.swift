/// Why the benchmarks could not be taken.
struct BenchmarkTrouble: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
