import Forms
import Procedures

/// Random procedures with all that a printed table may hold: long texts, phases, rows that are not printed.
enum DrawnSample {
    private static let words = [
        "memeriksa", "kelengkapan", "berkas", "permohonan", "surat", "perangkat", "daerah", "dan", "mencatat", "ke",
        "dalam", "buku", "register", "pertanggungjawaban", "dinas", "kominfo", "kepada", "yang", "bersangkutan",
    ]
    private static let labels = [
        "Ya", "Tidak", "Lengkap", "Perlu diperbaiki", "Ditolak", "Tidak memenuhi syarat", "Alamat terpakai",
        "Diteruskan ke kabupaten", "Selesai",
    ]

    static func procedure(seed: UInt64) -> Procedure {
        var procedure = RandomProcedure(seed: seed).procedure
        var random = SplitMix64(seed: seed &* 31 &+ 7)
        let extra = Int.random(in: 0...5, using: &random)
        for number in 0..<extra {
            procedure.lanes.append(Lane(name: "lain-\(number)", title: text(1...4, &random), party: .officer))
        }
        for index in procedure.steps.indices {
            decorate(&procedure.steps[index], isStart: index == 0, lanes: procedure.lanes.map(\.name), &random)
        }
        return procedure
    }

    private static func decorate(_ step: inout Step, isStart: Bool, lanes: [String], _ random: inout SplitMix64) {
        step.text = text(2...(random.chance(10) ? 60 : 12), &random)
        if !isStart, random.chance(12), step.printing == .yes { step.printing = .no }
        if random.chance(12) { step.phase = text(1...3, &random) }
        if random.chance(20) { step.remark = text(1...10, &random) }
        step.requirements = (0..<Int.random(in: 0...4, using: &random)).map { _ in .text(text(1...6, &random)) }
        step.outputs = (0..<Int.random(in: 0...3, using: &random)).map { _ in text(1...6, &random) }
        if step.performers != nil, random.chance(40) {
            step.performers =
                random.chance(20) ? .all([random.pick(lanes), random.pick(lanes)]) : .one(random.pick(lanes))
        }
        if step.outcomes.count > 1 {
            for index in step.outcomes.indices { step.outcomes[index].label = random.pick(labels) }
        }
    }

    private static func text(_ count: ClosedRange<Int>, _ random: inout SplitMix64) -> String {
        (0..<Int.random(in: count, using: &random)).map { _ in random.pick(words) }.joined(separator: " ")
            .capitalizedFirst
    }
}
