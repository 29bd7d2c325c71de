import Forms
import Procedures
import Store

/// The files of a case that an auditor takes away, as far as they are there; and what is not, with the reason. All that
/// were ever handed in: also what another took the place of, and what came too late.
struct BundlePapers: Sendable {
    struct File: Sendable {
        /// In the ZIP.
        let name: String
        /// As the event says, hexadecimal.
        let digest: String
        let blob: Blob
    }

    struct Absent: Sendable {
        enum Reason: Sendable, Hashable {
            /// Its time was over (`simpan`).
            case over
            /// It lies with the case whose part this one is, which lent it.
            case lent
            /// It may lie there: what that case lent cannot be read.
            case unproven
            /// Its row is gone.
            case gone
            /// Its key is gone or another's.
            case shut
        }

        let name: String
        let reason: Reason
    }

    private(set) var files: [File] = []
    private(set) var absent: [Absent] = []

    /// By what can be read of the events.
    /// - Parameters:
    ///   - procedure: nil where it cannot be told.
    ///   - lent: the ids of what the case above lent; nil where that cannot be read.
    init(
        of events: [CaseBundle.Event], _ procedure: Procedure?, at office: String, under key: CaseKey?,
        lent: Set<String>?, _ blobs: Blobs, in transaction: any ReadTransaction
    ) throws {
        let over = Self.over(events, procedure)
        var seen: Set<String> = []
        for event in events {
            let given = event.read?.givenPapers.sorted { $0.name < $1.name } ?? []
            for (paper, files) in given {
                for (number, each) in files.enumerated() where !each.isShownOriginal {
                    // An event that adds a file names those that stay beside it once more.
                    guard seen.insert(each.blob).inserted else { continue }
                    let name = "berkas/\(event.stored.sequence)-\(paper)-\(number + 1).\(each.type.rawValue)"
                    let away: Absent.Reason? = lent.map { $0.contains(each.blob) ? .lent : nil } ?? .unproven
                    do {
                        let blob = try key.map {
                            try blobs.find(each.blob, office: office, sealing: $0, in: transaction)
                        }
                        if let blob = blob ?? nil {
                            self.files.append(File(name: name, digest: each.digest, blob: blob))
                        } else {
                            absent.append(Absent(name: name, reason: over.contains(paper) ? .over : away ?? .gone))
                        }
                    } catch is SealFailure {
                        absent.append(Absent(name: name, reason: away ?? .shut))
                    }
                }
            }
        }
    }

    /// Papers whose time was over.
    private static func over(_ events: [CaseBundle.Event], _ procedure: Procedure?) -> Set<String> {
        events.reduce(into: []) { over, event in
            guard case .retentionOver(let end)? = event.read?.body else { return }
            over.formUnion(end.papers)
            over.formUnion(procedure?.retention.papers(of: end.amount) ?? [])
        }
    }
}

extension BundlePapers.Absent {
    /// A line for whoever reads the ZIP.
    var text: String {
        switch reason {
        case .over: "\(name): dihapus karena masa simpannya berakhir."
        case .lent: "\(name): milik permohonan induknya, dan ikut dalam ZIP permohonan itu bila masih ada."
        case .unproven: "\(name): tidak ada di sini, dan tidak terbaca apakah permohonan induknya yang meminjamkannya."
        case .gone: "\(name): tidak ada lagi, tanpa peristiwa yang menghapusnya."
        case .shut: "\(name): tidak dapat dibuka."
        }
    }

    /// nil where it is as it should be.
    var kind: AuditFinding.Kind? {
        switch reason {
        case .over, .lent: nil
        case .gone: .fileGone
        case .shut: .fileDamaged
        case .unproven: .unreadable
        }
    }
}
