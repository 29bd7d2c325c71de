import Forms
import HTTPTypes
import Pages
import Procedures
import Services
import Store

/// `/kelola/{meja}/penetapan/{penetapan}/pindahkan`: running cases of earlier versions.
enum MoveCasesPages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Route.Fetch {
        let found = try Adopted(visit, in: transaction)
        return { try await page(found, trouble: nil) }
    }

    static func move(_ visit: Visit) async throws -> Reply {
        let found = try await visit.read { try Adopted(visit, in: $0) }
        let chosen = visit.form.all("permohonan")
        guard !chosen.isEmpty else { return try await page(found, trouble: "Pilih permohonan yang dipindahkan") }
        let done = try await MoveCases(visit.web.environment, visit.web.cases)(
            Array(chosen.prefix(CasesToMove.most)), to: found.adoption.id, at: found.place.office.id, by: visit.person)
        let told = "\(done.moved) permohonan dipindahkan"
        if done.left.isEmpty, done.stopped == nil { return .redirect(to: found.page, flash: "\(told).") }
        // Too much for a notice that a cookie carries.
        let view = MovedCasesView(
            above: found.above, about: told,
            stopped: done.stopped.map {
                "\($0). Permohonan yang sudah dipindahkan tetap pindah; yang lain tetap menurut versi lamanya"
            },
            rows: done.left.map { MovedCasesView.Row(number: $0.number, reason: $0.reason) },
            back: LinkView(label: "Kembali ke penetapan", href: found.page),
            again: done.stopped == nil
                ? LinkView(label: "Permohonan yang masih dapat dipindahkan", href: "\(found.page)/pindahkan")
                : LinkView(label: "SOP \(found.place.office.name)", href: "\(found.place.root)/sop"))
        return .page(Page.movedCases(view, in: found.place.frame))
    }

    private static func page(_ found: Adopted, trouble: String?) async throws -> Reply {
        let visit = found.place.visit
        let cases = try await CasesToMove.load(
            to: found.adoption.id, at: found.place.office.id, after: visit.query["setelah"], for: visit.person,
            visit.web.environment, visit.web.cases)
        let notes = cases.unmentioned.map {
            "\($0.cases) permohonan versi \($0.version) tetap: versi ini tidak menyebut pindah: {dari: \($0.version)}"
        }
        let address = "\(found.page)/pindahkan"
        let view = MoveCasesView(
            above: found.above, about: "\(found.file.title), versi \(found.file.version)",
            rows: cases.entries.map { entry in
                MoveCasesView.Row(
                    id: entry.id, number: entry.number,
                    note: "Versi \(entry.version) · \(WordList.joined(entry.steps, with: "dan"))",
                    trouble: entry.trouble?.message)
            }, notes: notes, action: cases.previous.map { "\(address)?setelah=\($0)" } ?? address, back: found.page,
            next: cases.next.map { LinkView(label: "Permohonan berikutnya", href: "\(address)?setelah=\($0)") },
            trouble: trouble)
        return .page(
            Page.moveCases(view, in: found.place.frame), status: trouble == nil ? .ok : .unprocessableContent)
    }
}

extension Adopted {
    fileprivate var above: [LinkView] {
        [
            LinkView(label: "SOP \(place.office.name)", href: "\(place.root)/sop"),
            LinkView(label: "\(file.title), versi \(file.version)", href: page),
        ]
    }
}
