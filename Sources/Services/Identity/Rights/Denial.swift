/// Why a person may not do a thing, and what the page shows for it.
public struct Denial: Error, Hashable, Sendable {
    public enum Answer: Hashable, Sendable {
        /// To the log-in page, and back here afterwards.
        case logIn
        /// To the page that asks for the password again, and back here afterwards.
        case proveAgain
        /// To the page on which a second factor is set up.
        case setUpCode
        /// 403: the person knows of the thing and may not do this.
        case forbidden
        /// 404: that the thing exists is none of their business.
        case notFound
    }

    public let answer: Answer
    /// A sentence for the reader.
    public let message: String

    public init(_ answer: Answer, _ message: String) {
        self.answer = answer
        self.message = message
    }

    /// 401, 403 or 404.
    public var status: Int {
        switch answer {
        case .logIn: 401
        case .proveAgain, .setUpCode, .forbidden: 403
        case .notFound: 404
        }
    }

    public static let logIn = Denial(.logIn, "Masuk dahulu untuk melanjutkan")
    public static let proveAgain = Denial(.proveAgain, "Masukkan kata sandi Anda sekali lagi untuk melanjutkan")
    public static let setUpCode = Denial(
        .setUpCode, "Aktifkan kode masuk di halaman akun Anda dahulu; kantor Anda mewajibkannya")
    public static let notFound = Denial(.notFound, "Halaman ini tidak ada, atau bukan untuk Anda")
}
