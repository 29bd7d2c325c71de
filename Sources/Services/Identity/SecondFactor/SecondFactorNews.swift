import Store

/// What an officer is told by mail about their second factor: every change, and that somebody knows the password.
enum SecondFactorNews {
    case set
    case ended
    /// An administrator took it away.
    case taken(by: String)
    /// By `balai admin recover`.
    case recovered
    case recoveryCodeUsed(left: Int)
    /// Too many wrong codes, after the right password.
    case guessed

    /// Nothing happens where the account has no address.
    func tell(_ account: String, _ environment: Environment, in transaction: any Transaction) throws {
        guard let account = try Account.find(account, keyring: environment.keyring, in: transaction),
            let email = account.email
        else { return }
        let (subject, text) = words
        try OutgoingMail(to: email, subject: subject, text: "\(account.name),\n\n\(text)")
            .enqueue(
                subject: Identifier.random(), name: "kode-masuk", office: People.office, environment, in: transaction)
    }

    private var words: (subject: String, text: String) {
        let stranger = "Jika bukan Anda yang melakukannya, segera beri tahu administrator kantor Anda."
        return switch self {
        case .set:
            (
                "Kode masuk Anda sudah aktif",
                """
                Mulai sekarang masuk ke akun Anda meminta kode dari ponsel, selain kata sandi. Perangkat lain sudah
                dikeluarkan. \(stranger)
                """
            )
        case .ended:
            (
                "Kode masuk Anda dimatikan",
                "Masuk ke akun Anda sekarang cukup dengan kata sandi. \(stranger)"
            )
        case .taken(let administrator):
            (
                "Kode masuk Anda dihapus",
                """
                \(administrator) menghapus kode masuk akun Anda, sehingga masuk cukup dengan kata sandi sampai Anda
                mengaktifkannya lagi. Jika Anda tidak memintanya, segera beri tahu administrator lain atau pemeriksa.
                """
            )
        case .recovered:
            (
                "Kode masuk Anda dihapus dari server",
                """
                Pengelola server memulihkan akun Anda sebagai administrator dan menghapus kode masuknya. Jika Anda tidak
                memintanya, segera beri tahu pengelola server.
                """
            )
        case .recoveryCodeUsed(let left):
            (
                "Kode cadangan Anda dipakai",
                "Seseorang masuk ke akun Anda dengan kode cadangan. Yang tersisa: \(left). \(stranger)"
            )
        case .guessed:
            (
                "Kode masuk Anda salah diisi berkali-kali",
                """
                Seseorang memasukkan kata sandi Anda dengan benar, lalu mengisi kode masuk yang salah berkali-kali. Untuk
                sementara kode tidak diterima. Jika itu bukan Anda, kata sandi Anda diketahui orang lain: ganti segera.
                """
            )
        }
    }
}
