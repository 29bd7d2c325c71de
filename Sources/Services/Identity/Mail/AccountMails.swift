/// The texts of the mails about accounts and contacts.
enum AccountMails {
    static func invitation(to email: String, name: String, link: String) -> OutgoingMail {
        OutgoingMail(
            to: email, subject: "Undangan membuat kata sandi",
            text: """
                \(name),

                Akun untuk Anda sudah disiapkan. Buat kata sandi lewat tautan ini:

                \(link)

                Tautan berlaku 7 hari dan hanya sekali pakai. Jika Anda tidak mengenal undangan ini, abaikan saja.
                """)
    }

    static func invitationReturned(
        to email: String, name: String, invited: String, cause: String
    ) -> OutgoingMail {
        OutgoingMail(
            to: email, subject: "Undangan tidak sampai: \(invited)",
            text: """
                \(name),

                Email undangan untuk \(invited) dikembalikan. \(cause)

                Periksa alamatnya pada halaman petugas itu, lalu serahkan tautan undangan dengan cara lain: pilih
                Undang lagi, dan salin tautan yang ditampilkan.
                """)
    }

    static func passwordReset(to email: String, name: String, link: String) -> OutgoingMail {
        OutgoingMail(
            to: email, subject: "Membuat kata sandi baru",
            text: """
                \(name),

                Seseorang meminta kata sandi baru untuk akun Anda. Buat kata sandi baru lewat tautan ini:

                \(link)

                Tautan berlaku 1 jam dan hanya sekali pakai. Jika bukan Anda yang meminta, abaikan email ini; kata
                sandi Anda tidak berubah.
                """)
    }

    static func passwordChanged(to email: String, name: String) -> OutgoingMail {
        OutgoingMail(
            to: email, subject: "Kata sandi Anda sudah diganti",
            text: """
                \(name),

                Kata sandi akun Anda baru saja diganti, dan sesi di peramban lain diakhiri. Jika bukan Anda yang mengganti,
                segera pulihkan kata sandi lewat halaman masuk dan beri tahu kantor.
                """)
    }

    /// - Parameter office: that looks after the account from now on.
    static func homeMoved(to email: String, name: String, office: String, by administrator: String) -> OutgoingMail {
        OutgoingMail(
            to: email, subject: "Akun Anda kini diurus \(office)",
            text: """
                \(name),

                \(administrator) memindahkan akun Anda. Bila Anda lupa kata sandi atau kehilangan kode masuk, mintalah
                kepada administrator \(office). Masuklah, lalu periksa di halaman Akun apakah email Anda perlu
                dipastikan lagi. Jika pemindahan ini keliru, beri tahu administrator kantor Anda.
                """)
    }

    /// - Parameters:
    ///   - role: with its days.
    ///   - administrator: of the office that offers it.
    static func roleOffered(
        to email: String, name: String, role: String, office: String, by administrator: String
    ) -> OutgoingMail {
        OutgoingMail(
            to: email, subject: "Tawaran peran di \(office)",
            text: """
                \(name),

                \(administrator) menawarkan peran di \(office): \(role).

                Peran itu baru Anda pegang sesudah Anda menerimanya. Masuklah, lalu terima atau tolak di halaman Akun
                dalam 14 hari. Jika Anda tidak mengenal tawaran ini, tolak saja; akun Anda tidak berubah.
                """)
    }

    /// - Parameter role: that an office gave which does not look after the account; with its days.
    static func addressDoubted(to email: String, name: String, role: String, office: String) -> OutgoingMail {
        OutgoingMail(
            to: email, subject: "Pastikan lagi email Anda: peran baru di \(office)",
            text: """
                \(name),

                Anda kini memegang peran di \(office): \(role).

                Akun Anda diurus kantor lain, jadi alamat email ini perlu dipastikan lagi. Sampai itu dilakukan, tautan
                kata sandi baru tidak dikirim ke sini. Masuklah, lalu pilih Pastikan email di halaman Akun. Jika Anda
                tidak mengenal peran ini, beri tahu administrator kantor Anda.
                """)
    }

    static func passwordLinkMade(to email: String, name: String, by administrator: String) -> OutgoingMail {
        OutgoingMail(
            to: email, subject: "Tautan kata sandi baru dibuat untuk Anda",
            text: """
                \(name),

                \(administrator) membuat tautan untuk mengganti kata sandi akun Anda dan akan menyerahkannya kepada Anda.
                Jika Anda tidak memintanya, segera beri tahu administrator lain atau pemeriksa.
                """)
    }

    static func ownAddress(to email: String, name: String, code: String) -> OutgoingMail {
        OutgoingMail(
            to: email, subject: "Kode \(code) untuk memastikan email Anda",
            text: """
                \(name),

                Kode Anda: \(code)

                Ketik kode itu di halaman Akun. Kode berlaku 15 menit. Jika Anda tidak memintanya, abaikan email ini.
                """)
    }

    static func addressChanged(to email: String, name: String) -> OutgoingMail {
        OutgoingMail(
            to: email, subject: "Alamat email akun Anda sudah diganti",
            text: """
                \(name),

                Akun Anda kini memakai alamat email lain; alamat ini tidak dipakai lagi. Jika bukan Anda yang menggantinya,
                segera beri tahu administrator kantor Anda.
                """)
    }

    static func contactCode(to email: String, code: String, link: String) -> OutgoingMail {
        OutgoingMail(
            to: email, subject: "Kode \(code) untuk melanjutkan permohonan",
            text: """
                Kode Anda: \(code)

                Ketik kode itu di halaman permohonan, atau buka tautan ini di peramban yang sama:

                \(link)

                Kode dan tautan berlaku 15 menit. Jika Anda tidak sedang mengajukan permohonan, abaikan email ini.
                """)
    }

    static func caseAccess(to email: String, link: String) -> OutgoingMail {
        OutgoingMail(
            to: email, subject: "Tautan ke permohonan Anda",
            text: """
                Buka permohonan Anda lewat tautan ini:

                \(link)

                Tautan berlaku 7 hari dan hanya sekali pakai. Siapa pun yang memegangnya dapat membuka permohonan Anda,
                jadi jangan diteruskan.
                """)
    }
}
