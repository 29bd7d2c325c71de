import Documents
import Forms
import Procedures
import Store

extension BookSheet {
    /// A book's table as the office prints it: under its own head, signed by whoever heads it, and by its secretary.
    init(_ table: BookTable, of office: Office, _ environment: Environment, in transaction: any ReadTransaction) throws
    {
        let contacts = try OfficeContacts.of(office.id, in: transaction)
        let reached = [contacts.phone.map { "Telepon \($0)" }, contacts.email, contacts.web].compactMap(\.self)
        let address = contacts.address.map { $0.split(separator: "\n").joined(separator: ", ") }
        let today = environment.now.date(in: office.zone)
        let holders = try RoleHolder.holding(
            OfficeKinds.heads + OfficeKinds.secretaries, in: office.id, environment, in: transaction)
        func signer(_ roles: [String], line: String) -> Signer? {
            guard let role = office.kind.roles.first(where: { roles.contains($0.name) }) else { return nil }
            let holder = holders.first { $0.role.name == role.name }
            return Signer(line: line, title: holder?.role.title(in: office) ?? role.title, name: holder?.name)
        }
        self.init(
            unit: office.letterhead.above + [office.name],
            emblem: try ShownLogos.all(in: transaction).of(office.id).map { DrawnEmblem($0) },
            contact: [address, reached.isEmpty ? nil : reached.joined(separator: " · ")].compactMap(\.self),
            title: table.book.title, year: table.year,
            columns: table.columns.map { Column($0.title, isNarrow: $0.isNarrow) },
            rows: table.rows.map { $0.map(\.printed) }, note: table.note,
            signers: [
                signer(OfficeKinds.heads, line: "Mengetahui"),
                signer(
                    OfficeKinds.secretaries,
                    line: office.letterhead.place.isBlank
                        ? today.longText : "\(office.letterhead.place), \(today.longText)"),
            ].compactMap(\.self))
    }
}

extension OfficialColumn {
    fileprivate var isNarrow: Bool {
        switch source {
        case .number, .date, .caseNumber: true
        case .columns(_, let orDate): orDate
        case .remark: false
        }
    }
}

extension TableCell {
    fileprivate var printed: String {
        switch self {
        case .text(let text): text
        case .number(let number): "\(number)"
        case .hundredths(let number): "\(number / 100),\(number % 100 < 10 ? "0" : "")\(number % 100)"
        case .date(let date): date.longText
        }
    }
}

extension BookTable {
    /// “Nomor 1 sampai 57, tanpa celah; 2 dibatalkan.”
    fileprivate var note: String {
        guard numbers.last > 0 else { return "Belum ada catatan." }
        let cancelled = cancelled > 0 ? "; \(cancelled) dibatalkan" : ""
        return numbers.isWhole
            ? "Nomor 1 sampai \(numbers.last), tanpa celah\(cancelled)."
            : "Nomornya tidak lengkap; lihat halaman buku ini di Balai."
    }
}
