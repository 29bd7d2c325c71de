import Forms
import FoundationEssentials

/// Where settings come from: the environment of the process first, then a file.
struct SettingSources: Sendable {
    let environment: [String: String]
    let file: SettingFile?

    /// Read where nothing names another.
    static let standardFile = "/etc/balai/balai.conf"

    /// Of this process.
    static func ofProcess() throws -> SettingSources {
        try SettingSources(ProcessInfo.processInfo.environment, standardFile: standardFile)
    }

    /// - Parameter standardFile: what is read when `BALAI_CONFIG` is not set at all, and the file is there. An empty
    ///   `BALAI_CONFIG` asks for none.
    /// - Throws: `OperatorTrouble`, naming the file.
    init(_ environment: [String: String], standardFile: String? = nil) throws {
        self.environment = environment
        let named = environment[Setting.config.name]
        if let named, !named.isEmpty {
            file = try SettingFile(path: URL(filePath: named).standardizedFileURL.path)
        } else if named == nil, let standardFile, FileManager.default.fileExists(atPath: standardFile) {
            file = try SettingFile(path: standardFile)
        } else {
            file = nil
        }
    }

    enum Origin: Hashable, Sendable {
        case environment
        case file(path: String, line: Int)
        /// What stands for it where nobody says anything.
        case standard
        /// It is made of another setting.
        case follows(String)
    }

    /// What is set. An empty text counts as not set.
    func given(_ setting: Setting) -> (value: String, origin: Origin)? {
        if let value = environment[setting.name], !value.isEmpty { return (value, .environment) }
        guard setting != .config, let file, let entry = file.entry(setting.name) else { return nil }
        return (entry.value, .file(path: file.path, line: entry.line))
    }

    func origin(of setting: Setting) -> Origin {
        given(setting)?.origin ?? setting.follows.map { .follows($0) } ?? .standard
    }

    /// What is not wrong enough to stop for, each in a sentence.
    var warnings: [String] {
        let misspelt = environment.keys.sorted().filter { $0.hasPrefix("BALAI_") && !$0.hasPrefix("BALAI_TEST_") }
            .compactMap { unknown($0, at: "lingkungan") }
        guard let file else { return misspelt }
        let lines = file.entries.compactMap { unknown($0.name, at: "\(file.path) baris \($0.line)") }
        let open = file.isOpenToOthers ? file.entries.first { entry in Setting.secrets.contains(entry.name) } : nil
        let exposed = open.map {
            "\(file.path) berisi rahasia (\($0.name)) dan dapat dibaca semua pengguna mesin ini. Jalankan chmod o= "
                + "\(file.path), dan ganti rahasia itu bila ada pengguna lain."
        }
        let changeable =
            file.isChangeable
            ? "\(file.path) dapat diubah semua pengguna mesin ini. Jalankan chmod o-w \(file.path)." : nil
        return misspelt + lines + [exposed, changeable].compactMap(\.self)
    }

    private func unknown(_ name: String, at place: String) -> String? {
        let known = Setting.all.map(\.name)
        guard !known.contains(name) else { return nil }
        let nearest = NearestWord.of(name, in: known).map { " Maksudnya \($0)?" } ?? ""
        return "\(place): pengaturan \(name) tidak dikenal dan tidak dipakai.\(nearest)"
    }
}

extension SettingSources.Origin: CustomStringConvertible {
    var description: String {
        switch self {
        case .environment: "lingkungan"
        case .file(let path, let line): "berkas \(path) baris \(line)"
        case .standard: "bawaan"
        case .follows(let name): "mengikuti \(name)"
        }
    }
}
