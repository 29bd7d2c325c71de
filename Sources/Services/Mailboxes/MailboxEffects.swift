import Forms
import Procedures
import Store

/// The effects on mailboxes. Offices without a mail server of their own do them by hand.
enum MailboxEffects {
    static let all = [create, sendActivation, close]

    static let create = Effect(
        EffectDeclaration(
            name: "email.buat", title: "Membuat akun email", kind: .checkable,
            parameters: [.init("alamat", [.newMailAddress, .email]), .init("pemilik", [.text])],
            outcomes: [
                Option(name: "berhasil", label: "Berhasil dibuat"),
                Option(name: "alamat-terpakai", label: "Alamat sudah dipakai orang lain"),
            ],
            outputs: [.init("alamat", "Alamat email", .newMailAddress)], undo: "email.tutup"),
        instruction: { call in
            """
            Buat akun email \(call.text("alamat")) untuk \(call.text("pemilik")) di server surat, \
            lalu catat alamat yang benar-benar dibuat.
            """
        },
        suggest: { call, _ in ["alamat": .text(call.text("alamat"))] },
        keep: { call, answer, transaction in
            guard answer.outcome == "berhasil" else { return EffectAnswer(answer.outcome) }
            guard case .text(let typed) = answer.outputs["alamat"] else {
                throw FieldTroubles(["alamat": "Isi alamat email yang dibuat"])
            }
            let address = typed.lowercased()
            try MailboxAddress.check(address, for: call.office, in: transaction)
            try MailboxAddress.take(address, for: call, in: transaction)
            return EffectAnswer(answer.outcome, outputs: ["alamat": .text(address)])
        })

    /// The owner chooses the password behind the link, so that nobody else ever knows one. A link that was sent twice does
    /// no harm: the second makes the first worthless.
    static let sendActivation = Effect(
        EffectDeclaration(
            name: "email.kirim-aktivasi", title: "Mengirim tautan aktivasi", kind: .idempotent,
            parameters: [.init("alamat", [.newMailAddress, .email]), .init("tujuan", [.email])],
            outcomes: [Option(name: "terkirim", label: "Tautan terkirim")]),
        instruction: { call in
            """
            Buat di server surat satu tautan aktivasi sekali pakai untuk \(call.text("alamat")), \
            dan kirim ke \(call.text("tujuan")). Jangan membuat kata sandi: pemiliknya yang membuatnya lewat tautan itu.
            """
        })

    static let close = Effect(
        EffectDeclaration(
            name: "email.tutup", title: "Menutup akun email", kind: .checkable,
            parameters: [.init("alamat", [.newMailAddress, .email])],
            outcomes: [Option(name: "berhasil", label: "Sudah ditutup")]),
        instruction: { call in "Tutup akun email \(call.text("alamat")) di server surat: permohonannya tidak jadi." },
        keep: { call, answer, transaction in
            try MailboxAddress.release(call.text("alamat"), for: call, in: transaction)
            return answer
        })
}
