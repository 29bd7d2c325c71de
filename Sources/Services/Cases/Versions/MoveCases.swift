import Forms
import Procedures
import Store

/// Moves running cases to the version of their SOP that is in force: each in a transaction of its own, judged again as it
/// stands in it, by one event in its history that names both versions (docs/decisions/0047). What is to be proven of the
/// versions is proven before.
public struct MoveCases: Sendable {
    /// What came of it.
    public struct Outcome: Sendable, Hashable {
        /// One that stays where it is.
        public struct Left: Sendable, Hashable {
            public let number: String
            public let reason: String
        }

        public var moved = 0
        public var left: [Left] = []
        /// Why it went no further, where the adoption was replaced meanwhile: what had moved stays moved.
        public var stopped: String?
    }

    let environment: Environment
    let cases: CaseServices

    public init(_ environment: Environment, _ cases: CaseServices) {
        self.environment = environment
        self.cases = cases
    }

    /// - Parameter adoption: in force today; where it is not, nothing moves any more, and ``Outcome/stopped`` says why.
    /// - Throws: `Denial`; `FileProblem.busy` where too much is being proven.
    public func callAsFunction(
        _ ids: [String], to adoption: String, at office: String, by person: Person
    ) async throws -> Outcome {
        var outcome = Outcome()
        do {
            let ways = try await VersionWays.prove(to: adoption, at: office, for: person, environment, cases)
            try await move(ids, by: ways, by: person, &outcome)
        } catch let replaced as AdoptionReplaced {
            outcome.stopped = replaced.message
        }
        return outcome
    }

    private func move(
        _ ids: [String], by ways: VersionWays, by person: Person, _ outcome: inout Outcome
    ) async throws {
        for id in ids {
            do {
                try await move(id, by: ways, by: person)
                outcome.moved += 1
            } catch let stays as Stays {
                outcome.left.append(Outcome.Left(number: stays.number, reason: stays.reason))
            } catch is CaseMissing {
                continue
            } catch is CaseErased {
                continue
            }
        }
    }

    /// It cannot move as it stands now.
    private struct Stays: Error {
        let number: String
        let reason: String
    }

    /// Gives back what somebody holds who may not do it under the new version: nobody else could take it.
    private func release(
        _ file: inout CaseFile, _ writer: CaseWriter, at now: Instant, in transaction: any Transaction
    ) throws {
        for open in file.state.open.values.sorted(by: { $0.step < $1.step }) {
            guard let account = open.claimedBy else { continue }
            let holder = Person(
                kind: .officer, id: account, name: "", roles: try Role.held(by: account, at: now, in: transaction))
            guard file.everyLane(of: holder, at: now).isDisjoint(with: open.lanes) else { continue }
            try writer.run(
                .release(step: open.step, visit: open.visit),
                by: Actor(person: Actor.system.person, lanes: Set(open.lanes)), seen: nil, on: &file, at: now)
        }
    }

    private func move(_ id: String, by ways: VersionWays, by person: Person) async throws {
        let (environment, cases) = (environment, cases)
        try await environment.database.write { transaction in
            let (now, office) = (environment.now, ways.adoption.office)
            let target = try ways.target(for: person, environment, in: transaction)
            var file = try CaseFile.open(
                id, of: office, at: now, shelf: cases.shelf, keyring: environment.keyring, in: transaction)
            let writer = CaseWriter(environment: environment, cases: cases, transaction: transaction)
            // What is due by now is due under the version that the case has had until now.
            try writer.run(.tick, by: .system, seen: nil, on: &file, at: now)
            let before = file.record.procedureHash
            guard let move = ways.moves[before] else {
                throw Stays(
                    number: file.record.number,
                    reason: "Sudah memakai versi ini, atau versinya tidak disebut oleh pindah")
            }
            if let trouble = file.troubleOfMove(by: move) {
                throw Stays(number: file.record.number, reason: trouble.message)
            }
            let moved = move.event(for: file.state, from: before, to: target.procedureHash)
            try file.record.run(target.procedureHash, in: transaction)
            var after = try CaseFile.around(
                file.state, file.events, key: file.key, file.periods, file.record, ways.procedure, target,
                environment.keyring, since: now, in: transaction)
            after.earlier = file.earlier
            after.earlier[before] = try cases.procedure(before, in: transaction)
            // Nothing waited elsewhere, whatever the new version's lanes say of the same steps.
            try writer.run(
                .move(moved, stood: move.pauses(of: file.state)), by: Actor(person: person.id, lanes: []), seen: nil,
                on: &after, at: now, handedBefore: [:])
            try release(&after, writer, at: now, in: transaction)
            try Administration.of(office, by: person, environment, in: transaction).record(
                .sopCasesMoved, of: file.record.number, "ke nomor \(target.sopNumber)", in: transaction)
        }
    }
}
