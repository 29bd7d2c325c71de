import Pages

/// POST `/daftar-tugas/pintasan`: whether single keys move through the inbox, in this browser.
enum KeysPages {
    static let off = "mati"

    static func turn(_ visit: Visit) async throws -> Reply {
        let isOff = visit.form["pintasan"] == off
        var reply = Reply.redirect(
            to: "/meja", flash: isOff ? "Pintasan papan ketik dimatikan." : "Pintasan papan ketik dinyalakan.")
        reply.cookies.append(Cookies.line(Cookies.keys, isOff ? off : "", maxAge: isOff ? 31_536_000 : 0))
        return reply
    }
}
