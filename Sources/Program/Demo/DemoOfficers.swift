import Forms
import Services

/// Who works in the invented offices: every role of every office is held by somebody.
struct DemoOfficer: Sendable {
    let office: DemoOffice
    /// The first role, by which the username begins.
    let login: String
    let roles: [String]
    let name: String
    /// Region 00 is given to no province: the number can belong to nobody.
    let nik: String

    /// `kabid-tata-kelola.kominfo`.
    var username: String { "\(login).\(office.slug)" }
    var email: String { "\(username)@\(DemoOffice.zone)" }

    /// Whether they apply for their office, and prove their address for it.
    var applies: Bool { login == "operator" }

    /// One post of the regency is held by a stand-in.
    var standing: Role.Standing { login == "kasi-egov" ? .acting : .definitive }

    static let all: [DemoOfficer] = {
        var officers: [DemoOfficer] = []
        for office in DemoOffice.all {
            for (login, roles) in posts[office.kind] ?? [] {
                officers.append(
                    DemoOfficer(
                        office: office, login: login, roles: roles, name: DemoNames.name(officers.count),
                        nik: DemoNames.nik(officers.count + 1)))
            }
        }
        // Last, so that nobody before has another name.
        officers.append(
            DemoOfficer(
                office: .root, login: OfficeKinds.auditor, roles: [OfficeKinds.auditor],
                name: DemoNames.name(officers.count), nik: DemoNames.nik(officers.count + 1)))
        return officers
    }()

    static let administrator = all.first { $0.username == "admin.tirtaloka" }!

    /// Kind of office → log-in, roles.
    private static let posts: [String: [(String, [String])]] = [
        "kabupaten": [
            ("admin", ["admin"]), ("bupati", ["bupati"]), ("sekda", ["sekda", "atasan-ppid"]),
            ("ppid", ["ppid", "pengelola-informasi", "penangan"]),
            ("petugas-informasi", ["petugas-informasi", "unit-informasi", "admin-pengaduan"]),
        ],
        "dinas-kominfo": [
            ("kepala", ["kepala", "atasan-ppid"]), ("sekretaris", ["sekretaris", "ppid"]),
            ("kabid-tata-kelola", ["kabid-tata-kelola"]), ("kabid-egov", ["kabid-egov", "pengelola-informasi"]),
            ("kasi-egov", ["kasi-egov"]), ("tim-teknis", ["tim-teknis"]), ("tim-teknis-2", ["tim-teknis"]),
            ("helpdesk", ["helpdesk", "petugas-pelayanan"]), ("operator", ["operator", "unit-informasi"]),
            ("petugas-informasi", ["petugas-informasi"]), ("penangan", ["penangan", "admin-pengaduan"]),
            ("admin", ["admin"]),
        ],
        "dinas": [
            ("kepala", ["kepala", "atasan-ppid"]), ("sekretaris", ["sekretaris", "ppid"]),
            ("operator", ["operator", "unit-informasi"]),
            ("petugas-pelayanan", ["petugas-pelayanan", "petugas-informasi", "penangan"]),
            ("admin", ["admin", "admin-pengaduan", "pengelola-informasi"]),
        ],
        "kecamatan": [
            ("kepala", ["kepala", "atasan-ppid"]), ("sekretaris", ["sekretaris", "ppid"]),
            ("kasi-pelayanan", ["kasi-pelayanan", "petugas-informasi", "penangan"]),
            ("operator", ["operator", "unit-informasi"]),
            ("admin", ["admin", "admin-pengaduan", "pengelola-informasi"]),
        ],
        "desa": [
            ("kepala", ["kepala", "atasan-ppid"]), ("sekretaris", ["sekretaris", "ppid", "admin"]),
            ("kaur-umum", ["kaur-umum", "unit-informasi"]), ("kaur-keuangan", ["kaur-keuangan"]),
            ("kaur-perencanaan", ["kaur-perencanaan"]), ("kasi-pemerintahan", ["kasi-pemerintahan"]),
            ("kasi-kesejahteraan", ["kasi-kesejahteraan", "penangan"]),
            ("kasi-pelayanan", ["kasi-pelayanan", "admin-pengaduan"]), ("kepala-dusun", ["kepala-dusun"]),
            ("operator", ["operator", "petugas-informasi", "pengelola-informasi"]),
        ],
    ]
}

/// Invented names, and numbers that can belong to nobody.
enum DemoNames {
    private static let first = [
        "Arum", "Bayu", "Citra", "Damar", "Endah", "Fajar", "Gita", "Hening", "Intan", "Jaya", "Kirana", "Langgeng",
        "Mega",
        "Nawang", "Okta", "Puspa", "Ratri", "Satria", "Tirta", "Untari", "Wening", "Yoga", "Anggita", "Banyu",
    ]
    private static let last = [
        "Samudra", "Pelangi", "Cakrawala", "Lazuardi", "Purnama", "Embun", "Mentari", "Bianglala", "Telaga", "Rembulan",
        "Angkasa", "Gerimis", "Halimun",
    ]

    /// Distinct for the first 312.
    static func name(_ index: Int) -> String { "\(first[index % first.count]) \(last[index % last.count])" }

    /// Sixteen digits: region 000000, 1 January 1990, and a counter.
    static func nik(_ counter: Int) -> String {
        let digits = String(counter)
        return "000000010190" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
