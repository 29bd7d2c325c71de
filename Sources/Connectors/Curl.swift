import CCurl

/// libcurl's own start, once, before any other of its calls.
enum Curl {
    static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
}
