import Store

extension Doctor {
    /// Who answers at the port, and whether that is well.
    func serviceFindings() async -> [DoctorFinding] {
        let (host, port) = (settings.host, settings.port)
        let answer = try? await FileThreads().run { LocalService.ask(host: host, port: port) }
        switch answer ?? .somebody {
        case .nobody:
            return [DoctorFinding("layanan", .ok, "Tidak berjalan; port \(settings.port) bebas.")]
        case .somebody:
            return [
                DoctorFinding(
                    "layanan", .error, "Port \(settings.port) dipakai program lain, atau tidak dijawab dalam 5 detik.",
                    advice: "Pilih BALAI_PORT lain, atau lihat siapa yang memakainya dengan ss -ltnp.")
            ]
        case .balai(let isHealthy, let report):
            guard !isHealthy else {
                return [DoctorFinding("layanan", .ok, "Berjalan di port \(settings.port), dan baik.")]
            }
            return [
                DoctorFinding(
                    "layanan", .error, "Berjalan di port \(settings.port), tetapi terganggu: \(report)",
                    advice: "Arti tiap bagian ada di docs/operasi.md, bagian “Keadaan: /healthz”.")
            ]
        }
    }

    /// What the system lets one process have open. A service of systemd has a limit of its own (`LimitNOFILE`).
    var limitFindings: [DoctorFinding] {
        let most = ProcessUse.hardFileLimit
        let text = "Paling banyak \(most) berkas dan sambungan terbuka untuk satu proses."
        guard most >= 4096 else {
            return [
                DoctorFinding(
                    "batas berkas", .warning, text, advice: "Naikkan, misalnya LimitNOFILE=65536 di unit systemd.")
            ]
        }
        return [DoctorFinding("batas berkas", .ok, text)]
    }
}
