public import Forms
import Procedures
import Store

/// What is known of an office when it is made.
public struct NewOffice: Hashable, Sendable {
    public var name: String
    public var slug: String
    /// A name of ``RegencyKinds``.
    public var kind: String
    public var zone: Zone
    public var accent: String
    public var letterhead: Letterhead
    public var contacts: OfficeContacts
    /// Code or name of its region, as it was typed; nil: not said.
    public var region: String?
    /// Host names of its own, without port.
    public var hosts: [String]

    public init(
        name: String, slug: String, kind: String, zone: Zone = .wib, accent: String = "#26437d",
        letterhead: Letterhead, contacts: OfficeContacts = OfficeContacts(), region: String? = nil, hosts: [String] = []
    ) {
        self.name = name
        self.slug = slug
        self.kind = kind
        self.zone = zone
        self.accent = accent
        self.letterhead = letterhead
        self.contacts = contacts
        self.region = region
        self.hosts = hosts
    }

    /// Writes it. Throws `FieldTroubles` at `nama`, `alamat`, `jenis`, `warna`, `wilayah` or `host`.
    func create(
        id: String, parent: Office?, at now: Instant, in transaction: any Transaction
    ) throws -> Office {
        let name = try PersonName.check(name)
        try checkSlug(in: transaction)
        try checkKind(parent: parent, in: transaction)
        let accent = try Accent(accent)
        let code = try TypedRegion.code(
            region, below: parent?.regionCode, kind: kind, office: id, in: transaction)
        let letterhead = try JSONColumn.text(letterhead)
        try OfficeRevision.change(in: transaction) {
            _ = try transaction.execute(
                """
                INSERT INTO offices (id, parent_id, slug, name, kind, zone, accent, letterhead, region_code, created_at)
                VALUES (\(id), \(parent?.id), \(slug), \(name), \(kind), \(zone.rawValue), \(accent.hex),
                    \(letterhead), \(code), \(now.seconds))
                """)
        }
        try contacts.replace(of: id, in: transaction)
        for host in hosts { try OfficeHosts.add(host, to: id, in: transaction) }
        return try Office.find(id, in: transaction)!
    }

    private func checkSlug(in transaction: any ReadTransaction) throws {
        guard slug.utf8.count <= 40, HostName.isLabel(slug) else {
            throw FieldTroubles(["alamat": "Alamat kantor berisi huruf kecil, angka, dan tanda hubung di tengah"])
        }
        guard try Office.find(slug: slug, in: transaction) == nil else {
            throw FieldTroubles(["alamat": "Alamat “\(slug)” sudah dipakai kantor lain"])
        }
    }

    private func checkKind(parent: Office?, in transaction: any ReadTransaction) throws {
        if let parent, !parent.isOpen {
            throw FieldTroubles(["jenis": "\(parent.name) sudah ditutup; tidak ada kantor baru di bawahnya"])
        }
        guard let kind = try RegencyKinds.known(in: transaction).kind(kind) else {
            throw FieldTroubles(["jenis": "Jenis kantor “\(kind)” tidak dikenal"])
        }
        let allowed = parent.map { kind.parents.contains($0.kind.name) } ?? kind.parents.isEmpty
        guard allowed else {
            let under = parent.map { "di bawah \($0.kind.title)" } ?? "sebagai kantor induk"
            throw FieldTroubles(["jenis": "\(kind.title) tidak dapat berdiri \(under)"])
        }
    }
}
