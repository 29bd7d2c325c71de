public import Procedures

/// What stands at the head of an office's letters and pages beside its name and contacts.
public struct Letterhead: Hashable, Sendable, Codable {
    /// The lines above the name: `Pemerintah Kabupaten …`, `Kecamatan …`.
    public var above: [String]
    /// The place that letters are dated at.
    public var place: String
    public var postcode: String?

    public init(above: [String], place: String, postcode: String? = nil) {
        self.above = above
        self.place = place
        self.postcode = postcode
    }

    /// Of an office that is made below another: what stands above its name, and where its letters are dated until it says
    /// otherwise: “Aren” of “Desa Aren”. An agency's name is no place, and it sits where the office above does.
    public init(ofOffice name: String, kind: OfficeKind?, below parent: Office) {
        let word = kind?.title ?? ""
        let isPlace = kind.map { ["desa", "kelurahan", "kecamatan"].contains($0.name) } ?? false
        let bare = name.lowercased().hasPrefix(word.lowercased() + " ") ? String(name.dropFirst(word.count + 1)) : name
        self.init(
            above: parent.letterhead.above + [parent.name], place: isPlace ? bare : parent.letterhead.place)
    }
}
