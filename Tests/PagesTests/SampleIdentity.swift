import Pages

extension Samples {
    var identityPages: [(name: String, page: Page)] {
        [
            ("masuk", .logIn(LogInView(next: text("/meja")), in: site)),
            (
                "masuk-gagal",
                .logIn(
                    LogInView(identifier: text("melati"), error: text("Tunggu"), passwordError: text("Isi kata sandi")),
                    in: site)
            ),
            (
                "undangan",
                .invitation(
                    InvitationView(
                        name: text("Ratna Adiloka"), role: text("Kabid Tata Kelola"), identifier: text("ratna"),
                        action: text("/a"),
                        expiresAt: time(30, 12, 0), minLength: 10, passwordError: text("Terlalu pendek"),
                        repeatError: text("Tidak sama")), in: site)
            ),
            (
                "sandi-lupa",
                .forgottenPassword(
                    ForgottenPasswordView(identifier: text("ratna"), error: text("Isi nama pengguna")), in: site)
            ),
            ("sandi-dikirim", .resetSent(validMinutes: 60, in: site)),
            (
                "sandi-baru",
                .resetPassword(
                    ResetPasswordView(action: text("/a"), minLength: 10, passwordError: text("Terlalu pendek")),
                    in: site)
            ),
            (
                "buka-dengan-kunci",
                .caseAccess(
                    CaseAccessView(
                        email: "", action: text("/a"), code: text("7K3M-Q9XD-2HTA-6"),
                        keyError: text("Kode dan kunci tidak cocok")), in: site)
            ),
            (
                "buka-permohonan",
                .caseAccess(
                    CaseAccessView(
                        email: text("melati@contoh.id"), error: text("Alamat email belum lengkap"), action: text("/a")),
                    in: site)
            ),
            (
                "pastikan",
                .confirm(
                    ConfirmView(
                        title: text("Lanjutkan permohonan"), text: text("Tautan ini berlaku satu kali."),
                        action: text("/a"), submit: text("Lanjutkan permohonan")), in: site)
            ),
            ("akun", .account(account, in: signedIn)),
            (
                "email",
                .ownEmail(OwnEmailView(email: text("a@b.contoh"), passwordError: text("Tidak cocok")), in: signedIn)
            ),
            (
                "email-kode",
                .ownEmail(
                    OwnEmailView(
                        email: text("a@b.contoh"), isSent: true, codeError: text("Tidak cocok"),
                        unreached: text("Kode yang terakhir dikirim tidak sampai")), in: signedIn)
            ),
            ("kode", .code(CodeView(token: text("t"), error: text("Kode tidak cocok"), next: text("/meja")), in: site)),
            (
                "kode-masuk",
                .secondFactor(
                    SecondFactorView(state: .none, isRequired: true, passwordError: text("Tidak cocok")), in: signedIn)
            ),
            (
                "kode-masuk-kunci",
                .secondFactor(
                    SecondFactorView(
                        state: .waiting(
                            key: text("ABCD EFGH"), link: "otpauth://totp/" + text("Balai?secret=ABCDEFGH"),
                            square: QRView(size: 2, modules: [true, true, false, true])),
                        codeError: text("Kode tidak cocok")), in: signedIn)
            ),
            (
                "kode-masuk-aktif",
                .secondFactor(SecondFactorView(state: .active(since: time(20, 9, 0), left: 7)), in: signedIn)
            ),
            ("kode-cadangan", .recoveryCodes([text("ABCDE-FGHIJ")], title: text("Kode cadangan baru"), in: signedIn)),
        ]
    }

    private var account: AccountView {
        AccountView(
            name: text("Ratna Adiloka"), identifier: text("ratna"), email: text("ratna@tirtalokakab.contoh"),
            roles: [text("Kabid Tata Kelola, definitif sejak 2 Januari 2026"), text("Plt. Kepala Dinas")],
            offers: [
                RoleOfferView(
                    role: text("Operator di Desa Bambu"), days: text("sejak 2 Januari 2026"),
                    ends: time(23, 9, 0).date, accept: text("/4"), refuse: text("/5"))
            ],
            minLength: 10,
            currentError: text("Kata sandi sekarang tidak cocok"), passwordError: text("Terlalu pendek"),
            repeatError: text("Tidak sama"),
            sessions: [
                SessionView(
                    device: text("Chrome di Android"), lastSeen: time(23, 9, 0), isCurrent: true, close: text("/1")),
                SessionView(device: text("Firefox di Windows"), lastSeen: time(20, 9, 0), close: text("/2")),
            ], closeOthers: text("/3"), secondFactor: link("Aktif sejak 2 November 2026"),
            leaves: [link("Cuti dari Dinas Kominfo")], proveEmail: link("Pastikan email"),
            changeEmail: link("Ganti alamat email"))
    }
}
