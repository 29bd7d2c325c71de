/// How long a session lasts without a request, and at most; in seconds.
struct SessionLimits {
    let idle: Int64
    let absolute: Int64

    /// A working day with its lunch; not a night.
    static let officer = SessionLimits(idle: 4 * 3600, absolute: 12 * 3600)
    /// People apply from shared phones and from the village's counter.
    static let applicant = SessionLimits(idle: 2 * 3600, absolute: 24 * 3600)
    static let contact = SessionLimits(idle: 2 * 3600, absolute: 12 * 3600)

    static func of(_ kind: Person.Kind) -> SessionLimits {
        switch kind {
        case .officer: officer
        case .contact: contact
        case .applicant, .nobody: applicant
        }
    }

    /// The longest of all: what is older can be swept.
    static let longest: Int64 = 24 * 3600
    /// How stale `seen_at` may be: a page does not cost a write.
    static let grain: Int64 = 60
}
