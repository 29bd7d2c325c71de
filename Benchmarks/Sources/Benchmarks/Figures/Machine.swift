import FoundationEssentials
import Glibc

/// On what the figures were taken.
enum Machine {
    static var description: String {
        let memory = Double(sysconf(Int32(_SC_PHYS_PAGES))) * Double(sysconf(Int32(_SC_PAGESIZE)))
        return "Taken on: \(processor), \(sysconf(Int32(_SC_NPROCESSORS_ONLN))) cores, "
            + "\(Int((memory / 1_073_741_824).rounded())) GiB of memory, \(system), release build. Load average while "
            + "measuring: \(load)."
    }

    private static var processor: String { value(of: "model name", in: "/proc/cpuinfo", after: ":") ?? "unknown" }

    private static var system: String { value(of: "PRETTY_NAME", in: "/etc/os-release", after: "=") ?? "Linux" }

    /// The mean number of processes that wanted to run in the last five minutes, this one among them.
    private static var load: String {
        var averages = [0.0, 0, 0]
        return getloadavg(&averages, 3) == 3 ? Quantity.short(averages[1]) : "unknown"
    }

    private static func value(of key: String, in path: String, after separator: Character) -> String? {
        guard let text = try? String(contentsOf: URL(filePath: path), encoding: .utf8) else { return nil }
        let line = text.split(separator: "\n").first { $0.hasPrefix(key) }
        return line?.split(separator: separator, maxSplits: 1).last.map { String($0.drop { $0 == " " }) }
            .map { $0.filter { $0 != "\"" } }
    }
}
