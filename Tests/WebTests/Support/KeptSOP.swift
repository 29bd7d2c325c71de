import FoundationEssentials
import Forms
import Procedures
import Services
import Store
import Testing

/// A shipped SOP as an office works on its next version.
enum KeptSOP {
    /// The next version of `email-domain`, with this changed besides.
    static func source(_ edit: (String) -> String = { $0 }) throws -> String {
        let bytes = try #require(FileManager.default.contents(atPath: Repo.path("procedures/email-domain.sop.yaml")))
        let text = String(decoding: bytes, as: UTF8.self)
        let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("versi:") })
        let version = try #require(Int(line.dropFirst(6).filter(\.isNumber)))
        return edit(text.replacing(line, with: "versi: \(version + 1)"))
    }

    /// Keeps it as a draft of the Kominfo office.
    /// - Returns: the draft, and the adoption that is in force.
    static func make(in regency: Regency) async throws -> (draft: String, adoption: String) {
        let (environment, cases, office) = (regency.environment, regency.site.cases, regency.kominfo.id)
        let source = try source()
        let surroundings = try await environment.database.read {
            try CheckedSource.surroundings(of: office, environment, cases.procedures, in: $0)
        }
        let draft = try await KeepProcedureDraft(environment)(
            CheckedSource(Array(source.utf8), in: surroundings), replacing: nil, at: office, by: regency.admin)
        let adoption = try await environment.database.read {
            try Adoption.inForce("email-domain", at: office, on: environment.now.date(in: .wib), in: $0)
        }
        return (draft, try #require(adoption).id)
    }
}
