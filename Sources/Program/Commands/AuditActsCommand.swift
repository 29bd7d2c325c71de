import ArgumentParser
import Forms
import Services
import Store

/// `balai audit catatan`: what people did of which no case tells.
struct AuditActsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "catatan",
        abstract:
            "Tampilkan siapa mengambil permohonan sebagai ZIP atau salinan buku, siapa melepas akar, dan siapa mengelola petugas."
    )

    @Flag(name: .customLong("petugas"), help: "Pengelolaan petugas: undangan, peran, akun, tautan, administrator.")
    var ofPeople = false

    func run() async throws {
        for line in try await perform(Settings()) { Console.say(line) }
    }

    func perform(_ settings: Settings) async throws -> [String] {
        try await DataInUse.lookingThrough(settings) { _, environment in
            let acts = ofPeople ? try await AuditActs(environment).ofPeople() : try await AuditActs(environment).all()
            let offices = try await environment.database.read { try ReadOffices(environment).all(in: $0) }
            return acts.map { act in
                let office = offices.first { $0.id == act.office }
                let reason = act.reason.map { ": \($0)" } ?? ""
                return
                    "\(act.done.text(in: office?.zone ?? .wib))  \(office?.slug ?? act.office)  \(Self.what(act))  oleh \(act.by)\(reason)"
            }
        }
    }

    private static func what(_ act: AuditAct) -> String {
        switch act.kind {
        case .caseTaken: "permohonan \(act.subject) diambil"
        case .bookTaken: "buku \(BookTaken(subject: act.subject)?.words ?? act.subject) diambil"
        case .chainLeft: "rantai akar dilepas"
        default: "\(act.kind.rawValue) \(act.subject)"
        }
    }
}
