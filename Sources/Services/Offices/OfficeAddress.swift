public import Store

/// How links to an office's pages begin, for mails: its own host where it has one, else `/k/<slug>` under the regency's.
enum OfficeAddress {
    static func base(
        of office: String, _ environment: Environment, in transaction: any ReadTransaction
    ) throws -> String {
        let root = environment.addresses.root
        if office == People.office { return root }
        let host = try transaction.row(
            "SELECT host FROM office_hosts WHERE office_id = \(office) ORDER BY host LIMIT 1")
        if let host { return HostName.base(host: host.text("host"), like: root) }
        guard let office = try Office.find(office, in: transaction) else { throw OfficeTrouble.unknownOffice }
        return "\(root)/k/\(office.slug)"
    }
}

extension ReadOffices {
    /// How links to an office's pages begin.
    public func address(of office: String, in transaction: any ReadTransaction) throws -> String {
        try OfficeAddress.base(of: office, environment, in: transaction)
    }
}
