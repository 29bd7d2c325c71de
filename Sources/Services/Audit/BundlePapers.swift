import Forms
import Procedures
import Store

/// The files of a case that an auditor takes away, as far as they are there; and what is not, with the reason.
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
            /// It lies with the case whose part this one is.
            case lent
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

    /// The files that count now, by what can be read of the events.
    /// - Parameter procedure: nil where it cannot be told.
    init(
        of events: [CaseEvent], _ procedure: Procedure?, at office: String, under key: CaseKey?, _ blobs: Blobs,
        in transaction: any ReadTransaction
    ) throws {
        var papers: [String: [PaperFile]] = [:]
        var over: Set<String> = []
        var isPart = false
        for event in events {
            switch event.body {
            case .opened(let opening): isPart = opening.parent != nil
            case .stepCompleted(let done): papers.merge(done.papers) { $1 }
            case .retentionOver(let end):
                over.formUnion(end.papers)
                over.formUnion(procedure?.retention.papers(of: end.amount) ?? [])
            default: break
            }
        }
        for (paper, files) in papers.sorted(by: { $0.key < $1.key }) {
            for (number, each) in files.enumerated() where !each.isShownOriginal {
                let name = "berkas/\(paper)-\(number + 1).\(each.type.rawValue)"
                do {
                    let blob = try key.map { try blobs.find(each.blob, office: office, sealing: $0, in: transaction) }
                    if let blob = blob ?? nil {
                        self.files.append(File(name: name, digest: each.digest, blob: blob))
                    } else {
                        absent.append(Absent(name: name, reason: over.contains(paper) ? .over : isPart ? .lent : .gone))
                    }
                } catch is SealFailure {
                    absent.append(Absent(name: name, reason: isPart ? .lent : .shut))
                }
            }
        }
    }
}

extension BundlePapers.Absent {
    /// A line for whoever reads the ZIP.
    var text: String {
        switch reason {
        case .over: "\(name): dihapus karena masa simpannya berakhir."
        case .lent: "\(name): milik permohonan induknya, dan ikut dalam ZIP permohonan itu bila masih ada."
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
        }
    }
}
