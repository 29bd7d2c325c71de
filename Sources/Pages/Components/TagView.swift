/// A state in two words at most. What is normal carries no tag.
public struct TagView: Sendable {
    public enum Kind: Sendable {
        /// Nothing to do, nothing amiss.
        case neutral
        /// In progress.
        case wait
        /// Needs the reader, or is nearly due.
        case soon
        /// Done.
        case ok
        /// Overdue.
        case late
    }

    public var text: String
    public var kind: Kind

    public init(text: String, kind: Kind = .neutral) {
        self.text = text
        self.kind = kind
    }

    var html: HTML {
        switch kind {
        case .neutral: "<span class=tag>\(text)</span>"
        case .wait: #"<span class="tag wait">\#(text)</span>"#
        case .soon: #"<span class="tag soon">\#(text)</span>"#
        case .ok: #"<span class="tag ok">\#(text)</span>"#
        case .late: #"<span class="tag late">\#(text)</span>"#
        }
    }
}
