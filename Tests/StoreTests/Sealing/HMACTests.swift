import Store
import Testing

/// RFC 4231.
@Suite struct HMACTests {
    @Test(arguments: [
        (
            [UInt8](repeating: 0x0B, count: 20), "Hi There",
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
        ),
        (
            Array("Jefe".utf8), "what do ya want for nothing?",
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        ),
        (
            [UInt8](repeating: 0xAA, count: 131), "Test Using Larger Than Block-Size Key - Hash Key First",
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        ),
    ])
    func knownValues(_ key: [UInt8], _ message: String, _ code: String) {
        #expect(Hexadecimal.text(HMAC.sha256(Array(message.utf8), key: key)) == code)
    }

    /// RFC 2202, cases 1, 2 and 6; an empty key and message.
    @Test(arguments: [
        ([UInt8](repeating: 0x0B, count: 20), "Hi There", "b617318655057264e28bc0b6fb378c8ef146be00"),
        (Array("Jefe".utf8), "what do ya want for nothing?", "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"),
        (
            [UInt8](repeating: 0xAA, count: 80), "Test Using Larger Than Block-Size Key - Hash Key First",
            "aa4ae5e15272d00e95705637ce8a3b55ed402112"
        ),
        ([], "", "fbdb1d1b18aa6c08324b7d64b71fb76370690e1d"),
    ])
    func withSHA1(key: [UInt8], message: String, code: String) {
        #expect(Hexadecimal.text(HMAC.sha1(Array(message.utf8), key: key)) == code)
    }
}
