import Documents
import Forms
import Pages
import Procedures
import Services
import Store

/// `/kelola/{meja}/konsep/{konsep}/banding`: a draft beside the version in force; the pictures of both.
enum ComparisonPages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Route.Fetch {
        let found = try Compared(visit, in: transaction)
        return {
            let new = try await found.draft.procedure()
            let view = try await visit.web.press.make { found.view(new) }
            return .page(Page.comparison(view, in: found.draft.place.frame))
        }
    }

    /// `…/banding/lama.svg` and `…/banding/baru.svg`
    static func picture(_ visit: Visit, in transaction: any ReadTransaction) throws -> Route.Fetch {
        let found = try Compared(visit, in: transaction)
        let isOld: Bool
        switch visit.parameter("gambar") {
        case "lama.svg": isOld = true
        case "baru.svg": isOld = false
        default: throw Denial.notFound
        }
        return {
            let new = try await found.draft.procedure()
            let svg = try await visit.web.press.make { found.drawn(new, isOld: isOld) }
            guard let svg else { throw WebTrouble.notFound }
            return .bytes(svg, type: "image/svg+xml")
        }
    }
}

private struct Compared: Sendable {
    let draft: ProcedureDraftVisit
    let adoption: Adoption
    let file: ProcedureFile
    let old: Procedure
    let catalogue: Catalogue

    /// Lines that stayed, shown around those that did not.
    private static let around = 3

    init(_ visit: Visit, in transaction: any ReadTransaction) throws {
        draft = try ProcedureDraftVisit(visit, in: transaction)
        guard let adoption = draft.inForce,
            let file = try ProcedureFile.find(adoption.procedureHash, in: transaction)
        else { throw Denial.notFound }
        (self.adoption, self.file) = (adoption, file)
        old = try visit.web.cases.procedure(adoption.procedureHash, in: transaction)
        catalogue = visit.web.cases.catalogue
    }

    private func changes(_ new: Procedure) -> ProcedureChanges {
        ProcedureChanges(from: old, oldSource: file.source, to: new, newSource: draft.draft.source)
    }

    func view(_ new: Procedure) -> ComparisonView {
        let changes = changes(new)
        return ComparisonView(
            above: [draft.list, LinkView(label: draft.title, href: draft.page)], title: "Perbandingan: \(new.title)",
            about: "Versi \(new.version) (konsep) dengan versi \(old.version) yang berlaku "
                + adoption.daysText(on: draft.place.today),
            sections: changes.sections.map { ComparisonView.Section(title: $0.title, lines: $0.lines) },
            lines: lines,
            drawings: [
                drawing("Bagan versi \(old.version), yang berlaku", "lama", old, changes.oldSteps),
                drawing("Bagan versi \(new.version), konsep", "baru", new, changes.steps),
            ].compactMap(\.self))
    }

    private var lines: [ComparisonView.Line] {
        let difference = LineDifference(from: file.source, to: draft.draft.source)
        if difference.isEmpty { return [] }
        let all = difference.lines
        var isNear = Array(repeating: false, count: all.count)
        for (index, line) in all.enumerated() {
            if case .same = line { continue }
            for near in max(0, index - Self.around)...min(all.count - 1, index + Self.around) { isNear[near] = true }
        }
        var (shown, folded): ([ComparisonView.Line], Int) = ([], 0)
        for (line, near) in zip(all, isNear) {
            if !near {
                folded += 1
                continue
            }
            if folded > 0 { shown.append(.folded(folded)) }
            folded = 0
            switch line {
            case .same(_, let number, let text): shown.append(.same(number: number, text))
            case .removed(let number, let text): shown.append(.removed(number: number, text))
            case .added(let number, let text): shown.append(.added(number: number, text))
            }
        }
        if folded > 0 { shown.append(.folded(folded)) }
        return shown
    }

    private func drawing(
        _ title: String, _ name: String, _ procedure: Procedure, _ marked: Set<String>
    ) -> ComparisonView.Drawing? {
        guard let page = Drawing(flowOf: procedure, catalogue: catalogue).pages.first else { return nil }
        return ComparisonView.Drawing(
            title: title,
            picture: FlowPicture(
                source: "\(draft.page)/banding/\(name).svg", width: Int(page.width), height: Int(page.height)),
            marked: procedure.printedSteps.filter { marked.contains($0.name) }.map(\.text))
    }

    func drawn(_ new: Procedure, isOld: Bool) -> [UInt8]? {
        let changes = changes(new)
        let procedure = isOld ? old : new
        return Drawing(flowOf: procedure, catalogue: catalogue).pages.first.map { page in
            SheetView(
                page,
                label: "Bagan alir SOP \(procedure.title), versi \(procedure.version); langkah yang berubah ditandai",
                now: isOld ? changes.oldSteps : changes.steps
            ).svg
        }
    }
}
