import Documents
import Forms
import Pages
import Procedures
import Services

/// Reports as tables for other programs: a line a figure, times in minutes of the clock that its standard is of.
enum ReportTable {
    static func bytes(of report: ProcedureReport, _ late: LateNow, in zone: Zone) -> [UInt8] {
        var table = CSVTable([
            "Bagian", "Nama", "Pelaksana", "Mutu baku", "Jumlah", "Diukur", "Tepat waktu", "Satuan waktu",
            "Nilai tengah (menit)", "9 dari 10 (menit)", "Nilai tengah dengan jeda (menit)",
            "9 dari 10 dengan jeda (menit)", "Batas waktu",
        ])
        func add(_ part: String, _ name: String, _ cells: [Int: TableCell]) {
            table.add([.text(part), .text(name)] + (2..<13).map { cells[$0] ?? .text("") })
        }
        add("Masuk", report.procedure.title, [4: .number(report.received)])
        add(
            "Selesai", report.procedure.title,
            [4: .number(report.finished), 5: .number(report.measured), 6: .number(report.inTime)])
        for result in report.results { add("Hasil", result.title, [4: .number(result.count)]) }
        for limit in report.limits {
            add(
                "Batas", ReportPages.title(ofLimit: limit.name),
                [
                    3: .text(limit.standard.text ?? ""), 4: .number(limit.ended), 5: .number(limit.ended),
                    6: .number(limit.inTime), 7: clock(of: limit.standard), 8: minutes(limit.counted.median),
                    9: minutes(limit.counted.ninetieth), 10: minutes(limit.whole.median),
                    11: minutes(limit.whole.ninetieth),
                ])
        }
        for step in report.steps {
            add(
                "Kegiatan", step.title,
                [
                    2: .text(WordList.joined(step.lanes, with: "atau")), 3: .text(step.standard?.text ?? ""),
                    4: .number(step.done), 5: .number(step.measured), 6: .number(step.inTime),
                    7: clock(of: step.standard), 8: minutes(step.took.median), 9: minutes(step.took.ninetieth),
                ])
        }
        for (part, items) in [("Dikembalikan", report.returns), ("Diputus dengan alasan", report.refusals)] {
            for item in items { add(part, "\(item.step): \(item.outcome)", [4: .number(item.count)]) }
        }
        add("Terlambat sekarang", report.procedure.title, [4: .number(late.count)])
        for task in late.shown {
            add(
                "Terlambat sekarang", "\(ReportPages.name(of: task)), \(ReportPages.step(of: task))",
                [
                    2: .text(task.officer ?? WordList.joined(task.lanes, with: "atau")),
                    12: .date(task.due.adding(seconds: -1).date(in: zone)),
                ])
        }
        add("Terlambat pada pemohon", report.procedure.title, [4: .number(late.withApplicants)])
        return table.bytes
    }

    /// A line a service.
    /// - Parameter times: nil: not told.
    static func bytes(of report: OfficeReport, _ times: OfficeTimes?) -> [UInt8] {
        var titles = ["Layanan", "Masuk", "Selesai", "Diukur", "Tepat waktu"]
        if times != nil { titles += ["Batas", "Satuan waktu", "Nilai tengah (menit)", "9 dari 10 (menit)"] }
        var table = CSVTable(titles)
        for line in report.lines {
            var cells: [TableCell] = [
                .text(line.title), .number(line.received), .number(line.finished), .number(line.measured),
                .number(line.inTime),
            ]
            if let times {
                let limit = times.limits[line.procedure]
                cells.append(.text(limit?.standard.text ?? ""))
                cells.append(limit.map { clock(of: $0.standard) } ?? .text(""))
                cells += [limit?.counted.median, limit?.counted.ninetieth].map { $0.map(minutes) ?? .text("") }
            }
            table.add(cells)
        }
        return table.bytes
    }

    /// A line an office below.
    static func bytes(of report: BelowReport, in zone: Zone) -> [UInt8] {
        var table = CSVTable([
            "Kantor", "Kantor di atasnya", "Masuk", "Selesai", "Diukur", "Tepat waktu", "Terlambat sekarang",
            "Di antaranya untuk kantor lain", "Terlambat paling lama sejak",
        ])
        func add(_ name: String, _ above: String, _ counts: BelowReport.Counts) {
            let figures = [
                counts.received, counts.finished, counts.measured, counts.inTime, counts.late, counts.handed,
            ]
            var cells: [TableCell] = [.text(name), .text(above)]
            cells += figures.map(TableCell.number)
            cells.append(counts.oldest.map { TableCell.date($0.adding(seconds: -1).date(in: zone)) } ?? .text(""))
            table.add(cells)
        }
        for line in report.lines {
            let name = line.office.isOpen ? line.office.name : "\(line.office.name) (ditutup)"
            add(name, line.above ?? "", line.counts)
        }
        add("Semua kantor bawahan", "", report.whole)
        return table.bytes
    }

    private static func clock(of standard: TimeRule?) -> TableCell {
        .text(standard?.runsOutsideHours == true ? "siang dan malam" : "jam kerja")
    }

    private static func minutes(_ seconds: Int64) -> TableCell { .number(Int((seconds + 30) / 60)) }
}
