import Glibc

/// Whoever types a command, by the system's name.
enum SystemUser {
    /// `ayu`; with `sudo` also who used it: `balai (sudo oleh ayu)`.
    static var name: String {
        let own = getpwuid(geteuid()).map { String(cString: $0.pointee.pw_name) } ?? "uid \(geteuid())"
        guard let before = getenv("SUDO_USER").map({ String(cString: $0) }), !before.isEmpty else { return own }
        return "\(own) (sudo oleh \(before))"
    }
}
