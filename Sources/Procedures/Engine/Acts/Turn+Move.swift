extension Turn {
    /// The case goes on under this turn's procedure, as ``VersionMove`` found that it may. Open times are counted again
    /// from where they began, by the new version; what was told stays told, and when a limit's clock stood it stood.
    mutating func move(_ moved: CaseMoved, stood: [String: [Pause]], by person: Actor) throws(Refusal) {
        try requireOpenCase()
        guard state.opening.procedureHash == moved.from else { throw .movedMeanwhile }
        self.stood = stood
        actor = EventActor(person: person.person, lane: nil, channel: person.channel)
        emit(.moved(moved))
        actor = .system
        refreshSteps(cause: "versi SOP berubah")
    }
}
