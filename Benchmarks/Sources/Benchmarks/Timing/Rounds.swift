/// Something that can be done so many times.
typealias Work = (_ times: Int) async throws -> Void

/// What rounds of a work cost, each.
struct Rounds {
    let costs: [Double]

    var median: Double { Self.median(costs) }

    static func median(_ numbers: [Double]) -> Double {
        let sorted = numbers.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}

/// A work and its yardstick, in turn.
struct Comparison {
    let work: Rounds
    let yardstick: Rounds

    var ratio: Double { Rounds.median(zip(work.costs, yardstick.costs).map { $0 / $1 }) }

    /// - Parameter rounds: of each, after one that is not counted.
    init(_ meter: Meter, rounds: Int = 7, _ work: Work, yardstick: Work) async throws {
        let (many, few) = (try await Self.times(meter, work), try await Self.times(meter, yardstick))
        var (costs, yardsticks): ([Double], [Double]) = ([], [])
        for _ in 0..<rounds {
            costs.append(try await Self.cost(meter, many, work))
            yardsticks.append(try await Self.cost(meter, few, yardstick))
        }
        (self.work, self.yardstick) = (Rounds(costs: costs), Rounds(costs: yardsticks))
    }

    init(work: Rounds, yardstick: Rounds) { (self.work, self.yardstick) = (work, yardstick) }

    /// How often a work must be done until it takes long enough to be measured: a twentieth of a second.
    private static func times(_ meter: Meter, _ work: Work) async throws -> Int {
        var times = 1
        while times < 1 << 20 {
            let cost = try await cost(meter, times, work) * Double(times)
            if cost >= 0.05 { break }
            times = cost < 0.005 ? times * 8 : max(times + 1, Int(Double(times) * 0.06 / cost))
        }
        return times
    }

    private static func cost(_ meter: Meter, _ times: Int, _ work: Work) async throws -> Double {
        let start = meter.seconds()
        try await work(times)
        return (meter.seconds() - start) / Double(times)
    }
}

/// Keeps the optimizer from leaving out what nobody looks at.
@inline(never) func keep<Value>(_ value: Value) { withExtendedLifetime(value) {} }
