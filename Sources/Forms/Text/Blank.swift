extension StringProtocol {
    /// Nothing in it can be seen: spaces, and characters without a shape (Unicode's default ignorable ones, as the zero
    /// width space that comes along when somebody copies from a web page). Such an answer, reason or name is none.
    public var isBlank: Bool { unicodeScalars.allSatisfy { $0.properties.isWhitespace || !$0.isVisible } }
}

extension Unicode.Scalar {
    /// Neither a control character nor one that only changes how others are written.
    var isVisible: Bool {
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
        default: !properties.isDefaultIgnorableCodePoint
        }
    }
}
