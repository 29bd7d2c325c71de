import Forms
import Procedures
import Store

/// Moves running cases to the version of their SOP that is in force: each in a transaction of its own, judged again as it
/// stands in it, by one event in its history that names both versions (docs/decisions/0047).
public struct MoveCases: Sendable {
    /// What came of it.
    public struct Outcome: Sendable, Hashable {
        public var moved = 0
        /// Numbers of those that went on, or were moved, meanwhile.
        public var left: [String] = []
    }

    let environment: Environment
    let cases: CaseServices

    public init(_ environment: Environment, _ cases: CaseServices) {
        self.environment = environment
        self.cases = cases
    }

    /// - Parameter adoption: in force today.
    /// - Throws: `Denial`.
    public func callAsFunction(
        _ ids: [String], to adoption: String, at office: String, by person: Person
    ) async throws -> Outcome {
        var outcome = Outcome()
        for id in ids {
            do {
                try await move(id, to: adoption, at: office, by: person)
                outcome.moved += 1
            } catch let stays as Stays {
                outcome.left.append(stays.number)
            } catch is CaseMissing {
                continue
            } catch is CaseErased {
                continue
            }
        }
        return outcome
    }

    /// It cannot move as it stands now.
    private struct Stays: Error {
        let number: String
    }

    private func move(_ id: String, to adoption: String, at office: String, by person: Person) async throws {
        let (environment, cases) = (environment, cases)
        try await environment.database.write { transaction in
            let now = environment.now
            let (target, procedure) = try CasesToMove.target(
                adoption, at: office, for: person, environment, cases, in: transaction)
            var file = try CaseFile.open(
                id, of: office, at: now, shelf: cases.shelf, keyring: environment.keyring, in: transaction)
            let writer = CaseWriter(environment: environment, cases: cases, transaction: transaction)
            // What is due by now is due under the version that the case has had until now.
            try writer.run(.tick, by: .system, seen: nil, on: &file, at: now)
            let before = file.record.procedureHash
            let old = try cases.shelf.procedure(before, in: transaction)
            guard file.record.procedureName == procedure.name, before != target.procedureHash,
                let move = VersionMove(from: old, to: procedure, catalogue: cases.catalogue),
                file.troubleOfMove(by: move) == nil
            else { throw Stays(number: file.record.number) }
            let moved = move.event(for: file.state, from: before, to: target.procedureHash)
            try file.record.run(target.procedureHash, in: transaction)
            var after = try CaseFile.around(
                file.state, file.events, key: file.key, file.periods, file.record, procedure, target,
                environment.keyring, since: now, in: transaction)
            // Nothing waited elsewhere, whatever the new version's lanes say of the same steps.
            try writer.run(
                .move(moved, stood: move.pauses(of: file.state)), by: Actor(person: person.id, lanes: []), seen: nil,
                on: &after, at: now, handedBefore: [:])
            try Administration.of(office, by: person, environment, in: transaction).record(
                .sopCasesMoved, of: file.record.number, "ke nomor \(target.sopNumber)", in: transaction)
        }
    }
}
