import Glibc
import Store
import Web

/// What this process takes of the machine, under the names that Prometheus has for it.
enum ProcessUse {
    static var families: [MetricFamily] {
        [
            MetricFamily("process_start_time_seconds", .gauge, "Saat proses dimulai.", started),
            MetricFamily("process_cpu_seconds_total", .counter, "Waktu prosesor yang dipakai.", processor),
            MetricFamily("process_resident_memory_bytes", .gauge, "Memori yang dipakai.", Double(residentBytes)),
            MetricFamily("process_open_fds", .gauge, "Berkas dan sambungan yang terbuka.", Double(openFiles)),
            MetricFamily("process_max_fds", .gauge, "Batas berkas dan sambungan yang terbuka.", Double(mostFiles)),
        ]
    }

    private static var openFiles: Int { ((try? Folder("/proc/self/fd").names()) ?? []).count }

    /// What the limit may be raised to.
    static var hardFileLimit: Int { Int(clamping: fileLimit.rlim_max) }

    private static var mostFiles: Int { Int(clamping: fileLimit.rlim_cur) }

    private static var fileLimit: rlimit {
        var limit = rlimit()
        getrlimit(Int32(RLIMIT_NOFILE.rawValue), &limit)
        return limit
    }

    private static var residentBytes: Int {
        let words = text("/proc/self/statm").split(separator: " ")
        return (words.count > 1 ? Int(words[1]) ?? 0 : 0) * sysconf(Int32(_SC_PAGESIZE))
    }

    /// Seconds since 1970: the machine's start, and how long after it this process began (proc(5)).
    private static var started: Double {
        let boot = text("/proc/stat").split(separator: "\n").first { $0.hasPrefix("btime ") }?.split(separator: " ")
        // The second word, the program's name in brackets, may hold anything.
        let words = text("/proc/self/stat").split(separator: ")").last?.split(separator: " ") ?? []
        guard let boot = boot.flatMap({ Double($0[1]) }), words.count > 19, let ticks = Double(words[19]) else {
            return 0
        }
        return boot + ticks / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    private static func text(_ path: String) -> String {
        String(decoding: (try? OpenFile(path, for: .reading).read(upTo: 1 << 16)) ?? [], as: UTF8.self)
    }

    private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }

    private static var processor: Double {
        var use = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &use)
        return seconds(use.ru_utime) + seconds(use.ru_stime)
    }
}
