import Procedures

extension CounterConsent {
    /// How the applicant agreed to what an officer enters for them after the filing, as it stands in the event.
    /// - Parameters:
    ///   - typed: as it was chosen on the page; nil: nobody asked.
    ///   - lanes: that may do the act.
    /// - Returns: nil where nothing is entered for the applicant.
    /// - Throws: `FieldTroubles` at `persetujuan`.
    static func read(
        _ typed: String?, of actor: Actor, among lanes: [String], in procedure: Procedure
    ) throws -> String? {
        guard let typed, actor.actsForApplicant(among: lanes, in: procedure) else { return nil }
        guard let consent = CounterConsent(rawValue: typed) else {
            throw FieldTroubles(["persetujuan": "Pilih cara pemohon menyetujui"])
        }
        return consent.rawValue
    }
}
