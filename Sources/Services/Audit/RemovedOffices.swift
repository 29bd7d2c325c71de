import Forms
import Store

/// Offices that were made by mistake and that an administrator took away (`RemoveOffice`): that their roots end is no
/// harm, where every one of them says that there was nothing to lose (docs/decisions/0059).
struct RemovedOffices: Sendable {
    /// The last act by name in addresses.
    private let acts: [String: AuditAct]

    init(in transaction: any ReadTransaction) throws {
        acts = try AuditAct.all([.officeRemoved], in: transaction).reduce(into: [:]) { acts, act in
            acts[act.subject] = act
        }
    }

    /// By which act the office of these roots went; nil where it went otherwise, ever had a case, or has a root of after.
    func act(over roots: RootWitness.OfficeRoots) -> AuditAct? {
        let last = roots.last
        guard roots.lists.isEmpty, last.cases == 0, last.events == 0, let act = acts[last.slug] else { return nil }
        return last.day > act.done.date(in: .wib).adding(days: 1) ? nil : act
    }

    /// nil where it is a finding.
    func remark(on roots: RootWitness.OfficeRoots) -> String? {
        act(over: roots).map {
            "Kantor \(roots.last.slug) dihapus oleh \($0.by); menurut semua akarnya ia tidak pernah punya permohonan."
        }
    }
}
