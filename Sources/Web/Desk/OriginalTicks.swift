import Forms
import Pages
import Procedures
import Services

/// Ticks for papers whose original an officer has to see (`cara: bawa`, `keduanya`).
struct OriginalTicks {
    let look: CaseLook
    let form: Form

    private static let prefix = "asli."

    /// Those of a step; nothing ticked is lost when the page comes back.
    /// - Parameter errors: by paper; of one that can only be shown there is no other field to say it at.
    func fields(_ step: Step, errors: [String: String]) -> [FieldView] {
        let isBack = form["versi"] != nil
        return asked(at: step).map { paper in
            let isShown = look.shownOriginals.contains { $0.paper == paper.name }
            return .original(
                paper, isShown: isBack ? form[Self.prefix + paper.name] == "ya" : isShown,
                error: paper.delivery == .bring ? errors[paper.name] : nil)
        }
    }

    /// What the form of a step says of each paper that it asks so: a tick that is gone is taken back.
    func read(_ step: Step) -> [String: Bool] {
        Dictionary(
            asked(at: step).map { ($0.name, form[Self.prefix + $0.name] == "ya") }, uniquingKeysWith: { $1 })
    }

    private func asked(at step: Step) -> [Paper] {
        step.uploads.compactMap(look.procedure.paper).filter(look.asksForOriginal)
    }
}

extension FieldView {
    /// Whether the original of a paper was shown.
    static func original(_ paper: Paper, isShown: Bool, error: String? = nil) -> FieldView {
        FieldView(
            name: "asli.\(paper.name)", label: "Asli \(paper.title)",
            hint: paper.required == .yes && paper.delivery == .bring ? nil : "Centang bila aslinya diperlihatkan",
            error: error, control: .statement(isShown, text: "Aslinya sudah saya lihat"))
    }
}
