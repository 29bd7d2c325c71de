public import Forms

/// Why the engine does not do what was asked: for a person in ``message``, for a program in ``code``.
/// A refused command has changed nothing.
public enum Refusal: Error, Hashable, Sendable {
    // The case.
    case notOpened
    case alreadyOpened
    /// The case has ended; the result's title.
    case caseEnded(title: String)
    /// Answers or papers changed after the version that the actor saw.
    case answersChanged
    /// The step was left meanwhile: what it is, who was first (a person's id), and with which outcome.
    case stepLeft(step: String, text: String, by: String?, outcome: String?)
    /// The time for the step was over before the act came.
    case timeOver(step: String, text: String, at: Instant, Zone)
    /// What was done in time at a step that the clock took has been entered already.
    case lateActKept(text: String)
    /// The step was reached again after the version that the actor saw.
    case stepReopened(step: String, text: String)
    case stepNotOpen(step: String)
    /// The case goes on under another version than was looked at.
    case movedMeanwhile
    case unknownStep(String)

    // Who.
    /// The task is another lane's; the lanes' titles.
    case notYourLane(lanes: [String])
    /// Somebody decides in a case of their own.
    case ownCase
    /// The SOP closes something of the case to whoever decides: it may be about them.
    case closedToDecider
    /// A colleague has taken the task (a person's id).
    case claimed(by: String)
    case notClaimed
    /// The colleague to whom a task is given may not do it. Why stays untold: it may be about what a case keeps secret.
    case colleagueMayNot
    /// Somebody of this lane has confirmed already.
    case alreadyConfirmed(lane: String)
    /// The person has confirmed for another lane: every lane of a step is another person.
    case confirmedYourself
    /// Another lane confirms first.
    case notYourTurn(first: String)
    /// `beda-dari`: the person did that step.
    case fourEyes(text: String)
    /// `sama-dengan`: the person who did that step must do this one (a person's id).
    case samePerson(text: String, person: String)
    case channelNotAllowed([Channel])
    case assistanceNotAllowed
    /// An act in the stead of an applicant who applied alone and would not hear of it.
    case applicantUnheard

    // What.
    /// The step is done by the system.
    case notAPersonsStep
    case unknownOutcome(String)
    /// `paling-banyak`.
    case outcomeUsedUp(label: String, times: Int)
    case reasonMissing
    case answers([SubmissionTrouble])
    case skipNotAllowed

    // When.
    case tooEarly(Instant, Zone)
    /// This act cannot be entered for an earlier time.
    case backdatingNotAllowed
    case inTheFuture
    /// Earlier than the step was reached, or too far back.
    case tooFarBack

    // The whole case.
    case withdrawalNotAllowed
    /// The right to withdraw ended with this step.
    case withdrawalOver(text: String)
    case correctionNotAllowed
    case correctionOver(text: String)
    case notCorrectable([FieldPath])
    /// Something outside was already made from this answer.
    case answerUsed(FieldPath)
    case unknownLimit(String)
    case extensionNotAllowed
    case limitNotRunning
    case limitOver
    case extensionsUsedUp(times: Int)

    // Effects and other cases.
    case effectNotWaiting
    case effectNotFailed
    case unknownEffectOutcome(String)
    case subNotWaiting

    // Erasing.
    case notEnded
    /// The system still has something to do for the case.
    case workUnderWay
    case contentErased

    /// The procedure moves in a ring of steps that nobody does: an unsound file.
    case endless
}

/// What is wrong with an answer or a paper that was handed over, in the reader's words.
public struct SubmissionTrouble: Hashable, Sendable {
    public enum Subject: Hashable, Sendable {
        case field(FieldPath)
        case paper(String)
    }

    public let subject: Subject
    public let message: String

    public init(_ subject: Subject, _ message: String) {
        self.subject = subject
        self.message = message
    }
}
