public import Forms
public import Procedures
public import Store

/// What the checker says of a text before anybody adopts it, at the office that would.
public struct CheckedSource: Sendable {
    public let source: String
    /// Where no error stands in the way.
    public let procedure: Procedure?
    public let diagnostics: [Diagnostic]
    /// How many markings the proof visited, all of which can reach an end; nil: not proven.
    public let markings: Int?
    /// What this version of Balai does not run.
    public let unsupported: [String]

    public var errors: Int { diagnostics.count { $0.severity == .error || $0.code == Self.sameVersion } }
    public var warnings: Int { diagnostics.count - errors }
    /// It could be adopted, as far as the file goes.
    public var isAccepted: Bool { procedure != nil && errors == 0 && unsupported.isEmpty }

    /// Another content under the same version: a warning of the checker, and what no adoption lets pass.
    static let sameVersion = "P501"

    /// Everything that the check needs of the database; the check itself, which may take a second, is done outside of it.
    public struct Surroundings: Sendable {
        let catalogue: Catalogue
        /// Hash of each version that the office has adopted, by name and version.
        let known: [String: Set<String>]
        /// A hash of all that the outcome depends on beside the text.
        let fingerprint: String
    }

    /// The world as the office sees it.
    /// - Parameter partners: offices whose procedures it may name too.
    public static func surroundings(
        of office: String, partners: [String] = [], _ environment: Environment, _ shelf: ProcedureShelf,
        in transaction: any ReadTransaction
    ) throws -> Surroundings {
        let rows = try transaction.rows(
            """
            SELECT DISTINCT p.name, p.version, p.hash FROM adoptions a JOIN procedures p ON p.hash = a.procedure_hash
            WHERE a.office_id = \(office) ORDER BY p.name, p.version, p.hash
            """
        ).map { (key: key($0.text("name"), Int($0.int("version"))), hash: $0.text("hash")) }
        let adopted = try AdoptedCatalogue.around(
            office, partners: partners, shelf, environment, in: transaction)
        let kinds: [String] = adopted.catalogue.officeKinds.flatMap { kind in
            [kind.name] + kind.roles.map { role in "\(role.name) \(role.title)" }
        }
        let written =
            kinds + adopted.hashes.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
            + rows.map { "\($0.key) \($0.hash)" }
        return Surroundings(
            catalogue: adopted.catalogue,
            known: Dictionary(grouping: rows, by: \.key).mapValues { Set($0.map(\.hash)) },
            fingerprint: Hexadecimal.text(Digest.sha256(Array(written.joined(separator: "\n").utf8))))
    }

    private static func key(_ name: String, _ version: Int) -> String { "\(name) \(version)" }

    /// - Parameter name: of the file; nil: as the SOP in it.
    public init(_ source: [UInt8], called name: String? = nil, in surroundings: Surroundings) {
        let text = String(decoding: source, as: UTF8.self)
        self.source = text
        let result = Checker.check(
            source: source, fileName: name.map { "\($0).sop.yaml" } ?? Self.fileName(of: text),
            catalogue: surroundings.catalogue)
        // An office counts its own versions: what another has under the same number is no version of this one's SOP.
        var diagnostics = result.diagnostics.filter { $0.code != Self.sameVersion }
        procedure = result.procedure
        let proof = result.procedure.map(Soundness.report)
        markings = proof.flatMap { $0.isSound ? $0.markings : nil }
        unsupported = result.procedure?.unsupportedHere ?? []
        if let procedure {
            let others = surroundings.known[Self.key(procedure.name, procedure.version)] ?? []
            if others.contains(where: { $0 != Hexadecimal.text(Digest.sha256(source)) }) {
                diagnostics.append(.sameVersion(of: procedure, at: Self.versionLine(in: text)))
            }
        }
        self.diagnostics = diagnostics
    }

    /// An SOP's file is called as the SOP in it: who types a text into a page names no file.
    public static func fileName(of text: String) -> String {
        let name = procedureName(in: text)
        return "\(name.isEmpty ? "sop" : name).sop.yaml"
    }

    /// What a text calls its SOP, whatever else is wrong in it; empty: nothing.
    public static func procedureName(in text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).first { $0.hasPrefix("sop:") }
        return line?.dropFirst(4).prefix { $0 != "#" }.filter { !$0.isWhitespace } ?? ""
    }

    private static func versionLine(in text: String) -> SourcePosition {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        return SourcePosition(line: (lines.firstIndex { $0.hasPrefix("versi:") } ?? 0) + 1, column: 1)
    }
}

extension Diagnostic {
    static func sameVersion(of procedure: Procedure, at position: SourcePosition = .start) -> Diagnostic {
        Diagnostic(
            CheckedSource.sameVersion, at: position, "Isi berubah tetapi versi masih \(procedure.version)",
            expected: "versi: \(procedure.version + 1)")
    }
}
