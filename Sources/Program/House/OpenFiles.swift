import Glibc

/// How many files and connections the system lets this process have open.
enum OpenFiles {
    /// Kept for the database, uploads, child processes and connections of our own.
    static let reserve = 256

    /// Raises what the process may have to what it could have, and returns that.
    static func raise() -> Int {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 1024 }
        var raised = limit
        raised.rlim_cur = limit.rlim_max
        if limit.rlim_cur < limit.rlim_max, setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &raised) == 0 {
            limit = raised
        }
        return Int(min(limit.rlim_cur, rlim_t(Int32.max)))
    }

    /// How many connections there is room for, of so many that are wanted.
    static func connections(_ wanted: Int, of files: Int) -> Int { max(16, min(wanted, files - reserve)) }
}
