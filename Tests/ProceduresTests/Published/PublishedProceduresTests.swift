import Forms
import Procedures
import Testing

/// SOPs of very different kinds as offices publish them, said in the language: a hospital's, a school's, a tax office's.
/// What the language cannot say of such SOPs stands in docs/decisions/0039.
struct PublishedProceduresTests {
    static let folder = "Tests/ProceduresTests/Published"
    static let names = Fixtures.names(in: folder, ending: ".sop.yaml")

    @Test func thereAreThirteen() { #expect(Self.names.count == 13) }

    @Test(arguments: names)
    func isSoundAndItsExamplesRun(file: String) {
        let result = Checker.check(
            source: Fixtures.text("\(Self.folder)/\(file)"), fileName: file, catalogue: Self.catalogue)
        #expect(result.diagnostics.filter { $0.severity == .error }.map { $0.rendered(file: file) } == [])
        #expect(result.procedure?.examples.isEmpty == false)
    }

    /// Offices that no office of Balai is yet, with the roles that their SOPs name.
    static let catalogue: Catalogue = {
        var catalogue = CitizenCatalogue.shipped
        catalogue.officeKinds = catalogue.officeKinds.map { kind in
            guard let more = moreRoles[kind.name] else { return kind }
            return OfficeKind(
                name: kind.name, title: kind.title, roles: kind.roles + named(more), parents: kind.parents)
        }
        catalogue.officeKinds += [
            kind("dinas-dukcapil", ["kepala", "kabid", "petugas-loket", "validator"]),
            kind("dinas-perizinan", ["kepala", "petugas-loket", "tim-teknis"]),
            kind("bapenda", ["kepala", "kabid", "petugas-loket", "peneliti"]), kind("bkd", ["kepala", "analis"]),
            kind("rsud", ["perawat", "dokter", "pendaftaran", "perujuk"]),
            kind("sekolah", ["kepala", "operator", "panitia"]),
        ]
        return catalogue
    }()

    private static let moreRoles = [
        "dinas": ["ppk", "pejabat-pengadaan", "bendahara", "arsiparis", "hukum", "pengawas"],
        "dinas-kominfo": ["helpdesk", "kabid"], "desa": ["kaur"],
    ]

    private static func named(_ roles: [String]) -> [(name: String, title: String)] {
        roles.map { (name: $0, title: $0) }
    }

    private static func kind(_ name: String, _ roles: [String]) -> OfficeKind {
        OfficeKind(name: name, title: name, roles: named(roles), parents: ["kabupaten"])
    }
}
