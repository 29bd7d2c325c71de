import Procedures
import Store

/// Gives a task to a colleague who may do it, with a word for them (`disposisi`). They are told by mail.
public struct AssignTask: Sendable {
    public let environment: Environment
    public let cases: CaseServices

    public init(_ environment: Environment, _ cases: CaseServices) {
        self.environment = environment
        self.cases = cases
    }

    /// - Parameter holder: who had it when the giver looked; nil: nobody.
    /// - Throws: `CaseMissing`; `FieldTroubles` at `kepada` for somebody who holds no role of the step or may not do it in
    ///   this case; `Refusal`, as `.claimed` where somebody else has it meanwhile.
    public func callAsFunction(
        _ address: TaskAddress, from holder: String? = nil, to account: String, note: String?, by person: Person
    ) async throws {
        let (environment, cases, now) = (environment, cases, environment.now)
        try await environment.database.write { transaction in
            let keyring = environment.keyring
            var file = try CaseFile.open(
                address.caseID, of: address.office, at: now, shelf: cases.shelf, keyring: keyring, in: transaction)
            let actor = try file.require(person, step: address.step, at: now, keyring: keyring, in: transaction)
            try file.refuseClaimOfSystems(address)
            let isHead = person.holds(OfficeKinds.heads, in: address.office, at: now)
            try file.state.assignPermission(
                for: actor, step: address.step, visit: address.visit, asHead: isHead, in: file.procedure
            ).get()
            let holders = try Colleague.holders(at: address.step, of: file, environment, in: transaction)
            guard let receiver = holders.first(where: { $0.account == account }) else {
                throw FieldTroubles(["kepada": "Pilih rekan yang menerima disposisi"])
            }
            let colleague = Person(
                kind: .officer, id: account, name: receiver.name,
                roles: try Role.held(by: account, at: now, in: transaction))
            let next = try file.require(colleague, step: address.step, at: now, keyring: keyring, in: transaction)
            if file.wasJustAssigned(address, to: account, note: note, by: person.id) { return }
            do {
                try CaseWriter(environment: environment, cases: cases, transaction: transaction).run(
                    .assign(
                        step: address.step, visit: address.visit, from: holder, to: next, note: note, asHead: isHead),
                    by: actor, seen: nil, on: &file, at: now)
            } catch Refusal.colleagueMayNot {
                throw FieldTroubles(["kepada": Refusal.colleagueMayNot.message])
            }
        }
    }
}

extension CaseFile {
    /// Whether the last that was said of the task is this very disposition: a form that was sent twice.
    fileprivate func wasJustAssigned(_ task: TaskAddress, to account: String, note: String?, by giver: String) -> Bool {
        guard state.open[task.step]?.claimedBy == account,
            let last = events.last(where: { if case .assigned = $0.body { true } else { false } }),
            case .assigned(let given) = last.body
        else { return false }
        return given.step == task.step && given.visit == task.visit && given.to == account
            && given.note ?? "" == note ?? "" && last.actor.person == giver
    }
}
