import Documents
import Procedures
import Services

/// A procedure's report as a table for other programs: a line a figure, times in working minutes.
enum ReportTable {
    static func bytes(of report: ProcedureReport) -> [UInt8] {
        var table = CSVTable([
            "Bagian", "Nama", "Mutu baku", "Jumlah", "Diukur", "Tepat waktu", "Nilai tengah (menit kerja)",
            "9 dari 10 (menit kerja)", "Nilai tengah dengan jeda (menit kerja)",
        ])
        table.add(["Masuk", report.procedure.title, "", "\(report.received)", "", "", "", "", ""])
        table.add([
            "Selesai", report.procedure.title, "", "\(report.finished)", "\(report.measured)", "\(report.inTime)", "",
            "", "",
        ])
        for result in report.results { table.add(["Hasil", result.title, "", "\(result.count)", "", "", "", "", ""]) }
        for limit in report.limits {
            table.add([
                "Batas", limit.name, limit.standard.text ?? "", "\(limit.ended)", "\(limit.ended)", "\(limit.inTime)",
                minutes(limit.counted.median), minutes(limit.counted.ninetieth), minutes(limit.whole.median),
            ])
        }
        for step in report.steps {
            table.add([
                "Kegiatan", step.title, step.standard?.text ?? "", "\(step.done)", "\(step.measured)", "\(step.inTime)",
                minutes(step.took.median), minutes(step.took.ninetieth), "",
            ])
        }
        for item in report.returns {
            table.add(["Dengan alasan", "\(item.step): \(item.outcome)", "", "\(item.count)", "", "", "", "", ""])
        }
        return table.bytes
    }

    private static func minutes(_ seconds: Int64) -> String { "\((seconds + 30) / 60)" }
}
