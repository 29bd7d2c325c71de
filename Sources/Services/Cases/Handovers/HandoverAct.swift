import Forms
import Procedures
import Store

/// What somebody did at a task of another office's case, as it travels there: whole, so that the handling office decides
/// on what the page showed and nothing is asked of the acting office again.
struct HandoverAct: Sendable, Codable, Hashable {
    enum Deed: Sendable, Codable, Hashable {
        case complete(outcome: String)
        case skip
        case claim
        case release
        case endEffect(outcome: String, outputs: [String: Value])
        case retryEffect

        /// Whether the task is done as far as the acting office knows.
        var closes: Bool {
            switch self {
            case .complete, .skip, .endEffect, .retryEffect: true
            case .claim, .release: false
            }
        }
    }

    /// Who held a task.
    struct Claim: Sendable, Codable, Hashable {
        /// nil: nobody.
        let holder: String?
    }

    /// The handling office's case, the step and its visit.
    let office: String
    let caseID: String
    let step: String
    let visit: Int
    let kind: CaseTask.Kind
    let deed: Deed
    let person: String
    /// The lanes that the person's roles opened when they acted.
    let lanes: Set<String>
    let channel: Channel
    let isAssisting: Bool
    let isParty: Bool
    /// Of the lanes, those that they held in another's place; nil in acts of before this was noted.
    var standIns: [String: StandIn]?
    /// Who held the task when they acted, in the handling office's case: no later claim is ended, or passed over, by what
    /// is only known of this one. nil in acts of before this was noted.
    var claim: Claim?
    /// A claim: who took the task out of the hands of whoever held it, for this person to have it.
    var givenBy: String?
    var answers: Answers = [:]
    var papers: [String: [PaperFile]] = [:]
    /// The files whose bytes lie in the handling office's store already and that no row names yet.
    var files: [WrittenBlob.Facts] = []
    /// Media types of `files`, by id.
    var mediaTypes: [String: String] = [:]
    var reason: String?
    var note: String?
    /// When what an outside party did happened (`terjadi`); nil: when it was entered.
    var occurred: Instant?
    /// The version that the page showed.
    var seen: Int?
    /// When they acted: what the handling office judges by.
    let sent: Instant

    /// Whether it wants what this one wants: pressed twice, it is one act. A second decision is another.
    func isTheSame(as other: HandoverAct) -> Bool {
        func digests(_ act: HandoverAct) -> [String: [String]] { act.papers.mapValues { $0.map(\.digest) } }
        return person == other.person && deed == other.deed && answers == other.answers && reason == other.reason
            && note == other.note && occurred == other.occurred && digests(self) == digests(other)
    }

    /// Whether somebody else took the task after whoever acted looked.
    func isOvertaken(in state: CaseState) -> Bool {
        guard let claim, let open = state.open[step], open.visit == visit, let holder = open.claimedBy else {
            return false
        }
        return holder != person && holder != claim.holder
    }

    var key: EffectKey { EffectKey(step: step, visit: visit, isUndo: kind == .undo) }

    var actor: Actor {
        Actor(
            person: person, lanes: lanes, channel: channel, isAssisting: isAssisting, isParty: isParty,
            standIns: standIns ?? [:])
    }

    /// What the engine is asked; an effect's outcome is kept by its noun before.
    func command(outputs kept: [String: Value]? = nil, outcome keptOutcome: String? = nil) -> Command {
        switch deed {
        case .complete(let outcome): .complete(step: step, visit: visit, outcome: outcome, submission)
        case .skip: .skip(step: step, visit: visit, reason: reason ?? "")
        case .claim: .claim(step: step, visit: visit)
        case .release: .release(step: step, visit: visit)
        case .endEffect(let outcome, let outputs):
            .effectEnded(key, outcome: keptOutcome ?? outcome, outputs: kept ?? outputs, isManual: true)
        case .retryEffect: .effectRetried(key)
        }
    }

    private var submission: Submission {
        var submission = Submission()
        submission.answers = answers
        submission.papers = papers
        submission.reason = reason
        submission.note = note
        submission.occurred = occurred
        return submission
    }
}
