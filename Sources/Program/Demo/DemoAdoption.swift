/// An SOP that an office of the demo puts in force.
struct DemoAdoption: Sendable {
    let procedure: String
    let approvedBy: String
    /// Effects that officers do by hand.
    var byHand: [String] = []

    /// A sub-procedure before what names it.
    static let atKominfo = [
        kominfo("akun-aplikasi"), kominfo("email-domain", byHand: ["email.buat", "ip.alokasikan", "domain.aktifkan"]),
        kominfo("email-perangkat-daerah", byHand: ["email.buat"]),
        kominfo("email-perangkat-desa", byHand: ["email.buat", "email.kirim-aktivasi"]),
    ]

    static let atVillages = [
        DemoAdoption(procedure: "surat-layanan-mandiri", approvedBy: "Kepala Desa")
    ]

    private static func kominfo(_ procedure: String, byHand: [String] = []) -> DemoAdoption {
        DemoAdoption(
            procedure: procedure, approvedBy: "Kepala Dinas Komunikasi dan Informatika", byHand: byHand)
    }
}
