import Forms
import Procedures
import Services
import Testing

/// The questions of the e-mail and domain service, in the order of the screens, with good answers.
enum EmailDomain {
    static let root = "/k/kominfo"
    static let answers = [
        ("pengelola.nama", "Siti Contoh"), ("pengelola.nik", "0012014101900001"),
        ("pengelola.surel", "siti@aren.contoh"), ("pengelola.hp", "081200000000"),
        ("pengelola.instansi", "Desa Aren"),
    ]
    static let papers = ["sk", "surat-permohonan", "ktp"]
}

extension Browser {
    /// Opens a draft of the e-mail and domain service and returns its address: `/k/kominfo/ajukan/…`.
    func startDraft() async throws -> String {
        try await get("\(EmailDomain.root)/layanan/email-domain")
        let answer = try await post("\(EmailDomain.root)/layanan/email-domain/ajukan")
        try #require(answer.status == 303, "\(answer.words)")
        return String(answer.location.dropLast(2))
    }

    /// Answers every screen of a draft.
    func fillDraft(_ draft: String) async throws {
        for (index, (name, value)) in EmailDomain.answers.enumerated() {
            let answer = try await post("\(draft)/\(index + 1)", [(name, value)])
            try #require(answer.status == 303, "\(name): \(answer.status)")
        }
        for (index, paper) in EmailDomain.papers.enumerated() {
            let answer = try await upload("\(draft)/\(EmailDomain.answers.count + index + 1)", files: [.pdf(paper)])
            try #require(answer.status == 303, "\(paper): \(answer.status)")
        }
    }

    /// An application of somebody who is signed in; returns the case's id.
    func apply() async throws -> String {
        let draft = try await startDraft()
        try await fillDraft(draft)
        let sent = try await post("\(draft)/periksa")
        try #require(sent.status == 303 && sent.location == "\(draft)/terkirim", "\(sent.words)")
        let receipt = try await get(sent.location)
        let link = try #require(receipt.links.first { $0.hasPrefix("\(EmailDomain.root)/permohonan/") })
        return link.lastPart
    }

    /// Completes an open step at the desk through its form.
    @discardableResult
    func complete(_ step: String, of id: String, visit: Int = 1, _ fields: [(String, String)] = []) async throws
        -> Answer
    {
        let page = try await get("/meja/kominfo/\(id)?tugas=\(step)")
        let version = try #require(page.version, "no form for \(step)")
        return try await post("/meja/kominfo/\(id)/tugas/\(step)/\(visit)", [("versi", version)] + fields)
    }
}
