import Forms
import HTTPTypes
import Pages
import Procedures
import Services
import Store

/// `/kelola/{meja}/penetapan/{penetapan}/pindahkan`: running cases of earlier versions.
enum MoveCasesPages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        try page(Adopted(visit, in: transaction), trouble: nil, in: transaction)
    }

    static func move(_ visit: Visit) async throws -> Reply {
        let found = try await visit.read { try Adopted(visit, in: $0) }
        let chosen = visit.form.all("permohonan")
        guard !chosen.isEmpty else {
            return try await visit.read { try page(found, trouble: "Pilih permohonan yang dipindahkan", in: $0) }
        }
        let done = try await MoveCases(visit.web.environment, visit.web.cases)(
            Array(chosen.prefix(200)), to: found.adoption.id, at: found.place.office.id, by: visit.person)
        let left = done.left.isEmpty ? "" : " Yang tidak lagi dapat dipindahkan: \(done.left.joined(separator: ", "))."
        return .redirect(to: found.page, flash: "\(done.moved) permohonan dipindahkan.\(left)")
    }

    private static func page(
        _ found: Adopted, trouble: String?, in transaction: any ReadTransaction
    ) throws -> Reply {
        let visit = found.place.visit
        let cases = try CasesToMove(
            to: found.adoption.id, at: found.place.office.id, for: visit.person, visit.web.environment,
            visit.web.cases, in: transaction)
        var notes = cases.unmentioned.map {
            "\($0.cases) permohonan versi \($0.version) tetap: versi ini tidak menyebut pindah: {dari: \($0.version)}"
        }
        if cases.hasMore {
            notes.append("Masih ada permohonan lain. Pindahkan yang ini dahulu, lalu buka halaman ini lagi")
        }
        let view = MoveCasesView(
            above: [
                LinkView(label: "SOP \(found.place.office.name)", href: "\(found.place.root)/sop"),
                LinkView(label: "\(found.file.title), versi \(found.file.version)", href: found.page),
            ], about: "\(found.file.title), versi \(found.file.version)",
            rows: cases.entries.map { entry in
                MoveCasesView.Row(
                    id: entry.id, number: entry.number,
                    note: "Versi \(entry.version) · \(WordList.joined(entry.steps, with: "dan"))",
                    trouble: entry.trouble?.message)
            }, notes: notes, action: "\(found.page)/pindahkan", back: found.page, trouble: trouble)
        return .page(
            Page.moveCases(view, in: found.place.frame), status: trouble == nil ? .ok : .unprocessableContent)
    }
}
