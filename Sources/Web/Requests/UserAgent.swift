/// What the list of sessions calls a browser: enough to know one's own, no more.
enum UserAgent {
    static func name(_ header: String) -> String {
        "\(browser(header)) di \(system(header))"
    }

    private static func browser(_ header: String) -> String {
        let known = [
            ("Edg/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox/", "Firefox"),
            ("Chrome/", "Chrome"), ("Safari/", "Safari"),
        ]
        return known.first { header.contains($0.0) }?.1 ?? "Peramban"
    }

    private static func system(_ header: String) -> String {
        let known = [
            ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"),
            ("Mac OS", "Mac"), ("Linux", "Linux"),
        ]
        return known.first { header.contains($0.0) }?.1 ?? "perangkat lain"
    }
}
