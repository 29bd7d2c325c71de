import ArgumentParser
import Services
import Store

/// `balai keys`: the keys that seal the data.
struct KeyringCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "Lihat, tambah, dan ganti kunci yang menyegel data.",
        discussion: """
            Mengganti kunci: balai keys add, salin berkas kunci ke semua mesin dan ke tempat simpannya, lalu balai keys \
            rotate. Layanan tetap berjalan. Sesudah itu kunci lama boleh dikeluarkan dengan balai keys remove. Kunci indeks, \
            yang dipakai untuk mencari nama masuk, NIK, dan token, diganti dengan cara yang sama: balai keys add --indeks.
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
        commandName: "add", abstract: "Buat kunci baru, yang menyegel sejak balai keys rotate.",
        discussion: """
            Sampai saat itu kunci lama tetap menyegel, supaya semua mesin lebih dahulu mendapat salinan berkas kunci. Sesudah \
            itu pun kunci lama tetap di berkas kunci dan tetap membuka.
            """)

    @Flag(name: .customLong("indeks"), help: "Buat kunci indeks; kunci yang menyegel tetap.")
    var isIndex = false

    func run() async throws {
        let (name, path) = try await KeysInUse.with(Settings()) { keys in
            (isIndex ? try await keys.addIndex() : try await keys.add(), keys.path)
        }
        guard !isIndex else {
            return Console.say(
                """
                Kunci indeks \(name) ditambahkan ke \(path).
                Salin berkas itu ke semua mesin yang menjalankan Balai dan ke tempat simpannya SEBELUM balai keys rotate, dan \
                tunggu satu menit: sesudah rotate, mesin tanpa kunci ini berhenti melayani.
                """)
        }
        Console.say(
            """
            Kunci \(name) ditambahkan ke \(path); yang lama tetap menyegel sampai balai keys rotate.
            Salin berkas itu ke semua mesin yang menjalankan Balai dan ke tempat simpannya SEBELUM balai keys rotate: layanan \
            di mesin tanpa kunci ini berhenti saat itu.
            """)
    }
}

/// `balai keys rotate`.
struct KeysRotateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate", abstract: "Pindahkan semua data ke kunci yang terakhir ditambahkan.",
        discussion:
            "Selagi layanan berjalan, sedikit demi sedikit. Bila terputus, jalankan lagi: yang sudah tetap sudah.")

    func run() async throws {
        let done = try await KeysInUse.with(Settings()) { try await $0.rotate() }
        Console.say("\(done.resealed.resealed) nilai disegel ulang, \(done.reindexed.reindexed) indeks dibuat ulang.")
        for place in done.resealed.failed { Console.warn("balai: \(place) tidak dapat dibuka dan dibiarkan.") }
        for place in done.reindexed.failed {
            Console.warn("balai: indeks \(place) tidak dapat dibuat ulang dan dibiarkan.")
        }
        if !done.resealed.failed.isEmpty || !done.reindexed.failed.isEmpty { throw ExitCode(1) }
    }
}

/// `balai keys remove`.
struct KeysRemoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Keluarkan kunci lama yang tidak lagi diperlukan.",
        discussion:
            "Cadangan yang dibuat sebelum kunci diganti masih memerlukan kunci lamanya: simpan salinan berkas kunci.")

    @Argument(help: "Nama kunci, seperti pada balai keys status.")
    var name: String

    @Flag(
        name: .customLong("paksa"),
        help: "Keluarkan kunci indeks lama walaupun sesi, tautan, atau draf masih memerlukannya.")
    var isForced = false

    func run() async throws {
        try await KeysInUse.with(Settings()) { try await $0.remove(name, isForced: isForced) }
        Console.say(
            """
            Kunci \(name) dikeluarkan dari berkas kunci.
            Cadangan dari masa sebelum balai keys rotate hanya terbaca dengan salinan berkas kunci yang lama; jangan buang \
            salinan itu selama cadangannya disimpan.
            """)
    }
}
