import Yams

/// A YAML file as a tree with exact places, and what is wrong with its YAML. Nothing in it can crash the reader or
/// make it slow: what could is refused first.
public struct SourceTree {
    /// nil when the file cannot be read at all; `findings` then say why.
    public let root: SourceNode?

    /// Reads a file. All troubles go to `findings`.
    public init(_ bytes: [UInt8], limits: SourceLimits = SourceLimits(), findings: Findings) {
        root = SourceTree.read(bytes, limits: limits, findings: findings)
    }

    private static func read(_ bytes: [UInt8], limits: SourceLimits, findings: Findings) -> SourceNode? {
        let text: String
        switch SourceGate.open(bytes, limits: limits) {
        case .success(let opened): text = opened
        case .failure(let refusal):
            findings.report("E008", at: refusal.position, refusal.message, expected: refusal.expected)
            return nil
        }
        let source = SourceText(text)
        let scan = SourceScan(source)
        guard scan.forbidden.isEmpty else {
            for position in scan.forbidden.prefix(limits.duplicates) { reportForbidden(at: position, findings) }
            return nil
        }
        // The scan counts a list inside a map twice where they share a line; the tree is counted exactly below.
        guard scan.depth <= limits.depth * 3 else {
            findings.report("E008", at: .start, "Susunan berkas ini terlalu dalam", expected: depthExpected(limits))
            return nil
        }
        return compose(source, scan, limits: limits, findings: findings)
    }

    private static func compose(
        _ source: SourceText, _ scan: SourceScan, limits: SourceLimits, findings: Findings
    ) -> SourceNode? {
        var duplicates = DuplicateKeys(source)
        while true {
            do {
                let parser = try Yams.Parser(yaml: duplicates.text, resolver: .basic, encoding: .utf8)
                let node = try parser.singleRoot()
                return withExtendedLifetime(parser) {
                    var builder = TreeBuilder(
                        source: source, duplicates: duplicates, limits: limits, findings: findings)
                    guard let node else { return SourceNode(.map([]), at: .start) }
                    return builder.build(node, depth: 0)
                }
            } catch YamlError.duplicatedKeysInMapping(_, let context) {
                let position = SourcePosition(line: context.mark.line, column: context.mark.column)
                guard duplicates.count < limits.duplicates, duplicates.rename(at: position) else {
                    findings.report("E002", at: position, "Kunci ini ditulis dua kali")
                    return nil
                }
            } catch let error as YamlError {
                SyntaxTrouble(error).report(scan: scan, findings: findings)
                return nil
            } catch {
                findings.report("E007", at: .start, "Susunan YAML berkas ini tidak dapat dibaca")
                return nil
            }
        }
    }

    static func reportForbidden(at position: SourcePosition, _ findings: Findings) {
        findings.report(
            "E001", at: position, "Jangkar, alias, tag, dan dokumen kedua YAML tidak dipakai di sini",
            expected: "teks biasa; beri tanda kutip bila teksnya memang diawali &, *, atau !")
    }

    static func depthExpected(_ limits: SourceLimits) -> String { "paling dalam \(limits.depth) tingkat" }
}
