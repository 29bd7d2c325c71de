import Forms
import Procedures

/// What lists at the desk call an applicant.
enum ApplicantName {
    /// What the question is called that asks for it.
    static let field = "nama"

    /// What stands in its place once it was kept as long as it should be (`simpan`).
    static let erased = "Nama sudah dihapus"

    /// What stands in its place where nobody said it.
    static let unknown = "Pemohon"

    /// The first question named `nama` of the start step; else nothing is known.
    static func of(_ content: DraftContent, in procedure: Procedure, fallback: String? = nil) -> String {
        if let counter = content.counter, !counter.name.isEmpty { return counter.name }
        let asked = procedure.step(procedure.start).map { procedure.questions(of: $0) } ?? []
        for question in asked where question.path.field == field {
            if case .text(let name) = content.answers[question.path] { return name }
        }
        return fallback ?? unknown
    }
}
