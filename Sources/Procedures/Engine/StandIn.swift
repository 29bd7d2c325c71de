/// In whose place somebody acts for a lane, by the names that official letters use.
public enum StandIn: String, Hashable, Sendable, Codable {
    /// Plt.: of a post that nobody holds.
    case acting = "plt"
    /// Plh.: of somebody who is away for a while.
    case daily = "plh"

    /// What stands before the lane's title: `Plh. `.
    public var prefix: String {
        switch self {
        case .acting: "Plt. "
        case .daily: "Plh. "
        }
    }
}
