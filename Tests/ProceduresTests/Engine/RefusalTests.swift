import Forms
import Procedures
import Testing

/// Every refusal speaks to a person and to a program.
struct RefusalTests {
    static let all: [Refusal] = [
        .notOpened, .alreadyOpened, .caseEnded(title: "Selesai"), .answersChanged,
        .stepLeft(step: "b", text: "Memeriksa", by: "x", outcome: "Ya"),
        .timeOver(step: "b", text: "Memeriksa", at: moment("2026-03-16 16:00"), .wib),
        .stepReopened(step: "b", text: "Memeriksa"), .stepNotOpen(step: "b"), .movedMeanwhile, .unknownStep("x"),
        .notYourLane(lanes: ["Kaur"]), .ownCase, .closedToDecider, .claimed(by: "x"), .notClaimed, .colleagueMayNot,
        .alreadyConfirmed(lane: "Kaur"), .confirmedYourself,
        .notYourTurn(first: "Kaur"), .fourEyes(text: "Memeriksa"), .samePerson(text: "Memeriksa", person: "x"),
        .channelNotAllowed([.counter]), .assistanceNotAllowed, .applicantUnheard, .notAPersonsStep,
        .unknownOutcome("x"),
        .outcomeUsedUp(label: "Kurang", times: 2), .reasonMissing,
        .answers([SubmissionTrouble(.paper("ktp"), "Berkas “KTP” wajib diserahkan.")]), .skipNotAllowed,
        .tooEarly(moment("2026-03-16 16:00"), .wib), .backdatingNotAllowed, .inTheFuture, .tooFarBack,
        .withdrawalNotAllowed, .withdrawalOver(text: "Memeriksa"), .correctionNotAllowed,
        .correctionOver(text: "Memeriksa"), .notCorrectable([path("f.a")]), .answerUsed(path("f.a")),
        .unknownLimit("x"), .extensionNotAllowed, .limitNotRunning, .limitOver, .extensionsUsedUp(times: 1),
        .effectNotWaiting, .effectNotFailed, .unknownEffectOutcome("x"), .subNotWaiting, .notEnded, .workUnderWay,
        .contentErased, .endless,
    ]

    @Test func eachHasItsOwnCodeAndAWholeSentence() {
        #expect(Set(RefusalTests.all.map(\.code)).count == RefusalTests.all.count)
        for refusal in RefusalTests.all {
            #expect(refusal.message.count > 10 && refusal.message.hasSuffix("."), "\(refusal.code): \(refusal.message)")
        }
    }

    @Test func timesAreToldAsPeopleReadThem() {
        let late = Refusal.timeOver(step: "b", text: "Melengkapi", at: moment("2026-03-16 16:00"), .wib)
        #expect(late.message.contains("Senin 16 Mar 2026 16.00"))
    }
}
