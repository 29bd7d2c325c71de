public import Store

/// Finds the office that a request is for: by exact host, else by `/k/<slug>` on the regency host.
public struct LocateOffice: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// An office, and the place at which it was found.
    public struct Located: Hashable, Sendable {
        public let office: Office
        public let place: Place
    }

    /// Throws `OfficeTrouble.unknownHost` (421) or `.unknownOffice` (404). `slug` is that of `/k/<slug>`; nil for the
    /// host's own office.
    ///
    /// A village's host shows that village only: another office's slug there is unknown.
    public func callAsFunction(
        host typed: String, slug: String?, in transaction: any ReadTransaction
    ) throws -> Located {
        let host = HostName.bare(typed)
        guard let owner = try owner(of: host, in: transaction) else { throw OfficeTrouble.unknownHost }
        guard let slug, slug != owner.slug else { return located(owner, under: owner, host: host) }
        guard owner.isRoot, let office = try Office.find(slug: slug, in: transaction) else {
            throw OfficeTrouble.unknownOffice
        }
        return located(office, under: owner, host: host)
    }

    public func callAsFunction(host: String, slug: String?) async throws -> Located {
        try await environment.database.read { try self(host: host, slug: slug, in: $0) }
    }

    /// The host of the configured address is the root's, without a row.
    private func owner(of host: String, in transaction: any ReadTransaction) throws -> Office? {
        if host == HostName.of(environment.addresses.root) {
            return try Office.find(People.office, in: transaction)
        }
        guard HostName.mayBeAnOffices(host) else { return nil }
        return try OfficeRevision.find(.host(host), in: transaction) {
            try transaction.row(
                "SELECT o.* FROM office_hosts h JOIN offices o ON o.id = h.office_id WHERE h.host = \(host)"
            ).map { try Office($0, in: transaction) }
        }
    }

    private func located(_ office: Office, under owner: Office, host: String) -> Located {
        let base = HostName.base(host: host, like: environment.addresses.root)
        let path = office.id == owner.id ? "" : "/k/\(office.slug)"
        return Located(
            office: office,
            place: Place(host: host, office: office.id, isRegencyHost: owner.isRoot, base: base + path))
    }
}

/// Why no office was found.
public enum OfficeTrouble: Error, Hashable, Sendable {
    /// Balai does not serve this host (421).
    case unknownHost
    /// No office of that name (404).
    case unknownOffice

    public var status: Int { self == .unknownHost ? 421 : 404 }

    /// A sentence for the reader.
    public var message: String {
        switch self {
        case .unknownHost: "Alamat ini tidak dilayani di sini"
        case .unknownOffice: "Kantor ini tidak ada. Periksa alamatnya"
        }
    }
}
