public import Procedures
import Forms
public import Store

extension OfficialIdentity {
    /// What an office's adoption of a procedure says for the official form.
    ///
    /// An adoption does not say when the text was finished: the form's “Tanggal Pembuatan” is the day on which the office
    /// first recorded this SOP, and “Tanggal Revisi” that on which it recorded this version, if another came before.
    public init(_ adoption: Adoption, at office: Office, in transaction: any ReadTransaction) throws {
        self.init()
        unit = try Office.lineage(of: office.id, in: transaction).reversed().map(\.name)
        emblem = try ShownLogos.all(in: transaction).of(office.id).map { DrawnEmblem($0) }
        number = adoption.sopNumber
        effective = adoption.firstDay
        approver = Self.approver(from: adoption.approvedBy)
        let history = try Adoption.history(of: adoption.procedureName, at: office.id, in: transaction)
        let first = history.min { $0.recorded < $1.recorded } ?? adoption
        let same = history.filter { $0.procedureHash == adoption.procedureHash }.min { $0.recorded < $1.recorded }
        made = first.recorded.date(in: office.zone)
        revised =
            first.procedureHash == adoption.procedureHash ? nil : (same ?? adoption).recorded.date(in: office.zone)
    }
}
