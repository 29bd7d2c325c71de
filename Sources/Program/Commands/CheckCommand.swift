import ArgumentParser
import Forms
import Procedures

/// `balai sop check`: the compiler of SOP files.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Periksa berkas SOP: isi, alur, dan contoh ujinya.",
        discussion: "Keluar dengan 0 bila tidak ada galat, 1 bila ada.")

    @Argument(help: "Berkas .sop.yaml; boleh beberapa, dan boleh saling menyebut.")
    var berkas: [String]
    @Flag(name: .customLong("json"), help: "Tulis hasilnya sebagai JSON.")
    var asJSON = false

    func run() throws {
        let read = try ProcedureFiles(paths: berkas, embedded: EmbeddedFiles(folder: Settings().assets))
        let checked = read.files.map { file in
            (file: file.path, result: Checker.check(source: file.bytes, fileName: file.path, catalogue: read.catalogue))
        }
        if asJSON {
            Console.print(DiagnosticsJSON.render(checked.map { ($0.file, $0.result.diagnostics) }))
        } else {
            for (file, (path, result)) in zip(read.files, checked) {
                let source = String(decoding: file.bytes, as: UTF8.self)
                for found in result.diagnostics { Console.say(found.rendered(file: path, source: source)) }
            }
            Console.say(Self.summary(checked.map(\.result)))
        }
        if checked.contains(where: { !$0.result.isAccepted }) { throw ExitCode(1) }
    }

    static func summary(_ results: [CheckResult]) -> String {
        let all = results.flatMap(\.diagnostics)
        let errors = all.count { $0.severity == .error }
        return "\(results.count) berkas diperiksa: \(errors) galat, \(all.count - errors) peringatan."
    }
}
