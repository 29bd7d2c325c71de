import FoundationEssentials
import Services

/// Where the shipped systemd unit lets the service write: a command that somebody types is not so bound, and finds well
/// what the service cannot do.
struct UnitSandbox: Hashable {
    static let unit = "balai.service"
    /// Where systemd looks for units and for what is added to them; the first unit counts.
    static let places = [
        "/etc/systemd/system", "/run/systemd/system", "/usr/lib/systemd/system", "/lib/systemd/system",
    ]

    let writable: [String]

    /// nil where there is no such unit, or one that does not bind.
    init?(in places: [String] = UnitSandbox.places) {
        guard let unit = places.compactMap({ Self.lines("\($0)/\(Self.unit)") }).first else { return nil }
        let added = places.flatMap { place in
            let folder = "\(place)/\(Self.unit).d"
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            return names.filter { $0.hasSuffix(".conf") }.sorted().flatMap { Self.lines("\(folder)/\($0)") ?? [] }
        }
        let lines = unit + added
        guard lines.last(where: { $0.name == "ProtectSystem" })?.value == "strict" else { return nil }
        writable = lines.flatMap { line -> [String] in
            let words = line.value.split(separator: " ").map { String($0.drop { "-+\"".contains($0) }) }
            switch line.name {
            case "StateDirectory": return words.map { "/var/lib/\($0)" }
            case "ReadWritePaths": return words
            default: return []
            }
        }
    }

    /// - Parameter path: of a folder; what it leads to counts.
    func mayWrite(_ path: String) -> Bool {
        func real(_ path: String) -> String { URL(filePath: path).resolvingSymlinksInPath().standardizedFileURL.path }
        return writable.contains { (real(path) + "/").hasPrefix(real($0) + "/") }
    }

    private static func lines(_ path: String) -> [(name: String, value: String)]? {
        guard let bytes = FileManager.default.contents(atPath: path) else { return nil }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
            let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, line.first != "#" else { return nil }
            return (String(parts[0]), String(parts[1]))
        }
    }
}

extension Doctor {
    /// Folders in which the service must write, and may not.
    func unitFindings(_ folder: DataFolder) async -> [DoctorFinding] {
        guard let sandbox = UnitSandbox(in: unitPlaces) else { return [] }
        var places = [("folder data", settings.data)]
        if !settings.rootsElsewhere, let roots = try? await folder.roots() { places.append(("akar audit", roots.path)) }
        if settings.smtp == nil { places.append(("email", settings.mailFolder)) }
        return places.filter { !sandbox.mayWrite($0.1) }.map { what, path in
            DoctorFinding(
                "unit systemd", .warning,
                "\(what): \(path) tidak dapat ditulisi layanan; unitnya mengizinkan "
                    + "\(sandbox.writable.joined(separator: ", ")).",
                advice: "Pilih folder di bawahnya (disk lain dipasang di sana), atau tambahkan dengan systemctl edit "
                    + "\(UnitSandbox.unit): [Service] ReadWritePaths=\(path).")
        }
    }
}
