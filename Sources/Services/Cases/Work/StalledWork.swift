import Procedures
import Store

/// What a case asked of the outbox and the system gave up.
struct StalledWork {
    let work: CaseWork
    let row: GivenUpWork
}

extension CaseFile {
    var stalled: [StalledWork] { givenUp.compactMap(StalledWork.init) }

    /// The opening of a sub-procedure that an open step still waits for.
    func stalledSub(_ step: String, visit: Int) -> GivenUpWork? {
        stalled.first { $0.work == .openSub(step: step, visit: visit) && stillWants($0.work) }?.row
    }

    /// Whether the work would still move anything. A step that was left meanwhile, or whose result a person recorded,
    /// needs it no more; an effect that is tried again has a row of its own.
    func stillWants(_ work: CaseWork) -> Bool {
        switch work {
        case .effect(let key):
            switch state.effect(key)?.status {
            case .failed, .uncertain: true
            case .requested, .ended, .abandoned, .late, nil: false
            }
        case .openSub(let step, let visit):
            state.open[step]?.visit == visit
                && state.subs.last { $0.step == step && $0.visit == visit }.map { $0.child == nil } ?? false
        case .recompute, .adopted: state.isOpen
        case .tellParent, .tellParentOpened, .endChildren, .spreadDecree, .spreadNational, .handOver, .deliver,
            .answer:
            true
        }
    }
}

extension StalledWork {
    init?(_ row: GivenUpWork) {
        guard row.kind == CaseWork.kind, let work = try? JSONBytes.decode(CaseWork.self, from: row.payload) else {
            return nil
        }
        self.init(work: work, row: row)
    }
}

extension Step {
    /// The officers who answer for a step whose work the system could not do: its own, else those who act in the
    /// applicant's stead. None: the office's administrators must.
    func answeringLanes(in procedure: Procedure) -> [String] {
        let own = lanes.compactMap(procedure.lane)
        let officers = own.filter { $0.party == .officer }.map(\.name)
        return officers.isEmpty ? own.flatMap(\.assistedBy) : officers
    }
}
