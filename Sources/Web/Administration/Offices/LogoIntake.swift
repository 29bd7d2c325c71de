import Documents
import Services
import Store

/// Takes the picture that an administrator sent as an office's logo: looks at what it truly is, makes its two sizes anew,
/// and stores those. An SVG is refused: it is a program of strangers, and would be on every page.
struct LogoIntake {
    static let rule = FileRule(accepted: [.png, .jpeg], largestPhoto: 5 << 20)
    /// In the head of pages: a first visit is 30 KB with everything (DESIGN §7).
    private static let screen = FileIntake.Size(longestSide: 128, bytes: 6 << 10)
    private static let print = FileIntake.Size(longestSide: 480, bytes: 48 << 10)
    /// Of the longer side, in pixels: what is smaller is a blot in print.
    private static let smallest = 96
    /// How many times longer than the other a side may be.
    private static let longest = 4

    let web: WebServices
    let office: String

    /// - Throws: `FieldTroubles` at `logo`.
    func take(_ file: Form.File) async throws -> NewLogo {
        let made: [Picture]
        do {
            made = try await FileIntake(pictures: web.pictures).pictures(
                name: file.name, content: try content(of: file), rule: Self.rule, in: [Self.screen, Self.print])
        } catch let problem as FileProblem {
            throw FieldTroubles(["logo": Self.words(problem, file.name)])
        }
        try check(made[1])
        return NewLogo(screen: try await write(made[0]), print: try await write(made[1]))
    }

    private func content(of file: Form.File) throws -> SpooledFile {
        switch file.content {
        case .spooled(let spooled): return spooled
        case .tooLarge(let beginning):
            throw FileInspection.problem(name: file.name, beginning: beginning, rule: Self.rule)
        case .dropped:
            throw FieldTroubles(["logo": "Berkas “\(file.name)” belum kami terima. Pilih lagi, lalu kirim"])
        }
    }

    private func check(_ picture: Picture) throws {
        let (long, short) = (max(picture.width, picture.height), min(picture.width, picture.height))
        if long < Self.smallest {
            throw FieldTroubles([
                "logo": "Gambar ini hanya \(picture.width) × \(picture.height) titik. "
                    + "Unggah yang sisi panjangnya sedikitnya \(Self.smallest) titik"
            ])
        }
        if long > short * Self.longest {
            throw FieldTroubles([
                "logo": "Gambar ini terlalu panjang untuk kepala halaman. "
                    + "Sisi panjangnya paling banyak \(Self.longest) kali sisi pendeknya"
            ])
        }
    }

    private func write(_ picture: Picture) async throws -> NewLogo.Picture {
        NewLogo.Picture(
            blob: try await web.blobs.write(picture.bytes, office: office), width: picture.width,
            height: picture.height)
    }

    /// A logo is no photo that one takes again.
    private static func words(_ problem: FileProblem, _ name: String) -> String {
        switch problem {
        case .broken, .undecodable:
            "Gambar “\(name)” tidak dapat dibuka. Simpan ulang sebagai PNG atau JPG, lalu unggah lagi"
        case .notAccepted(.unknown, _), .mislabelled(_, .unknown, _):
            "Berkas “\(name)” bukan gambar PNG atau JPG. Simpan sebagai PNG, lalu unggah lagi"
        default: problem.userMessage(name: name)
        }
    }
}
