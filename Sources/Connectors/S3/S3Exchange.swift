import CCurl
import Glibc
import Store

/// One request over the network. Blocks the calling thread.
final class S3Exchange {
    /// The longest answer that is read: a page of a list, or a piece of a file.
    private static let longestAnswer = 8 << 20

    private let body: S3Body?
    private var sent = 0
    private var answer = S3Answer()

    private init(_ body: S3Body?) { self.body = body }

    /// - Parameters:
    ///   - curl: keeps connections from one exchange to the next.
    ///   - headers: signed.
    /// - Throws: `S3NoAnswer`.
    static func run(
        _ request: S3Request, headers: [String: String], timeout: Duration, over curl: UnsafeMutableRawPointer,
        _ configuration: S3Configuration
    ) throws(S3NoAnswer) -> S3Answer {
        curl_easy_reset(curl)
        // Not asked for, so that no server has to answer it before the body comes.
        var list = curl_slist_append(nil, "expect:")
        for (name, value) in headers { list = curl_slist_append(list, "\(name): \(value)") }
        defer { curl_slist_free_all(list) }
        balai_curl_set_list(curl, CURLOPT_HTTPHEADER, list)
        let query = request.query.isEmpty ? "" : "?" + S3Encoding.query(request.query)
        let path = configuration.path(of: request.key)
        balai_curl_set_text(
            curl, CURLOPT_URL, "\(configuration.endpoint.scheme)://\(configuration.host)\(path)\(query)")
        set(curl, request, timeout, configuration)
        let exchange = S3Exchange(request.body)
        var error = [CChar](repeating: 0, count: Int(CURL_ERROR_SIZE))
        let code = withExtendedLifetime(exchange) {
            exchange.connect(to: curl)
            return error.withUnsafeMutableBufferPointer {
                balai_curl_set_pointer(curl, CURLOPT_ERRORBUFFER, $0.baseAddress)
                let code = curl_easy_perform(curl)
                balai_curl_set_pointer(curl, CURLOPT_ERRORBUFFER, nil)
                return code
            }
        }
        guard code == CURLE_OK else {
            let words = String(decoding: error.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            let plain = words.isEmpty ? String(cString: curl_easy_strerror(code)) : words
            throw S3NoAnswer(words: plain, isPassing: !lasting.contains(code))
        }
        var status = 0
        balai_curl_get_long(curl, CURLINFO_RESPONSE_CODE, &status)
        exchange.answer.status = status
        return exchange.answer
    }

    /// What another try would not change.
    private static let lasting = [
        CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_WRITE_ERROR, CURLE_URL_MALFORMAT,
        CURLE_ABORTED_BY_CALLBACK,
    ]

    private static func set(
        _ curl: UnsafeMutableRawPointer, _ request: S3Request, _ timeout: Duration, _ configuration: S3Configuration
    ) {
        switch request.method {
        case .get: break
        case .head: balai_curl_set_long(curl, CURLOPT_NOBODY, 1)
        case .put: balai_curl_set_long(curl, CURLOPT_UPLOAD, 1)
        case .delete: balai_curl_set_text(curl, CURLOPT_CUSTOMREQUEST, "DELETE")
        }
        if let body = request.body { balai_curl_set_size(curl, CURLOPT_INFILESIZE_LARGE, curl_off_t(body.length)) }
        balai_curl_set_text(curl, CURLOPT_PROTOCOLS_STR, configuration.endpoint.scheme)
        // As it was signed.
        balai_curl_set_long(curl, CURLOPT_PATH_AS_IS, 1)
        balai_curl_set_long(curl, CURLOPT_NOSIGNAL, 1)
        let parts = timeout.components
        let milliseconds = max(Int(parts.seconds) * 1000 + Int(parts.attoseconds / 1_000_000_000_000_000), 1)
        balai_curl_set_long(curl, CURLOPT_TIMEOUT_MS, milliseconds)
        balai_curl_set_long(curl, CURLOPT_CONNECTTIMEOUT_MS, min(milliseconds, 5_000))
        // Less than a thousand bytes a second, for ten seconds: nobody is there any more.
        balai_curl_set_long(curl, CURLOPT_LOW_SPEED_LIMIT, 1_000)
        balai_curl_set_long(curl, CURLOPT_LOW_SPEED_TIME, 10)
        // No proxy of the environment: it would see the traffic.
        balai_curl_set_text(curl, CURLOPT_PROXY, "")
        balai_curl_set_long(curl, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        if let file = configuration.certificateAuthorities { balai_curl_trust_only(curl, file) }
    }

    private func connect(to curl: UnsafeMutableRawPointer) {
        let context = Unmanaged.passUnretained(self).toOpaque()
        balai_curl_set_pointer(curl, CURLOPT_READDATA, context)
        balai_curl_set_transfer(curl, CURLOPT_READFUNCTION) { space, size, count, context in
            guard let space, let context else { return 0 }
            return Unmanaged<S3Exchange>.fromOpaque(context).takeUnretainedValue().fill(space, size * count)
        }
        balai_curl_set_pointer(curl, CURLOPT_WRITEDATA, context)
        balai_curl_set_transfer(curl, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
            guard let bytes, let context else { return 0 }
            let piece = UnsafeRawBufferPointer(start: bytes, count: size * count)
            return Unmanaged<S3Exchange>.fromOpaque(context).takeUnretainedValue().take(piece)
        }
        balai_curl_set_pointer(curl, CURLOPT_HEADERDATA, context)
        balai_curl_set_transfer(curl, CURLOPT_HEADERFUNCTION) { line, size, count, context in
            guard let line, let context else { return 0 }
            let bytes = UnsafeRawBufferPointer(start: line, count: size * count)
            Unmanaged<S3Exchange>.fromOpaque(context).takeUnretainedValue().hear(bytes)
            return size * count
        }
    }

    private func fill(_ space: UnsafeMutablePointer<CChar>, _ most: Int) -> Int {
        guard let body else { return 0 }
        // A disk that fails ends the transfer before the server has the announced length, and so keeps nothing.
        guard let piece = try? body.file.read(upTo: min(most, body.length - sent), at: sent) else {
            return Int(CURL_READFUNC_ABORT)
        }
        piece.withUnsafeBytes { bytes in
            if let start = bytes.baseAddress { memcpy(space, start, bytes.count) }
        }
        sent += piece.count
        return piece.count
    }

    private func take(_ piece: UnsafeRawBufferPointer) -> Int {
        guard answer.body.count + piece.count <= Self.longestAnswer else { return 0 }
        answer.body.append(contentsOf: piece)
        return piece.count
    }

    private func hear(_ line: UnsafeRawBufferPointer) {
        let text = String(decoding: line, as: UTF8.self)
        // The headers of an answer that only precedes the real one are not its own.
        if text.hasPrefix("HTTP/") { return answer.headers.removeAll() }
        guard let colon = text.firstIndex(of: ":") else { return }
        let value = text[text.index(after: colon)...].drop { $0 == " " }.prefix { !$0.isNewline }
        answer.headers[text[..<colon].lowercased()] = String(value)
    }
}
