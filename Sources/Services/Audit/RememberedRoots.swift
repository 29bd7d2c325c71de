import Forms
import Store

/// What the database remembers of roots, beside the folder.
struct RememberedRoots {
    let memory: RootMemory
    let record: RootWitness.Record
    let offices: [AuditedOffice]
    /// Only this folder was asked for.
    let isChosen: Bool

    var findings: [AuditFinding] {
        let forgotten = record.forgotten.map { tip in
            tell(
                tip.office,
                "Akar \(tip.day.longText), yang tercatat di database sebagai akar terakhir, hilang dari folder akar "
                    + "atau diganti.")
        }
        let elsewhere = record.elsewhere.filter { !isChosen && memory.leaving(of: $0) == nil }.map { tip in
            tell(
                tip.office,
                "Akar \(tip.day.longText) tercatat di database, tetapi ada di folder lain: folder akar diganti atau "
                    + "dimulai lagi. Bila memang ada beberapa folder, sebut foldernya dengan --akar.")
        }
        let unreadable =
            memory.unreadable == 0
            ? [] : [tell("", "\(memory.unreadable) catatan akar terakhir di database tidak terbaca.")]
        return forgotten + elsewhere + unreadable
    }

    var remarks: [String] {
        let chains = Dictionary(grouping: record.elsewhere, by: \.chain).values.compactMap { tips in
            tips.max { $0.day < $1.day }
        }.sorted { ($0.day, $0.office) < ($1.day, $1.office) }
        let notes = chains.compactMap { tip in
            memory.leaving(of: tip).map {
                "Rantai akar sampai \(tip.day.longText) dilepas oleh \($0.by) dan tidak dibandingkan."
            }
        }
        let others = isChosen ? chains.count - notes.count : 0
        return notes + (others == 0 ? [] : ["\(others) rantai akar di folder lain tidak dibandingkan."])
    }

    private func tell(_ office: String, _ message: String) -> AuditFinding {
        let slug = offices.first { $0.id == office }?.slug ?? office
        return AuditFinding(kind: .rootsMissing, office: slug, caseNumber: nil, message: message)
    }
}
