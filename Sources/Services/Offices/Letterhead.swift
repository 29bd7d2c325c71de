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
}
