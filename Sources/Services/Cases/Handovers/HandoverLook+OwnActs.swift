import Procedures
import Store

extension HandoverLook {
    /// Of a task that is not the reader's any more, or whose case was erased: what they did there and must still learn of,
    /// and nothing of the case. Else a refusal would stand in their list that they can never read.
    /// - Returns: nil where there is no such act.
    init?(
        ownActsAt address: HandoverAddress, of person: Person, _ environment: Environment, _ cases: CaseServices,
        in transaction: any ReadTransaction
    ) throws {
        let keyring = environment.keyring
        let acts = try HandoverActRow.acts(
            of: address.caseID, step: address.step, visit: address.visit, at: address.office, keyring: keyring,
            in: transaction
        ).filter { $0.person == person.id && ($0.state == .sent || $0.state == .refused) }
        guard !acts.isEmpty, let handover = try Handover.find(address.caseID, at: address.office, in: transaction),
            let record = try CaseRecord.find(address.caseID, of: handover.from, in: transaction),
            let from = try Office.find(handover.from, in: transaction)
        else { return nil }
        let procedure = try cases.shelf.procedure(record.procedureHash, in: transaction)
        guard let step = procedure.step(address.step) else { return nil }
        let key = try record.wrappedKey.map {
            try CaseKey.unwrap($0, by: keyring, for: CaseFile.keyContext(handover.from, address.caseID))
        }
        self.init(
            address: address, from: from, number: record.number, service: procedure.title, title: step.text, look: nil,
            refusal: nil,
            acts: try acts.map { HandoverActLook($0, try key.flatMap($0.act), of: procedure) })
    }
}
