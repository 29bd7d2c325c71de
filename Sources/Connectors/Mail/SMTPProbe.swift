import CCurl
import Dispatch

/// Whether the server of outgoing mail lets us in: connection, encryption and log-in, and no message.
public enum SMTPProbe {
    /// - Returns: nil where all went well; else what libcurl and the server said, without secrets.
    public static func trouble(with configuration: SMTPConfiguration) async -> String? {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: ask(configuration)) }
        }
    }

    private static func ask(_ configuration: SMTPConfiguration) -> String? {
        guard Curl.isReady, let curl = curl_easy_init() else { return "libcurl does not start" }
        defer { curl_easy_cleanup(curl) }
        SMTPDelivery.set(curl, configuration)
        // Up to where a message would begin: the log-in is part of connecting.
        balai_curl_set_long(curl, CURLOPT_CONNECT_ONLY, 1)
        var error = [CChar](repeating: 0, count: Int(CURL_ERROR_SIZE))
        let code = error.withUnsafeMutableBufferPointer {
            balai_curl_set_pointer(curl, CURLOPT_ERRORBUFFER, $0.baseAddress)
            let code = curl_easy_perform(curl)
            balai_curl_set_pointer(curl, CURLOPT_ERRORBUFFER, nil)
            return code
        }
        guard code != CURLE_OK else { return nil }
        let words = String(decoding: error.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return words.isEmpty ? String(cString: curl_easy_strerror(code)) : words
    }
}
