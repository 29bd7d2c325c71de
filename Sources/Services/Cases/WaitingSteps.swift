import Procedures

/// The open steps of a case as its row names them, for lists that do not open the case: `periksa:2 isi-email:1`.
struct WaitingSteps {
    struct Item {
        let step: String
        let visit: Int
    }

    let items: [Item]
    /// Whether one of them is the applicant's to do.
    let areApplicants: Bool

    init(_ file: CaseFile) {
        let (state, procedure) = (file.state, file.procedure)
        let open = state.isOpen ? procedure.steps.filter { state.open[$0.name] != nil } : []
        items = open.map { Item(step: $0.name, visit: state.open[$0.name]?.visit ?? 1) }
        let lane = procedure.applicantLane?.name
        areApplicants = open.contains { step in lane.map(step.lanes.contains) ?? false }
    }

    /// - Parameter text: of a case's row; nil for one from before it was kept.
    init(_ text: String?, areApplicants: Bool) {
        items = (text ?? "").split(separator: " ").compactMap { item in
            let parts = item.split(separator: ":")
            guard parts.count == 2, let visit = Int(parts[1]) else { return nil }
            return Item(step: String(parts[0]), visit: visit)
        }
        self.areApplicants = areApplicants
    }

    var text: String { items.map { "\($0.step):\($0.visit)" }.joined(separator: " ") }
}

/// A step that waits, in the words of lists: what is done, and the titles of the lanes that do it.
public struct WaitingStep: Sendable, Hashable {
    public let text: String
    public let holders: [String]
    /// One of them does it, and not all.
    public let isDoneByOne: Bool
    /// False where the SOP hides it from the applicant.
    public let isVisible: Bool
}

extension Procedure {
    func waiting(_ steps: WaitingSteps) -> [WaitingStep] {
        steps.items.compactMap { item in
            step(item.step).map { step in
                WaitingStep(
                    text: text(of: step, visit: item.visit), holders: step.lanes.compactMap { lane($0)?.title },
                    isDoneByOne: step.isDoneByOneOfItsLanes, isVisible: step.isVisible)
            }
        }
    }
}
