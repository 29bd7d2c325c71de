import Services
import Testing

@testable import Connectors

/// Whether the server lets us in, without a message.
@Suite struct SMTPProbeTests {
    private func configuration(
        _ server: MailServer, user: String? = nil, password: String? = nil, port: Int? = nil
    ) throws -> SMTPConfiguration {
        try SMTPConfiguration(
            host: "127.0.0.1", port: port ?? server.port, encryption: .none, user: user, password: password,
            sender: MailAddress(address: "layanan@contoh.test"), timeout: .seconds(20))
    }

    @Test func aServerThatLetsUsInIsWellAndTakesNothing() async throws {
        let server = try MailServer()
        #expect(await SMTPProbe.trouble(with: try configuration(server)) == nil)
        #expect(server.taken.isEmpty)
    }

    @Test func aWrongPasswordIsFoundAndNotRepeated() async throws {
        let server = try MailServer("--login layanan:rahasia")
        #expect(await SMTPProbe.trouble(with: try configuration(server, user: "layanan", password: "rahasia")) == nil)
        let trouble = await SMTPProbe.trouble(
            with: try configuration(server, user: "layanan", password: "salah-sekali"))
        #expect(trouble != nil && trouble?.contains("salah-sekali") == false)
    }

    @Test func nobodyThereIsSaid() async throws {
        let server = try MailServer()
        #expect(await SMTPProbe.trouble(with: try configuration(server, port: 1)) != nil)
    }
}
