import Forms
import Procedures
import Store

/// Cases that a case runs (`sub`, SOP.md §13), in its own office or in another: what changes the child, and what changes
/// the parent, is a transaction each. Whatever of it is done twice is done once.
struct SubCases {
    let environment: Environment
    let cases: CaseServices

    init(_ environment: Environment, _ cases: CaseServices) {
        self.environment = environment
        self.cases = cases
    }

    /// Opens the child at once where everything that it asks is there already; else leaves a draft to whoever applies.
    func open(step: String, visit: Int, of parent: String, office: String) async throws {
        let (environment, cases) = (environment, cases)
        let opening = try await environment.database.read { transaction in
            try ChildOpening(
                step: step, visit: visit, of: load(parent, office, in: transaction), environment: environment,
                cases: cases)
        }
        if let opening { try await make(opening) }
    }

    /// Makes the child in its office, then notes it in the parent's.
    func make(_ opening: ChildOpening) async throws {
        let child = try await environment.database.write { try opening.open(in: $0) }
        try await tell(opening.link, of: child)
    }

    /// A child whose draft was sent exists now.
    func tellParentOpened(of child: String, office: String) async throws {
        guard let parent = try await record(child, office).parent else { return }
        try await tell(parent, of: ChildReference(office: office, caseID: child))
    }

    /// The child ended: its result is the outcome of the parent's step.
    func tellParent(of child: String, office: String, result: String) async throws {
        guard let parent = try await record(child, office).parent else { return }
        let reference = parent.reference(to: ChildReference(office: office, caseID: child))
        try await environment.database.write { transaction in
            var file = try load(parent.caseID, parent.office, in: transaction)
            guard file.state.isOpen else { return }
            try run(
                .subEnded(step: parent.step, visit: parent.visit, child: reference, result: result), on: &file,
                in: transaction)
        }
    }

    /// The parent ended: what still runs under it ends too, and drafts of it are dropped; one transaction an office.
    func endChildren(of parent: String, office: String) async throws {
        let offices = try await environment.database.read { transaction in
            try load(parent, office, in: transaction).offices.children
        }
        for below in offices.sorted() {
            try await environment.database.write { transaction in
                let drafts = try transaction.rows(
                    "SELECT * FROM drafts WHERE office_id = \(below) AND parent_case = \(parent) AND case_id IS NULL")
                for draft in drafts { try Draft.remove(draft, keyring: environment.keyring, in: transaction) }
                let children = try transaction.rows(
                    "SELECT id FROM cases WHERE office_id = \(below) AND parent_case = \(parent) AND ended_at IS NULL")
                for child in children {
                    var file = try load(child.text("id"), below, in: transaction)
                    try run(.parentEnded, on: &file, in: transaction)
                }
            }
        }
    }

    /// Notes the child in its parent. A parent that ended while the child was being made takes it along.
    private func tell(_ parent: ParentLink, of child: ChildReference?) async throws {
        let isOpen = try await environment.database.write { transaction in
            var file = try load(parent.caseID, parent.office, in: transaction)
            if let child {
                try run(
                    .subOpened(step: parent.step, visit: parent.visit, child: parent.reference(to: child)), on: &file,
                    in: transaction)
            } else if file.state.open[parent.step]?.visit == parent.visit {
                try WaitingForms.note(parent, in: transaction)
                try CaseWriter(environment: environment, cases: cases, transaction: transaction)
                    .offerForm(at: parent.step, on: &file, at: environment.now)
            }
            return file.state.isOpen
        }
        if !isOpen { try await endChildren(of: parent.caseID, office: parent.office) }
    }

    private func record(_ id: String, _ office: String) async throws -> CaseRecord {
        try await environment.database.read { transaction in
            guard let record = try CaseRecord.find(id, of: office, in: transaction) else { throw CaseMissing() }
            return record
        }
    }

    private func run(_ command: Command, on file: inout CaseFile, in transaction: any Transaction) throws {
        try CaseWriter(environment: environment, cases: cases, transaction: transaction)
            .run(command, by: .system, seen: nil, on: &file, at: environment.now)
    }

    private func load(_ id: String, _ office: String, in transaction: any ReadTransaction) throws -> CaseFile {
        try CaseFile.open(
            id, of: office, at: environment.now, shelf: cases.shelf, keyring: environment.keyring, in: transaction)
    }
}
