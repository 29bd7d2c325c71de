public import Procedures

/// The kinds of offices and the roles in them that Balai brings: the checker's `Catalogue.officeKinds`. What a regency adds
/// stands beside them (``RegencyKinds``).
public enum OfficeKinds {
    public static let all: [OfficeKind] = [
        OfficeKind(
            name: "kabupaten", title: "Kabupaten",
            roles: [(name: "bupati", title: "Bupati"), (name: "sekda", title: "Sekretaris Daerah")] + information
                + complaints + everywhere, parents: []),
        OfficeKind(
            name: "kota", title: "Kota",
            roles: [(name: "walikota", title: "Wali Kota"), (name: "sekda", title: "Sekretaris Daerah")] + information
                + complaints + everywhere, parents: []),
        OfficeKind(
            name: "dinas", title: "Perangkat Daerah", roles: agency + information + complaints + everywhere,
            parents: ["kabupaten", "kota"]),
        OfficeKind(
            name: "dinas-kominfo", title: "Dinas Komunikasi dan Informatika",
            roles: agency + kominfo + information + complaints + everywhere, parents: ["kabupaten", "kota"]),
        OfficeKind(
            name: "kecamatan", title: "Kecamatan",
            roles: [
                (name: "kepala", title: "Camat"), (name: "sekretaris", title: "Sekretaris Kecamatan"),
                (name: "kasi-pelayanan", title: "Kepala Seksi Pelayanan"),
                (name: "operator", title: "Operator"),
            ] + information + complaints + everywhere, parents: ["kabupaten", "kota"]),
        OfficeKind(
            name: "kelurahan", title: "Kelurahan",
            roles: [
                (name: "kepala", title: "Lurah"), (name: "sekretaris", title: "Sekretaris Kelurahan"),
                (name: "kasi-pelayanan", title: "Kepala Seksi Pelayanan"),
                (name: "operator", title: "Operator"),
            ] + information + complaints + everywhere, parents: ["kecamatan", "kabupaten", "kota"]),
        OfficeKind(
            name: "desa", title: "Desa",
            roles: [
                (name: "kepala", title: "Kepala Desa"), (name: "sekretaris", title: "Sekretaris Desa"),
                (name: "kaur-umum", title: "Kepala Urusan Tata Usaha dan Umum"),
                (name: "kaur-keuangan", title: "Kepala Urusan Keuangan"),
                (name: "kaur-perencanaan", title: "Kepala Urusan Perencanaan"),
                (name: "kasi-pemerintahan", title: "Kepala Seksi Pemerintahan"),
                (name: "kasi-kesejahteraan", title: "Kepala Seksi Kesejahteraan"),
                (name: "kasi-pelayanan", title: "Kepala Seksi Pelayanan"),
                (name: "kepala-dusun", title: "Kepala Dusun"), (name: "operator", title: "Operator Desa"),
            ] + information + complaints + everywhere, parents: ["kecamatan", "kabupaten", "kota"]),
    ]

    /// The roles of whoever heads an office, of whatever kind.
    public static let heads = ["kepala", "bupati", "walikota"]

    /// The roles of whoever keeps an office's books and signs them beside its head.
    static let secretaries = ["sekretaris", "sekda"]

    /// Looks into the office and those below it, in every kind of office. Not among ``all``'s roles: no SOP can name it, so
    /// that no step is ever an auditor's.
    public static let auditor = "pemeriksa"

    public static func kind(_ name: String) -> OfficeKind? { all.first { $0.name == name } }

    /// A kind that a regency made: with a head, a clerk, and the roles of every kind.
    static func made(_ name: String, title: String, roles: [(name: String, title: String)], parents: [String])
        -> OfficeKind
    {
        let usual: Roles = [(name: "kepala", title: "Kepala"), (name: "operator", title: "Operator")]
        return OfficeKind(
            name: name, title: title, roles: usual + roles + information + complaints + everywhere, parents: parents)
    }

    private typealias Roles = [(name: String, title: String)]

    /// Administers the office in Balai: officers, roles, contacts, calendar, SOPs.
    private static let everywhere: Roles = [(name: "admin", title: "Administrator")]

    private static let agency: Roles = [
        (name: "kepala", title: "Kepala Dinas"), (name: "sekretaris", title: "Sekretaris Dinas"),
        (name: "operator", title: "Operator"), (name: "petugas-pelayanan", title: "Petugas Pelayanan"),
    ]

    private static let kominfo: Roles = [
        (name: "kabid-tata-kelola", title: "Kepala Bidang Tata Kelola"),
        (name: "kabid-egov", title: "Kepala Bidang Layanan e-Government"),
        (name: "kasi-egov", title: "Kepala Seksi e-Government"), (name: "tim-teknis", title: "Tim Teknis"),
        (name: "helpdesk", title: "Help Desk"),
    ]

    /// Information requests (UU 14/2008).
    private static let information: Roles = [
        (name: "petugas-informasi", title: "Petugas Layanan Informasi"),
        (name: "pengelola-informasi", title: "Pengelola Informasi"), (name: "ppid", title: "PPID"),
        (name: "unit-informasi", title: "Unit Penyedia Informasi"), (name: "atasan-ppid", title: "Atasan PPID"),
    ]

    /// Complaints (Permenpan 62/2018).
    private static let complaints: Roles = [
        (name: "admin-pengaduan", title: "Admin Pengaduan"), (name: "penangan", title: "Penangan Pengaduan"),
    ]
}

extension OfficeKind {
    /// The title of a role, or its name where the kind has no such role any more.
    public func title(ofRole role: String) -> String {
        role == OfficeKinds.auditor ? "Pemeriksa" : roles.first { $0.name == role }?.title ?? role
    }

    /// Whether somebody may be given the role in such an office; ``hasRole(_:)`` says whether a lane may be bound to it.
    public func mayBeHeld(_ role: String) -> Bool { hasRole(role) || role == OfficeKinds.auditor }
    public func hasRole(_ role: String) -> Bool { roles.contains { $0.name == role } }
}
