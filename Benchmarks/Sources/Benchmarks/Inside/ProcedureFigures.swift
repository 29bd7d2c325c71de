import Forms
import Procedures
import Services

/// What the SOP language costs: checking a file, and counting a deadline.
enum ProcedureFigures {
    static func all() async throws -> [Figure] {
        try await [check(), deadline(.workingDays, 2), deadline(.workingHours, 12)]
    }

    private static func check() async throws -> Figure {
        let source = Array(GeneratedProcedure.source.utf8)
        let catalogue = ServicesCatalogue.base
        let first = Checker.check(source: source, fileName: GeneratedProcedure.fileName, catalogue: catalogue)
        guard let procedure = first.procedure, procedure.steps.count == GeneratedProcedure.steps else {
            throw BenchmarkTrouble("the generated SOP is refused: \(first.diagnostics.prefix(3))")
        }
        let comparison = try await Comparison(.cpu) { times in
            for _ in 0..<times {
                keep(Checker.check(source: source, fileName: GeneratedProcedure.fileName, catalogue: catalogue))
            }
        } yardstick: { times in
            for _ in 0..<times {
                keep(SOPReader.read(source: source, fileName: GeneratedProcedure.fileName, catalogue: catalogue))
            }
        }
        return Figure(
            "`balai sop check` of 60 steps: reading, meaning, proof, \(procedure.examples.count) runs", comparison,
            Quantity.cpu, beside: "reading alone", budget: .atMost(.cpu(0.05)))
    }

    /// Over the holidays of Lebaran 2026, with the explanation that is shown.
    private static func deadline(_ unit: TimeAmount.Unit, _ count: Int) async throws -> Figure {
        let calendar = WorkingCalendar.baku()
        let amount = TimeAmount(count, unit)
        guard let start = WallTime("2026-03-17T14:30")?.instant(in: calendar.zone),
            let day = CalendarDate(iso: "2026-03-17")
        else { throw BenchmarkTrouble("no such moment") }
        let comparison = try await Comparison(.cpu) { times in
            for _ in 0..<times { keep(calendar.deadline(amount, from: start).explained()) }
        } yardstick: { times in
            for _ in 0..<times { keep(calendar.openIntervals(on: day)) }
        }
        return Figure(
            "a deadline of \(amount.written) over Lebaran, with its explanation", comparison, Quantity.cpu,
            beside: "the hours of one day")
    }
}
