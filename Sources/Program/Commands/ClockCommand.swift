import ArgumentParser
import Forms
import Services
import Store

/// `balai jam`: whether the machine's clock is believed, and the word of a person that it is right.
struct ClockCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "jam", abstract: "Periksa apakah jam mesin dipercaya, atau nyatakan bahwa ia benar.",
        discussion: """
            Bila jam mesin lebih dari tiga hari lebih maju daripada catatan terakhir data, batas waktu, penghapusan, dan \
            akar audit ditahan: jamnya mungkin salah, dan yang terhapus tidak kembali. Sesudah kantor lama libur, \
            bandingkan jamnya, lalu jalankan balai jam --terima. Layanan yang berjalan mengetahuinya dalam sepuluh detik.
            """)

    @Flag(name: .customLong("terima"), help: "Jam mesin ini benar.")
    var isRight = false

    func run() async throws { Console.say(try await perform(Settings())) }

    /// - Returns: what to say.
    /// - Throws: `OperatorTrouble`.
    func perform(
        _ settings: Settings, now: Instant = MachineClock().now
    ) async throws -> String {
        let data = try await DataInUse.open(settings)
        do {
            let trust = ClockTrust(folder: settings.data)
            let doubt = try await trust.judge(now: now) { try await data.database.read { try NewestRoot.day(in: $0) } }
            try await data.close()
            guard let doubt else { return "Jam mesin ini dipercaya." }
            guard isRight else { return doubt.text }
            trust.accept(now)
            return "Jam mesin ini diterima: \(now.date(in: .wib).longText)."
        } catch {
            try? await data.close()
            throw error
        }
    }
}
