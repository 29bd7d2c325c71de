import Services

/// The offices of the invented regency. Names end in nothing that exists, hosts in `.contoh`, telephone numbers begin
/// with the area code 000.
struct DemoOffice: Sendable {
    let slug: String
    let name: String
    let kind: String
    /// Slug of the office above; nil: the root.
    let parent: String?
    let accent: String
    let address: String
    /// The last digits of its telephone number.
    let line: String

    static let root = DemoOffice(
        slug: "tirtaloka", name: "Kabupaten Tirtaloka", kind: "kabupaten", parent: nil, accent: "#26437d",
        address: "Jalan Contoh Raya 1, Tirtaloka", line: "0001")
    static let kominfo = DemoOffice(
        slug: "kominfo", name: "Dinas Komunikasi dan Informatika", kind: "dinas-kominfo", parent: "tirtaloka",
        accent: "#26437d", address: "Jalan Contoh Raya 2, Tirtaloka", line: "0002")

    static let all: [DemoOffice] = [
        root, kominfo,
        DemoOffice(
            slug: "pertanian", name: "Dinas Pertanian", kind: "dinas", parent: "tirtaloka", accent: "#0d5a49",
            address: "Jalan Contoh Raya 3, Tirtaloka", line: "0003"),
        DemoOffice(
            slug: "kesehatan", name: "Dinas Kesehatan", kind: "dinas", parent: "tirtaloka", accent: "#8c2b20",
            address: "Jalan Contoh Raya 4, Tirtaloka", line: "0004"),
        DemoOffice(
            slug: "langit-teduh", name: "Kecamatan Langit Teduh", kind: "kecamatan", parent: "tirtaloka",
            accent: "#6b3f12", address: "Jalan Teduh 1, Langit Teduh", line: "0010"),
        DemoOffice(
            slug: "awan-biru", name: "Desa Awan Biru", kind: "desa", parent: "langit-teduh", accent: "#0d5a49",
            address: "Jalan Balai Desa 1, Awan Biru", line: "0011"),
        DemoOffice(
            slug: "kali-bintang", name: "Desa Kali Bintang", kind: "desa", parent: "langit-teduh", accent: "#5c2456",
            address: "Jalan Balai Desa 1, Kali Bintang", line: "0012"),
        DemoOffice(
            slug: "padi-kencana", name: "Desa Padi Kencana", kind: "desa", parent: "langit-teduh", accent: "#8c2b20",
            address: "Jalan Balai Desa 1, Padi Kencana", line: "0013"),
    ]

    /// `awan-biru.tirtaloka.contoh`; of the root the zone itself.
    var zone: String { parent == nil ? Self.zone : "\(slug).\(Self.zone)" }
    static let zone = "tirtaloka.contoh"

    func new(isLoopback: Bool) -> NewOffice {
        NewOffice(
            name: name, slug: slug, kind: kind, accent: accent,
            letterhead: Letterhead(
                above: parent == nil
                    ? [] : ["Pemerintah Kabupaten Tirtaloka"] + (kind == "desa" ? ["Kecamatan Langit Teduh"] : []),
                place: kind == "desa" ? String(name.dropFirst("Desa ".count)) : "Tirtaloka", postcode: "00000"),
            contacts: OfficeContacts(
                phone: "(000) 000\(line)", email: "kontak@\(zone)", web: "https://\(zone)", address: address,
                hours: "Senin–Kamis 07.30–16.00\nJumat 07.30–16.30"),
            hosts: isLoopback && parent == nil ? ["localhost"] : [])
    }
}
