import Forms
import Procedures
import Services
import Store

/// What anybody may bring to an office of the demo: complaints, information requests and objections, calls. In force in
/// the regency, its Kominfo office, a district and a village, so that a complaint climbs from the village to the regency.
struct DemoCitizenServices {
    let maker: DemoMaker

    /// From the top down: an SOP that hands on must be in force above first; an SOP that another names, before it.
    private static let slugs = ["tirtaloka", "kominfo", "langit-teduh", "awan-biru"]
    private static let procedures = [
        "keberatan-informasi", "permohonan-informasi", "pengaduan", "panggilan", "hak-data-pribadi",
    ]

    func adopt(at offices: [String: Office], by administrator: Person) async throws {
        for slug in Self.slugs {
            guard let office = offices[slug] else { continue }
            for (number, name) in Self.procedures.enumerated() {
                // The regency itself has no counter to call.
                if name == "panggilan", office.kind.name == DemoOffice.root.kind { continue }
                try await adopt(name, number: number + 11, at: office, by: administrator)
            }
        }
    }

    private func adopt(_ name: String, number: Int, at office: Office, by administrator: Person) async throws {
        let file = maker.house.files.file("procedures/\(name).sop.yaml")
        _ = try await AdoptProcedure(maker.house.environment, maker.house.cases.procedures)(
            source: file.bytes, fileName: file.name, at: office.id,
            AdoptionTerms(
                sopNumber: "000.8.3/\(number)/\(office.slug)", firstDay: maker.clock.now.date(in: office.zone),
                approvedBy: "Kepala \(office.name)"),
            by: administrator)
    }
}
