import Forms
import Procedures
import Store

/// The effects on accounts: looking one up, and making one. Here and not with the accounts, because the invitation's
/// link begins with the office's address.
enum AccountEffects {
    static let all = [search, create]

    static let search = Effect(
        EffectDeclaration(
            name: "akun.cari", title: "Mencari akun pemohon", kind: .idempotent,
            parameters: [.init("nik", [.nik])],
            outcomes: [
                Option(name: "ada", label: "Sudah mempunyai akun"),
                Option(name: "tidak-ada", label: "Belum mempunyai akun"),
            ]),
        run: { call, environment in
            let found = try await environment.database.read { transaction in
                try Account.find(nik: call.text("nik"), keyring: environment.keyring, in: transaction) != nil
            }
            return EffectAnswer(found ? "ada" : "tidak-ada")
        },
        instruction: { _ in "Periksa di daftar akun apakah pemohon sudah mempunyai akun." })

    static let create = Effect(
        EffectDeclaration(
            name: "akun.buat", title: "Membuat akun pemohon", kind: .idempotent,
            parameters: [.init("nama", [.text]), .init("nik", [.nik]), .init("surel", [.email])],
            outcomes: [
                Option(name: "berhasil", label: "Akun dibuat"), Option(name: "sudah-ada", label: "Akun sudah ada"),
            ]),
        run: { call, environment in try await CreateApplicant(environment)(call) },
        instruction: { call in "Buat akun untuk \(call.text("nama")), lalu kirim undangannya ke \(call.text("surel"))."
        })
}
