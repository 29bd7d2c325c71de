import Glibc

/// Balai on the data of its demo, and the yardstick beside it: the same HTTP library with one short text.
struct ServerPair {
    let balai: ServerProcess
    let plain: ServerProcess

    /// What a request costs the server, and what one costs the yardstick, in turn.
    /// - Parameters:
    ///   - rounds: of each, after one that is not counted.
    ///   - settling: seconds to wait for what goes on after the answer.
    ///   - load: sends the requests of a round, and says how many.
    func compare(
        rounds: Int = 5, settling: Double = 0, _ load: (_ round: Int, _ load: Load) throws -> Int
    ) throws -> Comparison {
        let (served, bare) = (try Load(balai), try Load(plain))
        let hello = Message.get("/", port: plain.port)
        var (costs, yardsticks): ([Double], [Double]) = ([], [])
        for round in 0...rounds {
            let yardstick = try cost(plain.meter, settling: 0) {
                try bare.send(hello, times: 4000)
                return 4000
            }
            let cost = try cost(balai.meter, settling: settling) { try load(round, served) }
            guard round > 0 else { continue }
            costs.append(cost)
            yardsticks.append(yardstick)
        }
        return Comparison(work: Rounds(costs: costs), yardstick: Rounds(costs: yardsticks))
    }

    private func cost(_ meter: Meter, settling: Double, _ body: () throws -> Int) rethrows -> Double {
        let start = meter.seconds()
        let count = try body()
        usleep(UInt32(settling * 1e6))
        return (meter.seconds() - start) / Double(count)
    }
}
