import Procedures

/// What a case asks of the outbox: work that is done after the transaction, once, under a name that is the same for
/// every try.
enum CaseWork: Codable, Hashable {
    case effect(EffectKey)
    case openSub(step: String, visit: Int)
    case tellParent(result: String)
    case endChildren
    /// A child whose draft was sent exists now; its parent is another office's.
    case tellParentOpened
    /// Copies the tasks that a case asks of another office into that office's rows.
    case handOver(of: String, to: String, version: Int)
    /// Brings what somebody did at such a task to the handling office.
    case deliver(act: String)
    /// Tells the acting office what came of it; nil: taken.
    case answer(act: String, to: String, refusal: String?)
    /// A calendar of the office was decreed: every open case that it counts is asked to count again.
    case spreadDecree(String, revision: Int)
    /// A national decree was loaded: every open case of every office is asked to count again.
    case spreadNational(String, load: Int)
    /// Counts the case's deadlines again because of this decree.
    case recompute(String, revision: Int)
    /// Gives the open tasks, here and in other offices, to the roles that this adoption names, and to the system what it
    /// is to do.
    case adopted(String)

    /// The kind of the outbox rows and of the timers.
    static let kind = "permohonan"
    /// How names of copies for other offices begin.
    static let handOverPrefix = "titip:"
    /// How names of answers to other offices' acts begin.
    static let answerPrefix = "jawaban:"
    /// What its parent and its children are told, by name.
    static let toldNames = [CaseWork.tellParentOpened.name, CaseWork.tellParent(result: "").name, endChildren.name]

    /// Whether a row of this name asks for it, for the first time or again.
    func isNamed(_ row: String) -> Bool {
        guard row != name else { return true }
        guard row.hasPrefix("\(name):") else { return false }
        // The undoing of an effect is called after it.
        return !"\(row.dropFirst(name.count)):".hasPrefix(":\(CaseWork.undoSuffix):")
    }

    private static let undoSuffix = "urung"

    var name: String {
        switch self {
        case .effect(let key): "efek:\(key.step):\(key.visit)\(key.isUndo ? ":\(CaseWork.undoSuffix)" : "")"
        case .openSub(let step, let visit): "sub:\(step):\(visit)"
        case .tellParent: "kabari-induk"
        case .endChildren: "akhiri-anak"
        case .tellParentOpened: "kabari-induk:dibuka"
        case .handOver(_, let office, let version): "\(CaseWork.handOverPrefix)\(office):\(version)"
        case .deliver(let act): "perbuatan:\(act)"
        case .answer(let act, _, _): "\(CaseWork.answerPrefix)\(act)"
        case .spreadDecree(_, let revision): "kalender:\(revision)"
        case .spreadNational(_, let load): "libur-nasional:\(load)"
        case .recompute(_, let revision): "hitung-ulang:\(revision)"
        case .adopted(let adoption): "penetapan:\(adoption)"
        }
    }
}
