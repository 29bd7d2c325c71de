import Forms
import Procedures
import Services
import Store

/// What is done at a task: in this office's own case at once; in another office's by way of the outbox.
extension DeskVisit {
    private var web: WebServices { visit.web }
    private var elsewhere: HandoverActs { HandoverActs(web.environment, web.cases) }

    func complete(
        _ address: TaskAddress, outcome: String, raw: [FieldPath: RawAnswer], uploads: [UploadedPaper],
        reason: String?, note: String?
    ) async throws -> StepTaken {
        let version = visit.form["versi"].flatMap(Int.init)
        let originals = look.procedure.step(address.step).map(OriginalTicks(look: look, form: visit.form).read) ?? [:]
        let happened = visit.form["terjadi"]
        if let handover {
            try await elsewhere.complete(
                handover.address, outcome: outcome, raw: raw, uploads: uploads, originals: originals, reason: reason,
                note: note, happened: happened, seen: version, by: visit.person)
            return .done
        }
        return try await CompleteStep(web.environment, web.cases)(
            address, outcome: outcome, raw: raw, uploads: uploads, originals: originals, reason: reason, note: note,
            happened: happened, consent: visit.form["persetujuan"] ?? "", seen: version, blobs: web.blobs,
            by: visit.person)
    }

    func skip(_ address: TaskAddress, reason: String) async throws {
        if let handover {
            try await elsewhere.skip(handover.address, reason: reason, by: visit.person)
        } else {
            try await TaskActs(web.environment, web.cases).skip(address, reason: reason, by: visit.person)
        }
    }

    func claim(_ address: TaskAddress) async throws {
        if let handover {
            try await elsewhere.claim(handover.address, by: visit.person)
        } else {
            try await TaskActs(web.environment, web.cases).claim(address, by: visit.person)
        }
    }

    func release(_ address: TaskAddress) async throws {
        if let handover {
            try await elsewhere.release(handover.address, by: visit.person)
        } else {
            try await TaskActs(web.environment, web.cases).release(address, by: visit.person)
        }
    }

    func endEffect(_ key: EffectKey, answer: EffectAnswer) async throws {
        if let handover {
            try await elsewhere.endEffect(handover.address, answer: answer, by: visit.person)
        } else {
            try await EndEffect(web.environment, web.cases)(
                key, of: look.id, office: look.office, answer: answer, by: visit.person)
        }
    }

    func retryEffect(_ key: EffectKey) async throws {
        if let handover {
            try await elsewhere.retryEffect(handover.address, by: visit.person)
        } else {
            try await EndEffect(web.environment, web.cases).retry(
                key, of: look.id, office: look.office, by: visit.person)
        }
    }

    /// The opening of a sub-procedure; only the handling office is asked to look after one that failed.
    func retrySub(_ address: TaskAddress) async throws {
        guard handover == nil else { throw Refusal.notAPersonsStep }
        try await RetryWork(web.environment, web.cases).sub(address, by: visit.person)
    }

    /// The page of a refusal, about the case as it is now: it may have gone on while the act was judged.
    func reply(to refusal: Refusal, entered: String = "") async throws -> Reply {
        guard handover != nil else {
            return reply(to: refusal, try await DeskVisit.open(visit).look, entered: entered)
        }
        let (office, now) = try await visit.read { try ShowHandover.load(visit, in: $0) }
        guard let look = now.look else { return ActOnHandover.over(visit, office, now) }
        return reply(to: refusal, look, entered: entered)
    }

    private func reply(to refusal: Refusal, _ look: CaseLook, entered: String) -> Reply {
        CaseTrouble(visit).reply(to: refusal, look, desk: office, at: page, entered: entered)
    }

    /// What is said after an act: an act for another office has only been sent.
    func flash(_ done: String) -> String {
        handover.map { "Terkirim ke \($0.from.name): \(look.procedure.step($0.address.step)?.text ?? "")." } ?? done
    }
}
