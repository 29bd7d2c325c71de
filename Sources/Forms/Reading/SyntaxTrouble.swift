import Yams

/// A complaint of the YAML library, told so that an official can mend it.
struct SyntaxTrouble {
    private let problem: String
    private let position: SourcePosition

    init(_ error: YamlError) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            self.problem = problem
            position = SourcePosition(line: max(1, mark.line), column: max(1, mark.column))
        case .reader(let problem, _, _, _):
            self.problem = problem
            position = .start
        default:
            problem = ""
            position = .start
        }
    }

    /// Names the unquoted texts that explain the trouble; without any, the trouble itself.
    func report(scan: SourceScan, findings: Findings) {
        if problem.contains("alias") || problem.contains("single document") || problem.contains("another document")
            || problem.contains("anchor") || problem.contains("tag") || problem.contains("directive")
        {
            return SourceTree.reportForbidden(at: position, findings)
        }
        guard scan.tabs.isEmpty else {
            for tab in scan.tabs.prefix(20) {
                findings.report(
                    "E007", at: tab, "Baris ini menjorok dengan tab", expected: "dua spasi untuk setiap tingkat")
            }
            return
        }
        // Past a brace that is never closed, nothing is what it seems.
        let last = min(position.line, scan.unclosed?.line ?? .max)
        let culprits = scan.unquoted.filter { $0.position.line <= last }
        guard culprits.isEmpty else {
            for culprit in culprits {
                findings.report(
                    "E003", at: culprit.position,
                    "Teks ini perlu tanda kutip karena memuat \"\(culprit.character)\"",
                    expected: culprit.text.contains("\"") ? "\"…\" mengapit teksnya" : "\"\(culprit.text)\"")
            }
            return
        }
        if let glued = scan.glued(above: position.line) {
            return glued.colon.report("E007", at: glued.position, findings)
        }
        if let unclosed = scan.unclosed {
            return findings.report(
                "E007", at: unclosed, "Susunan YAML tidak dapat dibaca: kurung yang dibuka di sini tidak ditutup")
        }
        findings.report("E007", at: position, "Susunan YAML tidak dapat dibaca: \(inWords)")
    }

    private var inWords: String {
        let reasons = [
            ("mapping values are not allowed", "ada \": \" di tempat yang tidak semestinya; periksa indentasi"),
            ("could not find expected ':'", "ada baris tanpa \": \" sesudah kuncinya"),
            ("did not find expected ',' or '}'", "kurung kurawal belum ditutup, atau koma terlewat"),
            ("did not find expected ',' or ']'", "kurung siku belum ditutup, atau koma terlewat"),
            ("did not find expected key", "indentasi baris ini tidak sejajar dengan kunci di atasnya"),
            ("did not find expected '-'", "indentasi butir daftar ini tidak sejajar dengan butir di atasnya"),
            ("found character that cannot start", "teks di sini perlu tanda kutip, atau baris diawali tab"),
            ("unexpected end of stream", "tanda kutip belum ditutup"),
            ("block sequence entries are not allowed", "tanda \"- \" tidak boleh di sini; periksa indentasi"),
            ("tab", "indentasi memakai tab; pakai spasi"),
        ]
        return reasons.first { problem.contains($0.0) }?.1 ?? "periksa tanda kutip, kurung, dan indentasi di sini"
    }
}
