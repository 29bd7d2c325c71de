import CCurl
import Glibc
import Services

/// One conversation with the server. Blocks the calling thread.
final class SMTPDelivery {
    private let envelope: SMTPEnvelope
    private var sent = 0
    /// Whether libcurl has had the last byte: then the server may have taken the message.
    private var allSent = false
    /// The first answer that was a refusal; what follows it is only the farewell.
    private var refusal = ""

    private init(_ envelope: SMTPEnvelope) {
        self.envelope = envelope
    }

    /// - Returns: nil when the server took the message.
    static func run(_ envelope: SMTPEnvelope, _ configuration: SMTPConfiguration) -> MailFailure? {
        guard Curl.isReady, let curl = curl_easy_init() else { return .transient("libcurl does not start") }
        defer { curl_easy_cleanup(curl) }
        let recipients = curl_slist_append(nil, "<\(envelope.to)>")
        defer { curl_slist_free_all(recipients) }
        let delivery = SMTPDelivery(envelope)
        set(curl, configuration)
        balai_curl_set_long(curl, CURLOPT_UPLOAD, 1)
        balai_curl_set_text(curl, CURLOPT_MAIL_FROM, "<\(envelope.from)>")
        balai_curl_set_list(curl, CURLOPT_MAIL_RCPT, recipients)
        return withExtendedLifetime(delivery) {
            delivery.connect(to: curl)
            var error = [CChar](repeating: 0, count: Int(CURL_ERROR_SIZE))
            let code = error.withUnsafeMutableBufferPointer {
                balai_curl_set_pointer(curl, CURLOPT_ERRORBUFFER, $0.baseAddress)
                return curl_easy_perform(curl)
            }
            var reply = 0
            balai_curl_get_long(curl, CURLINFO_RESPONSE_CODE, &reply)
            let words = String(decoding: error.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            return delivery.outcome(code, reply: reply, words: words)
        }
    }

    /// All but the message: whom to ask, how, and for how long.
    static func set(_ curl: UnsafeMutableRawPointer, _ configuration: SMTPConfiguration) {
        let scheme = configuration.encryption == .implicit ? "smtps" : "smtp"
        balai_curl_set_text(curl, CURLOPT_URL, "\(scheme)://\(configuration.host):\(configuration.port)")
        balai_curl_set_text(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        balai_curl_set_long(curl, CURLOPT_NOSIGNAL, 1)
        let timeout = configuration.timeout.components
        let milliseconds = Int(timeout.seconds) * 1000 + Int(timeout.attoseconds / 1_000_000_000_000_000)
        balai_curl_set_long(curl, CURLOPT_TIMEOUT_MS, max(milliseconds, 1))
        balai_curl_set_long(curl, CURLOPT_CONNECTTIMEOUT_MS, max(min(milliseconds, 10_000), 1))
        // Closed at once after a failure: kept for another message, it would be closed later with a farewell, for whose
        // answer libcurl waits two minutes.
        balai_curl_set_long(curl, CURLOPT_FORBID_REUSE, 1)
        balai_curl_set_long(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, max((milliseconds + 999) / 1000, 1))
        // No proxy of the environment: it would see the mail.
        balai_curl_set_text(curl, CURLOPT_PROXY, "")
        if configuration.encryption != .none {
            balai_curl_set_long(curl, CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue))
            balai_curl_set_long(curl, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        }
        if let file = configuration.certificateAuthorities { balai_curl_trust_only(curl, file) }
        if let user = configuration.user { balai_curl_set_text(curl, CURLOPT_USERNAME, user) }
        if let password = configuration.password { balai_curl_set_text(curl, CURLOPT_PASSWORD, password) }
    }

    private func connect(to curl: UnsafeMutableRawPointer) {
        let context = Unmanaged.passUnretained(self).toOpaque()
        balai_curl_set_pointer(curl, CURLOPT_READDATA, context)
        balai_curl_set_transfer(curl, CURLOPT_READFUNCTION) { space, size, count, context in
            guard let space, let context else { return 0 }
            return Unmanaged<SMTPDelivery>.fromOpaque(context).takeUnretainedValue().fill(space, size * count)
        }
        balai_curl_set_pointer(curl, CURLOPT_HEADERDATA, context)
        balai_curl_set_transfer(curl, CURLOPT_HEADERFUNCTION) { line, size, count, context in
            guard let line, let context else { return 0 }
            let bytes = UnsafeRawBufferPointer(start: line, count: size * count)
            Unmanaged<SMTPDelivery>.fromOpaque(context).takeUnretainedValue().hear(bytes)
            return size * count
        }
    }

    private func fill(_ space: UnsafeMutablePointer<CChar>, _ most: Int) -> Int {
        let piece = envelope.bytes[sent...].prefix(most)
        piece.withUnsafeBytes { bytes in
            if let start = bytes.baseAddress { memcpy(space, start, bytes.count) }
        }
        sent += piece.count
        allSent = allSent || sent == envelope.bytes.count
        return piece.count
    }

    private func hear(_ line: UnsafeRawBufferPointer) {
        guard refusal.isEmpty, line.first == UInt8(ascii: "4") || line.first == UInt8(ascii: "5") else { return }
        refusal = String(decoding: line.prefix(500), as: UTF8.self).filter { !$0.isNewline }
    }

    /// Whether it is us whom the server will not have: the sender of the envelope, which may be one that it does not let our
    /// account use. 552 at MAIL FROM is about the message's size (RFC 1870 §6.1). Postfix puts off what it holds against a
    /// sender until RCPT, and then names the sender.
    private func refusesSender(_ words: String, _ reply: Int) -> Bool {
        if words.hasPrefix("MAIL failed") { return reply != 552 }
        return refusal.contains("<\(envelope.from)>") && !refusal.contains("<\(envelope.to)>")
    }

    /// What the end of the conversation means for the message.
    private func outcome(_ code: CURLcode, reply: Int, words: String) -> MailFailure? {
        if code == CURLE_OK { return nil }
        let text = refusal.isEmpty ? words : "\(words): \(refusal)"
        switch reply {
        // What concerns this server and our right to use it, not this message: 530, 534, 535, 538 (RFC 4954 §6),
        // 421 (RFC 5321 §4.2.3).
        case 421, 530, 534, 535, 538: return .away(text)
        case 500...599 where refusesSender(words, reply): return .away(text)
        case 500...599: return .permanent(code: reply, text)
        case 400...499: return .transient(text)
        default: return allSent ? .uncertain(text) : .away(text)
        }
    }
}
