/// Markup as bytes, made by string interpolation that escapes by default.
///
/// Literal parts are markup; every interpolated `String` is text, safe in an element and in a **quoted** attribute
/// (`PagesTests` reads these sources and refuses an unquoted one). The only ways round are another `HTML` and
/// `\(raw:)`, which takes a `StaticString`: a constant of this code, never a value.
package struct HTML: Sendable {
    package private(set) var bytes: [UInt8]

    package init() { bytes = [] }

    /// The markup as text.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    package static func + (left: HTML, right: HTML) -> HTML {
        var sum = left
        sum.bytes += right.bytes
        return sum
    }
}

extension HTML: ExpressibleByStringInterpolation {
    package init(stringLiteral markup: String) { bytes = Array(markup.utf8) }
    package init(stringInterpolation: StringInterpolation) { bytes = stringInterpolation.bytes }

    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var bytes: [UInt8] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + interpolationCount * 32)
        }

        package mutating func appendLiteral(_ markup: String) { bytes.append(contentsOf: markup.utf8) }

        /// Text, escaped.
        package mutating func appendInterpolation(_ text: String) { text.appendEscaped(to: &bytes) }
        package mutating func appendInterpolation(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }
        package mutating func appendInterpolation(_ html: HTML) { bytes += html.bytes }
        package mutating func appendInterpolation(_ html: HTML?) { if let html { bytes += html.bytes } }
        package mutating func appendInterpolation(_ list: [HTML]) { for html in list { bytes += html.bytes } }

        /// Markup that is there only when `condition` holds.
        package mutating func appendInterpolation(_ html: @autoclosure () -> HTML, when condition: Bool) {
            if condition { bytes += html().bytes }
        }

        /// A constant of this code, as it stands.
        package mutating func appendInterpolation(raw constant: StaticString) {
            constant.withUTF8Buffer { bytes.append(contentsOf: $0) }
        }

        /// ` name="value"`, or nothing for nil.
        package mutating func appendInterpolation(attribute name: StaticString, _ value: String?) {
            guard let value else { return }
            appendLiteral(" ")
            appendInterpolation(raw: name)
            appendLiteral("=\"")
            appendInterpolation(value)
            appendLiteral("\"")
        }

        /// ` name`, when the flag is up.
        package mutating func appendInterpolation(flag name: StaticString, _ isOn: Bool) {
            guard isOn else { return }
            appendLiteral(" ")
            appendInterpolation(raw: name)
        }

        /// ` name="address"`; an address with a scheme that could run code becomes `#`.
        package mutating func appendInterpolation(link name: StaticString, _ address: String) {
            appendInterpolation(attribute: name, address.isHarmlessAddress ? address : "#")
        }
    }
}
