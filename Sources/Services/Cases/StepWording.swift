public import Procedures

/// What a step is called where the row of the SOP would mislead.
extension Procedure {
    /// Whether somebody who has applied already comes back to the step that opened their case: told in the row's words
    /// (“Mengajukan permohonan”) they would believe the case lost, or apply again.
    public func isRepair(_ step: Step, visit: Int) -> Bool { step.name == start && visit > 1 }

    /// The step in words for whoever looks at the case.
    public func text(of step: Step, visit: Int) -> String {
        isRepair(step, visit: visit) ? "Memperbaiki permohonan" : step.text
    }

    /// The same for whoever has to do it.
    public func task(of step: Step, visit: Int) -> String {
        isRepair(step, visit: visit) ? "Perbaiki permohonan" : step.text
    }
}
