import Services
import Testing

/// Addresses are the same however they are written.
@Suite struct NetworkAddressTests {
    @Test(arguments: [
        ("::ffff:10.0.0.5", "10.0.0.5"), ("::FFFF:a00:5", "10.0.0.5"), ("fd00:0:0::5", "fd00::5"),
        ("0:0:0:0:0:0:0:1", "::1"), ("fe80::1%eth0", "fe80::1"),
    ])
    func spellingsOfOneAddressAreOne(spelling: String, address: String) throws {
        let (first, second) = (try #require(NetworkAddress(spelling)), try #require(NetworkAddress(address)))
        #expect(first == second)
        #expect(first.description == second.description)
    }

    @Test(arguments: ["", "..", "abc", "10.0.0", "10.0.0.256", "1:2:3", ":", ":::", "+1::2", "12345::"])
    func whatIsNoAddressIsNone(text: String) { #expect(NetworkAddress(text) == nil) }
}
