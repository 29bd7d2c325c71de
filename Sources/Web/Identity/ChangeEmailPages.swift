import Forms
import HTTPTypes
import Pages
import Services
import Store

/// `{base}/akun/email/ganti`: another address for one's own account, proven by a mailed code.
enum ChangeEmailPages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let now = try account(of: visit, in: transaction).email
        return visit.query["kode"] == nil ? ask(visit, now: now, errors: [:]) : confirm(visit, errors: [:])
    }

    static func send(_ visit: Visit) async throws -> Reply {
        let now = try await visit.read { try account(of: visit, in: $0).email }
        do {
            let typed = visit.form["surel"] ?? ""
            guard !typed.trimmed.isEmpty else { throw FieldTroubles(["surel": "Isi alamat email"]) }
            try await ChangeOwnEmail(visit.web.environment).send(to: typed, by: try await visit.proved())
            return confirm(visit, errors: [:])
        } catch let troubles as FieldTroubles {
            return ask(visit, now: now, errors: troubles.messages)
        }
    }

    static func confirm(_ visit: Visit) async throws -> Reply {
        do {
            try await ChangeOwnEmail(visit.web.environment).confirm(
                visit.form["surel"] ?? "", code: visit.form["kode"] ?? "", by: visit.person)
            return .redirect(
                to: "\(visit.base)/akun",
                flash: "Alamat email sudah diganti. Alamat yang lama diberi tahu, dan tautan lama tidak berlaku lagi.")
        } catch let troubles as FieldTroubles {
            return confirm(visit, errors: troubles.messages)
        }
    }

    /// Officers' only: an applicant's address is that of their case.
    private static func account(of visit: Visit, in transaction: any ReadTransaction) throws -> Account {
        guard visit.person.kind == .officer,
            let account = try Account.find(visit.person.id, keyring: visit.web.environment.keyring, in: transaction)
        else { throw Denial.notFound }
        return account
    }

    private static func ask(_ visit: Visit, now: String?, errors: [String: String]) -> Reply {
        page(
            AskView(
                title: now == nil ? "Tambah alamat email" : "Ganti alamat email",
                about: now.map { "Sekarang \($0)" } ?? "Akun Anda belum mempunyai alamat email",
                points: [
                    "Kami mengirim kode ke alamat yang baru; alamatnya berganti sesudah kode itu Anda ketik",
                    "Tautan undangan dan kata sandi yang pernah dikirim tidak berlaku lagi",
                ] + (now == nil ? [] : ["Alamat yang lama diberi tahu"]),
                fields: [address(visit, errors), .ownPassword(error: errors["sandi"])],
                action: "\(visit.base)/akun/email/ganti", submit: "Kirim kode", back: "\(visit.base)/akun",
                already: LinkView(
                    label: "Sudah punya kode?", href: "\(visit.base)/akun/email/ganti?kode=terkirim")),
            visit, isWrong: !errors.isEmpty)
    }

    private static func confirm(_ visit: Visit, errors: [String: String]) -> Reply {
        let code = FieldView(
            name: "kode", label: "Kode", hint: "6 angka dari email", error: errors["kode"],
            control: .line("", .oneTimeCode))
        return page(
            AskView(
                title: "Pastikan alamat email baru",
                about: "Kode sudah dikirim ke alamat yang baru. Kode berlaku 15 menit",
                fields: [address(visit, errors), code], action: "\(visit.base)/akun/email/ganti/pastikan",
                submit: "Ganti alamat email", back: "\(visit.base)/akun/email/ganti"),
            visit, isWrong: !errors.isEmpty)
    }

    private static func address(_ visit: Visit, _ errors: [String: String]) -> FieldView {
        FieldView(
            name: "surel", label: "Alamat email baru", error: errors["surel"],
            control: .line(visit.form["surel"] ?? "", .email), autocomplete: "email")
    }

    private static func page(_ view: AskView, _ visit: Visit, isWrong: Bool) -> Reply {
        .page(Page.ask(view, in: visit.frame()), status: isWrong ? .unprocessableContent : .ok)
    }
}
