import Forms
import Pages
import Procedures
import Services

/// The time that an applicant has for a step of theirs. What the SOP's table prints for it is a norm: once it is over
/// nobody is late. What counts is when the system goes on without them (`habis`).
struct OwnTime {
    let due: DueView
    /// What happens then.
    let otherwise: String?

    init(_ step: Step, _ open: OpenStep?, in look: CaseLook) {
        let zone = look.calendar.zone
        guard let expiry = open?.expiry else {
            due = OwnTime.norm(open?.deadline?.due, now: look.now, zone: zone)
            otherwise = nil
            return
        }
        due = DueView(expiry.due, now: look.now, zone: zone)
        otherwise = OwnTime.consequence(of: step, in: look.procedure).map {
            "Bila tidak diisi sampai \(LocalTime(due: expiry.due, in: zone).medium), \($0)"
        }
    }

    /// A date that is asked for, as long as it lies ahead.
    static func norm(_ due: Instant?, now: Instant, zone: Zone) -> DueView {
        DueView(due.flatMap { $0 < now ? nil : $0 }, now: now, zone: zone)
    }

    private static func consequence(of step: Step, in procedure: Procedure) -> String? {
        guard let target = step.expiry?.targets.first else { return nil }
        if let result = procedure.result(target) { return "permohonan selesai: \(result.title)" }
        return procedure.step(target).flatMap { $0.isVisible ? "permohonan berlanjut: \($0.text)" : nil }
    }
}
