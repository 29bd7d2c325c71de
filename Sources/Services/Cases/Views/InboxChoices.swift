import Forms

/// What an inbox can be narrowed to, with how many tasks each choice would show beside the other choices in force.
public struct InboxChoices: Sendable {
    public struct Service: Sendable {
        /// The SOP's name.
        public let name: String
        public let title: String
        public let count: Int
        public let steps: [Step]
    }

    public struct Step: Sendable {
        public let name: String
        public let title: String
        public let count: Int
    }

    /// Offices that the person serves in and that have tasks, by id.
    public let offices: [String: Int]
    /// By title.
    public let services: [Service]

    init(_ groups: [InboxGroup], _ selection: InboxSelection) {
        let filter = selection.filter
        func count(_ groups: [InboxGroup]) -> Int { groups.reduce(0) { $0 + ($1.counts[filter] ?? 0) } }
        offices = Dictionary(grouping: groups, by: \.office).mapValues { groups in
            count(groups.filter { selection.keeps(procedure: $0.procedure, step: $0.step) })
        }
        let here = groups.filter { selection.keeps(office: $0.office) }
        services = Dictionary(grouping: here, by: \.procedure).map { name, groups in
            Service(
                name: name, title: groups[0].service, count: count(groups),
                steps: Dictionary(grouping: groups, by: \.step).map { step, groups in
                    Step(name: step, title: groups[0].title, count: count(groups))
                }.sorted { ($0.title, $0.name) < ($1.title, $1.name) })
        }.sorted { ($0.title, $0.name) < ($1.title, $1.name) }
    }
}

/// Tasks of one step of one version of an SOP in an office, counted.
struct InboxGroup: Sendable {
    let office: String
    /// The version; nil where it does not matter any more.
    let hash: String?
    let procedure: String
    let service: String
    let step: String
    let title: String
    let counts: [Inbox.Filter: Int]
}

extension InboxGroup {
    /// Of one task.
    init(_ row: InboxRow, for account: String, at now: Instant) {
        self.init(
            office: row.office, hash: nil, procedure: row.procedure, service: row.service, step: row.step,
            title: row.title,
            counts: Dictionary(
                uniqueKeysWithValues: Inbox.Filter.allCases.map { filter in
                    (filter, row.isKept(by: filter, for: account, at: now) ? 1 : 0)
                }))
    }
}

extension [InboxGroup] {
    /// How many tasks each filter keeps beside the selection's other choices.
    func counts(_ selection: InboxSelection) -> [Inbox.Filter: Int] {
        filter { selection.keeps(office: $0.office) && selection.keeps(procedure: $0.procedure, step: $0.step) }
            .reduce(into: [:]) { $0.merge($1.counts, uniquingKeysWith: +) }
    }

    /// The versions of the SOP that a selection names.
    func hashes(of selection: InboxSelection) -> [String] {
        Set(filter { $0.procedure == selection.procedure }.compactMap(\.hash)).sorted()
    }
}
