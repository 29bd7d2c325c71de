/// What an administrator looks after in one office: its people, its SOPs, what it shows of itself, when it works.
enum OfficeTabs {
    enum Place { case officers, procedures, facts, calendar }

    /// - Parameter root: `/kelola/{office}`.
    static func bar(_ root: String, at place: Place) -> HTML? {
        Tab.bar(
            [
                Tab(label: "Petugas", href: "\(root)/petugas", isCurrent: place == .officers),
                Tab(label: "SOP", href: "\(root)/sop", isCurrent: place == .procedures),
                Tab(label: "Kantor", href: "\(root)/kantor", isCurrent: place == .facts),
                Tab(label: "Kalender", href: "\(root)/kalender", isCurrent: place == .calendar),
            ], name: "Yang dikelola")
    }
}
