import CSodium

/// libsodium, which wants to be woken once before anything else is asked of it.
enum Sodium {
    static func wake() { _ = awake }

    private static let awake: Void = {
        precondition(sodium_init() >= 0, "libsodium does not start")
    }()
}
