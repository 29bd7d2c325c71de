/// A letter that an applicant prints, signs and uploads, as far as it could be filled in.
public struct LetterView: Sendable {
    public enum Piece: Sendable {
        case text(String)
        /// To be filled in by hand.
        case blank
    }

    public struct Row: Sendable {
        public var label: String
        public var value: [Piece]

        public init(label: String, value: [Piece]) {
            self.label = label
            self.value = value
        }
    }

    public enum Block: Sendable {
        case title(String)
        case paragraph([Piece])
        case lines([[Piece]])
        case rows([Row])
        /// A line without a piece is the space to sign in.
        case signatures(left: [[Piece]], right: [[Piece]])
    }

    /// The letterhead of the office that writes.
    public struct Head: Sendable {
        public var above: [String]
        public var name: String
        /// Address, telephone, e-mail.
        public var below: [String]
        /// Beside it.
        public var logo: LogoView?

        public init(above: [String], name: String, below: [String], logo: LogoView? = nil) {
            self.logo = logo
            self.above = above
            self.name = name
            self.below = below
        }
    }

    /// What the letter is called on the screen.
    public var title: String
    /// nil: the writer has paper with a letterhead, or puts one there.
    public var head: Head?
    public var blocks: [Block]
    /// What to do with it, on the screen only.
    public var advice: String
    /// Where to go from here, and the same document as a file. None in that file: nothing of it leads anywhere.
    public var links: [LinkView]

    public init(title: String, head: Head?, blocks: [Block], advice: String, links: [LinkView] = []) {
        self.title = title
        self.head = head
        self.blocks = blocks
        self.advice = advice
        self.links = links
    }
}
