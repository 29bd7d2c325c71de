import ArgumentParser
import Forms
import Services
import Store

/// `balai audit catatan`: what people with the server did of which no case tells.
struct AuditActsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "catatan", abstract: "Tampilkan siapa mengambil permohonan sebagai ZIP, dan siapa melepas akar.")

    func run() async throws {
        for line in try await perform(Settings()) { Console.say(line) }
    }

    func perform(_ settings: Settings) async throws -> [String] {
        try await DataInUse.lookingThrough(settings) { _, environment in
            let acts = try await AuditActs(environment).all()
            let offices = try await environment.database.read { try ReadOffices(environment).all(in: $0) }
            return acts.map { act in
                let office = offices.first { $0.id == act.office }
                let what = act.kind == .caseTaken ? "permohonan \(act.subject) diambil" : "rantai akar dilepas"
                let reason = act.reason.map { ": \($0)" } ?? ""
                return
                    "\(act.done.text(in: office?.zone ?? .wib))  \(office?.slug ?? act.office)  \(what)  oleh \(act.by)\(reason)"
            }
        }
    }
}
