import Documents
import Procedures
import Services
import Store

/// The uploads of the demo: made here, and taken in the way that a browser's are.
actor DemoPapers {
    private let intake: FileIntake
    private let blobs: Blobs
    private var accepted: [String: (file: AcceptedFile, bytes: [UInt8])] = [:]

    init(_ house: House) {
        intake = FileIntake(pictures: house.pictures)
        blobs = house.blobs
    }

    /// What people photograph, and do not write.
    private static let pictures: Set = ["ktp", "identitas", "bukti", "hasil-kerja"]

    /// A file for a paper of an application. The same paper of the same body is looked at once and stored each time.
    func upload(_ paper: Paper, for applicant: DemoApplicant, at office: String) async throws -> UploadedPaper {
        let takesPicture = Self.pictures.contains(paper.name) || !paper.extensions.contains(.pdf)
        let key = takesPicture ? "kartu-\(applicant.name.utf8.count % 3)" : "\(paper.name)-\(applicant.body)"
        if accepted[key] == nil {
            let rule = FileRule(
                accepted: paper.extensions.compactMap { FileType(sopWord: $0.rawValue) },
                largestKept: paper.maximumBytes)
            let (name, bytes) =
                takesPicture
                ? ("ktp.png", DemoCard.png(tint: applicant.name.utf8.count % 3))
                : (
                    "\(paper.name).pdf",
                    DemoPDF.bytes([
                        paper.title, applicant.body, "Pengelola: \(applicant.name)", "Dokumen contoh",
                    ])
                )
            do {
                let file = try await intake.accept(name: name, content: FileBytes(bytes), rule: rule)
                if case .made(let made) = file.kept {
                    accepted[key] = (file, made)
                } else {
                    accepted[key] = (file, bytes)
                }
            } catch let problem {
                throw OperatorTrouble("Berkas contoh tidak diterima: \(problem)")
            }
        }
        let (file, bytes) = accepted[key]!
        let blob = try await blobs.write(bytes, office: office)
        return UploadedPaper(
            paper: paper.name,
            file: PaperFile(
                blob: blob.place.id, name: file.name, type: file.type == .pdf ? .pdf : .jpg, bytes: blob.size,
                digest: Hexadecimal.text(blob.digest)),
            blob: blob)
    }
}
