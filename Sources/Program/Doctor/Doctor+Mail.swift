import Connectors

extension Doctor {
    func mailFindings() async -> [DoctorFinding] {
        guard let smtp = settings.smtp else {
            return [
                DoctorFinding(
                    "email", .warning, "Email tidak dikirim, tetapi ditulis ke \(settings.mailFolder).",
                    advice: "Isi BALAI_SMTP_HOST dan pengaturan SMTP lainnya.")
            ]
        }
        let place = "\(smtp.host):\(smtp.port)"
        guard let trouble = await SMTPProbe.trouble(with: smtp) else {
            let entry = smtp.user == nil ? "tersambung" : "tersambung dan masuk"
            return [DoctorFinding("email", .ok, "Server surat \(place): \(entry); tidak ada yang dikirim.")]
        }
        return [
            DoctorFinding(
                "email", .error, "Server surat \(place): \(trouble).",
                advice:
                    "Periksa BALAI_SMTP_HOST, _PORT, _TLS, _USER, _PASSWORD, dan _CA. Email yang gagal dicoba lagi sendiri."
            )
        ]
    }
}
