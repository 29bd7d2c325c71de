/// Where somebody knocks: an office's pages under a host that Balai knows. Made by `LocateOffice`.
public struct Place: Hashable, Sendable {
    /// In lower case, without a port.
    public let host: String
    /// The office whose pages these are.
    public let office: String
    /// The regency's own host: the one place where officers work.
    public let isRegencyHost: Bool
    /// How links to this office's pages begin, from configuration: `https://balai.contoh/k/desa-a`.
    public let base: String

    public init(host: String, office: String, isRegencyHost: Bool, base: String) {
        self.host = host
        self.office = office
        self.isRegencyHost = isRegencyHost
        self.base = base
    }
}

/// Whoever sends a request, before it is known who they are.
public struct Visitor: Hashable, Sendable {
    public let place: Place
    public let address: ClientAddress
    /// What the list of sessions calls the browser: "Chrome di Android".
    public let device: String
    /// The cookie of a browser in which somebody has logged in before.
    public let deviceToken: String?

    public init(place: Place, address: ClientAddress, device: String, deviceToken: String?) {
        self.place = place
        self.address = address
        self.device = device
        self.deviceToken = deviceToken
    }
}
