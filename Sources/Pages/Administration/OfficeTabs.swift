/// What an administrator looks after in one office: its people, its SOPs.
enum OfficeTabs {
    enum Place { case officers, procedures }

    /// - Parameter root: `/kelola/{office}`.
    static func bar(_ root: String, at place: Place) -> HTML? {
        Tab.bar(
            [
                Tab(label: "Petugas", href: "\(root)/petugas", isCurrent: place == .officers),
                Tab(label: "SOP", href: "\(root)/sop", isCurrent: place == .procedures),
            ], name: "Yang dikelola")
    }
}
