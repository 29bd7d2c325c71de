public import Forms

/// Which running cases of one version of an SOP may go on under a later one (`pindah`, SOP.md §16), and how: judged for
/// each case as it stands, so that a version that cannot take all of them can still take some.
///
/// A case may move when
/// 1. what is open in it, and the branches that wait, can stand so in the new version too (``MoveProof``'s markings);
/// 2. every step in its history is in the new version, with the outcome it was left by, and every lane that acted;
/// 3. what the system works on is the same work of a step of the same name;
/// 4. every answer and paper it holds is asked for there, and what the new version relies on from there is answered;
/// 5. nothing it promised is taken back: what is closed to whom (`kerahasiaan`), and how long things are kept (`simpan`);
/// 6. where another case waits for it, it can end in the same ways.
public struct VersionMove: Sendable {
    public let old: Procedure
    public let new: Procedure
    let proof: MoveProof
    private let catalogue: Catalogue

    /// nil where the new version does not allow moving from the old one.
    public init?(from old: Procedure, to new: Procedure, catalogue: Catalogue) {
        guard old.name == new.name, let move = new.move, move.fromVersion == old.version,
            let proof = MoveProof(from: old, to: new, by: move, at: .start)
        else { return nil }
        (self.old, self.new, self.proof, self.catalogue) = (old, new, proof, catalogue)
    }

    /// Why a case stays where it is; nil: it may move.
    public func trouble(of state: CaseState) -> MoveTrouble? {
        guard state.isOpen else { return .ended }
        if let trouble = historyTrouble(state) ?? workTrouble(state) ?? contentTrouble(state) { return trouble }
        if !proof.canStand(state) { return .marking(state.openSteps(in: old).map { text($0.step) }) }
        if let missing = proof.missingAnswer(in: state, catalogue) { return .answer(label(of: missing)) }
        if state.opening.parent != nil, Set(old.results.map(\.name)) != Set(new.results.map(\.name)) {
            return .results
        }
        return nil
    }

    /// What the case's history says of its move.
    /// - Parameters:
    ///   - from, to: hashes of both versions.
    public func event(for state: CaseState, from: String, to: String) -> CaseMoved {
        let open = state.openSteps(in: old).map { ($0, proof.newName(of: $0.step)) }
        return CaseMoved(
            from: from, to: to, steps: new.move?.steps ?? [:],
            lanes: Dictionary(uniqueKeysWithValues: open.map { ($1, lanes(of: $0, at: $1)) }),
            arrivals: proof.arrivals(of: state),
            droppedLimits: state.limits.keys.filter { name in !new.limits.contains { $0.name == name } }.sorted())
    }

    /// A lane that an answer chose stays chosen while the step is open.
    private func lanes(of open: OpenStep, at name: String) -> [String] {
        guard let step = new.step(name) else { return open.lanes }
        if case .byAnswer = step.performers { return open.lanes }
        return step.lanes
    }

    // MARK: What must be there

    private func historyTrouble(_ state: CaseState) -> MoveTrouble? {
        for done in state.completions {
            guard let step = new.step(proof.newName(of: done.step)) else { return .history(text(done.step)) }
            let hasOutcome =
                switch done.manner {
                case .done: step.outcome(done.outcome) != nil
                case .skipped, .expired: true
                }
            guard hasOutcome else { return .history(text(done.step)) }
            let actors = [done.actor] + done.confirmations.map(\.actor)
            for lane in actors.compactMap(\.lane) where new.lane(lane)?.party != old.lane(lane)?.party {
                return .lane(old.lane(lane)?.title ?? lane)
            }
        }
        for open in state.open.values {
            if case .byAnswer = new.step(proof.newName(of: open.step))?.performers,
                let gone = open.lanes.first(where: { new.lane($0) == nil })
            {
                return .lane(old.lane(gone)?.title ?? gone)
            }
        }
        return nil
    }

    private func workTrouble(_ state: CaseState) -> MoveTrouble? {
        for effect in state.effects where effect.status.isWaiting {
            guard case .effect(let use)? = new.step(effect.key.step)?.work, use.effect == effect.effect,
                proof.newName(of: effect.key.step) == effect.key.step
            else { return .work(text(effect.key.step)) }
        }
        for sub in state.subs where sub.result == nil && state.open[sub.step]?.visit == sub.visit {
            guard case .sub(let use)? = new.step(sub.step)?.work, case .sub(let before)? = old.step(sub.step)?.work,
                use.procedure == sub.procedure, use.place == before.place, proof.newName(of: sub.step) == sub.step
            else { return .work(text(sub.step)) }
        }
        return nil
    }

    private func contentTrouble(_ state: CaseState) -> MoveTrouble? {
        for path in state.answers.keys.sorted(by: { $0 < $1 })
        where new.field(path)?.kind != old.field(path)?.kind {
            return .answerGone(old.field(path)?.label ?? path.description)
        }
        for paper in state.papers.keys.sorted() where new.paper(paper) == nil {
            return .answerGone(old.paper(paper)?.title ?? paper)
        }
        if !old.confidentiality.allSatisfy(new.confidentiality.contains) { return .confidentiality }
        return old.retention == new.retention ? nil : .retention
    }

    private func text(_ step: String) -> String { old.step(step)?.text ?? step }

    private func label(of reference: AnswerReference) -> String {
        switch reference {
        case .field(let path): new.field(path)?.label ?? path.description
        case .paper(let name): new.paper(name)?.title ?? name
        default: reference.written
        }
    }
}

/// Why a case does not go on under another version.
public enum MoveTrouble: Hashable, Sendable {
    case ended
    /// The new version cannot stand so; the texts of the open steps.
    case marking([String])
    /// A step of its history, or how that was left, is not in the new version.
    case history(String)
    /// Somebody acted for whom the new version has no lane.
    case lane(String)
    /// The system, or another case, works on a step that is another there.
    case work(String)
    /// The new version relies on an answer that was never asked.
    case answer(String)
    /// It holds something that the new version does not ask for.
    case answerGone(String)
    case confidentiality
    case retention
    /// Another case waits for one of its results.
    case results
    /// A task of it waits in another office.
    case elsewhere

    public var message: String {
        switch self {
        case .ended: "Permohonan sudah selesai"
        case .marking(let steps):
            "Versi ini tidak mengenal keadaan seperti ini: \(steps.map { "“\($0)”" }.joined(separator: " dan "))"
        case .history(let step): "“\(step)” sudah dilalui, tetapi tidak ada, atau berhasil lain, di versi ini"
        case .lane(let lane): "Pelaksana “\(lane)” tidak ada di versi ini"
        case .work(let step): "“\(step)” sedang dikerjakan, dan di versi ini pekerjaannya lain"
        case .answer(let label): "“\(label)” diperlukan versi ini, tetapi belum pernah ditanyakan"
        case .answerGone(let label): "“\(label)” sudah diisi, tetapi tidak ditanyakan lagi di versi ini"
        case .confidentiality: "Versi ini membuka yang dirahasiakan versi lama"
        case .retention: "Masa simpan berkas dan isian versi ini lain"
        case .results: "Permohonan lain menunggu hasilnya, dan versi ini berakhir dengan cara lain"
        case .elsewhere: "Tugasnya sedang ada di kantor lain. Coba lagi setelah kembali"
        }
    }
}
