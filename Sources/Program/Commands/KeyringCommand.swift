import ArgumentParser
import Services
import Store

/// `balai keys`: the keys that seal the data.
struct KeyringCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "Lihat, tambah, dan ganti kunci yang menyegel data.",
        discussion: """
            Mengganti kunci: balai keys add, salin berkas kunci ke semua mesin dan ke tempat simpannya, lalu balai keys \
            rotate. Layanan tetap berjalan. Sesudah itu kunci lama boleh dikeluarkan dengan balai keys remove.
            """,
        subcommands: [KeysStatusCommand.self, KeysAddCommand.self, KeysRotateCommand.self, KeysRemoveCommand.self])
}

/// `balai keys status`.
struct KeysStatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Tampilkan kunci yang ada, dan berapa nilai yang disegel dengan masing-masing.",
        discussion: "Keluar dengan 1 bila ada nilai yang disegel dengan kunci yang tidak ada dalam berkas kunci.")

    func run() async throws {
        let told = try await KeysInUse.with(Settings()) { try await $0.described() }
        Console.print(told.text)
        if !told.isComplete { throw ExitCode(1) }
    }
}

/// `balai keys add`.
struct KeysAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Buat kunci baru; mulai saat itu kunci itulah yang menyegel.",
        discussion: "Kunci lama tetap di berkas kunci dan tetap membuka. Layanan memakainya dalam beberapa detik.")

    func run() async throws {
        let (name, path) = try await KeysInUse.with(Settings()) { (try await $0.add(), $0.path) }
        Console.say(
            """
            Kunci \(name) ditambahkan ke \(path) dan kini menyegel.
            Salin berkas itu ke semua mesin yang menjalankan Balai dan ke tempat simpannya SEBELUM balai keys rotate: mesin \
            tanpa kunci ini tidak dapat membaca yang disegel ulang.
            """)
    }
}

/// `balai keys rotate`.
struct KeysRotateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate", abstract: "Segel ulang semua data dengan kunci yang sekarang.",
        discussion:
            "Selagi layanan berjalan, sedikit demi sedikit. Bila terputus, jalankan lagi: yang sudah tetap sudah.")

    func run() async throws {
        let done = try await KeysInUse.with(Settings()) { try await $0.rotate() }
        Console.say("\(done.resealed) nilai disegel ulang.")
        for place in done.failed { Console.warn("balai: \(place) tidak dapat dibuka dan dibiarkan.") }
        if !done.failed.isEmpty { throw ExitCode(1) }
    }
}

/// `balai keys remove`.
struct KeysRemoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Keluarkan kunci lama yang tidak lagi menyegel apa pun.",
        discussion:
            "Cadangan yang dibuat sebelum kunci diganti masih memerlukan kunci lamanya: simpan salinan berkas kunci.")

    @Argument(help: "Nama kunci, seperti pada balai keys status.")
    var name: String

    func run() async throws {
        try await KeysInUse.with(Settings()) { try await $0.remove(name) }
        Console.say(
            """
            Kunci \(name) dikeluarkan dari berkas kunci.
            Cadangan dari masa sebelum balai keys rotate hanya terbaca dengan salinan berkas kunci yang lama; jangan buang \
            salinan itu selama cadangannya disimpan.
            """)
    }
}
