import Glibc

/// A clock that runs while work is done: seconds since some moment.
struct Meter: Sendable {
    let seconds: @Sendable () -> Double

    /// Processor time of this process, all threads.
    static let cpu = Meter { read(CLOCK_PROCESS_CPUTIME_ID) }
    static let wall = Meter { read(CLOCK_MONOTONIC) }

    /// Processor time of the child processes that have ended.
    static let children = Meter {
        var usage = rusage()
        getrusage(RUSAGE_CHILDREN.rawValue, &usage)
        return seconds(usage.ru_utime) + seconds(usage.ru_stime)
    }

    /// Processor time of a process that runs.
    static func cpu(of process: pid_t) -> Meter {
        var clock = clockid_t()
        precondition(clock_getcpuclockid(process, &clock) == 0, "no such process: \(process)")
        return Meter { [clock] in read(clock) }
    }

    static func + (left: Meter, right: Meter) -> Meter { Meter { left.seconds() + right.seconds() } }

    private static func read(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
}
