import Forms

/// What another version of an SOP changes, in the words of the official who reads it.
public struct ProcedureChanges: Hashable, Sendable {
    /// Changes of one kind, a sentence each without its final stop.
    public struct Section: Hashable, Sendable {
        public let title: String
        public let lines: [String]
    }

    /// Those that have something to tell.
    public private(set) var sections: [Section] = []
    /// Names of steps that are new, or that work otherwise.
    public private(set) var steps: Set<String> = []
    /// Names of steps of the old version that are gone, or that work otherwise in the new one.
    public private(set) var oldSteps: Set<String> = []

    /// - Parameters:
    ///   - oldSource, newSource: the texts. Of a step of which nothing below is told, its lines say whether it changed.
    public init(from old: Procedure, oldSource: String, to new: Procedure, newSource: String) {
        let blocks = (StepBlocks(old, oldSource), StepBlocks(new, newSource))
        var lines: [String] = []
        for step in new.steps where old.step(step.name) == nil {
            lines.append("Baru: “\(step.text)”")
            steps.insert(step.name)
        }
        for step in old.steps {
            guard let now = new.step(step.name) else {
                lines.append("Dihapus: “\(step.text)”")
                oldSteps.insert(step.name)
                continue
            }
            var told = StepChange(old: old, new: new, before: step, after: now).lines
            if told.isEmpty, blocks.0[step.name] != blocks.1[step.name] { told = ["aturannya berubah; lihat teksnya"] }
            guard !told.isEmpty else { continue }
            lines += told.map { "“\(now.text)”: \($0)" }
            steps.insert(step.name)
            oldSteps.insert(step.name)
        }
        let kept = (
            old.steps.map(\.name).filter { new.step($0) != nil }, new.steps.map(\.name).filter { old.step($0) != nil }
        )
        if kept.0 != kept.1 { lines.append("Urutan langkah berubah") }
        add("Langkah", lines)
        add("Pelaksana", Self.changes(old.lanes, new.lanes, name: \.name, title: \.title, of: Self.laneWords))
        add("Berkas", Self.changes(old.papers, new.papers, name: \.name, title: \.title, of: Self.paperWords))
        add("Isian", Self.changes(old.questions, new.questions, name: \.name, title: \.title, of: { $0.words }))
        add("Batas waktu", Self.changes(old.limits, new.limits, name: \.name, title: \.name, of: { $0.time.words }))
        add("Akhir", Self.changes(old.results, new.results, name: \.name, title: \.title, of: { $0.kind.rawValue }))
        add("Lain-lain", Self.others(old, new))
    }

    public var isEmpty: Bool { sections.isEmpty }

    private mutating func add(_ title: String, _ lines: [String]) {
        if !lines.isEmpty { sections.append(Section(title: title, lines: lines)) }
    }

    /// New, gone, called or made otherwise.
    private static func changes<Thing>(
        _ old: [Thing], _ new: [Thing], name: (Thing) -> String, title: (Thing) -> String, of words: (Thing) -> String
    ) -> [String] {
        let before = Dictionary(old.map { (name($0), $0) }, uniquingKeysWith: { first, _ in first })
        let after = Set(new.map(name))
        var lines: [String] = []
        for thing in new {
            guard let was = before[name(thing)] else {
                lines.append("Baru: \(title(thing)) (\(words(thing)))")
                continue
            }
            if title(was) != title(thing) { lines.append("“\(title(was))” kini bernama “\(title(thing))”") }
            if words(was) != words(thing) {
                lines.append("\(title(thing)): \(words(thing)), semula \(words(was))")
            }
        }
        return lines + old.filter { !after.contains(name($0)) }.map { "Dihapus: \(title($0))" }
    }

    private static func laneWords(_ lane: Lane) -> String {
        switch lane.party {
        case .officer: "peran \(lane.roles.joined(separator: " atau "))"
        case .applicant: "pemohon: \(lane.applicants.map(\.rawValue).joined(separator: ", "))"
        case .outside: "pihak luar"
        }
    }

    private static func paperWords(_ paper: Paper) -> String {
        let required =
            switch paper.required {
            case .yes: "wajib"
            case .no: "tidak wajib"
            case .when: "wajib bila bersyarat"
            }
        let kinds = paper.extensions.map(\.rawValue).joined(separator: ", ")
        let count = paper.maximumFiles > 1 ? "paling banyak \(paper.maximumFiles) berkas, " : ""
        return
            "\(required), \(kinds), \(count)paling besar \(paper.maximumBytes / 1024) KiB, \(paper.delivery.rawValue)"
    }

    private static func others(_ old: Procedure, _ new: Procedure) -> [String] {
        var lines: [String] = []
        if old.title != new.title { lines.append("Judul: “\(new.title)”, semula “\(old.title)”") }
        if old.fee != new.fee { lines.append("Biaya: \(new.fee), semula \(old.fee)") }
        if old.identity.legalBasis != new.identity.legalBasis { lines.append("Dasar hukum berubah") }
        if old.confidentiality != new.confidentiality
            || old.withholdings.map(\.unplaced) != new.withholdings.map(\.unplaced)
        {
            lines.append("Kerahasiaan berubah")
        }
        if old.retention != new.retention { lines.append("Masa simpan berubah") }
        return lines
    }
}

/// The lines of each step in a file, however they are indented.
private struct StepBlocks {
    private var blocks: [String: [String]] = [:]

    init(_ procedure: Procedure, _ source: String) {
        let lines = source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
        let starts = procedure.steps.map { ($0.name, max(0, $0.position.line - 1)) }.sorted { $0.1 < $1.1 }
        for (index, (name, start)) in starts.enumerated() where start < lines.count {
            let next = index + 1 < starts.count ? starts[index + 1].1 : lines.count
            var block: [String] = []
            for line in lines[start..<max(start + 1, min(next, lines.count))] {
                if !block.isEmpty, let first = line.first, !first.isWhitespace, first != "#" { break }
                let words = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                if !words.isEmpty, !words.hasPrefix("#") { block.append(words) }
            }
            blocks[name] = block
        }
    }

    subscript(name: String) -> [String]? { blocks[name] }
}

/// A question by its full name.
private struct Question {
    let name: String
    let title: String
    let words: String
}

extension Procedure {
    fileprivate var questions: [Question] {
        forms.flatMap(\.asked).map { asked in
            let field = asked.field
            let required =
                switch field.required {
                case .yes: "wajib"
                case .no: "tidak wajib"
                case .when: "wajib bila bersyarat"
                }
            return Question(
                name: asked.path.description, title: field.label,
                words: "\(field.kind.rawValue), \(required)" + (field.mustBeProven ? ", terbukti" : ""))
        }
    }
}
