/// Where people live: accounts, contacts, sessions and roles stand in the root office, so that one person is one
/// account in every office (DESIGN §5).
public enum People {
    /// The id of the root office. Every installation has exactly one, made by `CreateRoot`.
    public static let office = "root"
}
