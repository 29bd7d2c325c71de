import Forms
import Pages
import Procedures

extension FieldView {
    /// A paper as a question of a form. One that must be there and is a single file can only be replaced: nothing is lost
    /// before the new file has come.
    /// - Parameters:
    ///   - letter: where its sample is, prefilled (`contoh`).
    ///   - href: where a file that was given can be looked at.
    init(
        _ paper: Paper, given: [PaperFile], isRequired: Bool, error: String? = nil, removable: Bool,
        letter: LinkView? = nil, href: (PaperFile) -> String? = { _ in nil }
    ) {
        let isShown = given.contains(where: \.isShownOriginal)
        guard paper.delivery != .bring else {
            self.init(
                name: "berkas.\(paper.name)", label: "Asli \(paper.title)", error: error, isRequired: isRequired,
                control: .fixed(
                    isShown
                        ? "Sudah ditunjukkan di loket."
                        : "Tidak diunggah. Bawa aslinya ke loket; petugas mencentangnya di sana."))
            return
        }
        let elsewhere = isShown ? "Aslinya sudah ditunjukkan di loket" : "Atau tunjukkan aslinya di loket"
        let hints = [paper.help, paper.delivery == .either ? elsewhere : nil].compactMap(\.self)
        self.init(
            name: "berkas.\(paper.name)", label: paper.title,
            hint: hints.isEmpty ? nil : hints.joined(separator: " "),
            error: error, isRequired: isRequired,
            control: .files(
                FilesView(
                    given: given.filter { !$0.isShownOriginal }.map { file in
                        FilesView.Given(
                            name: file.name, bytes: file.bytes,
                            remove: removable && (!isRequired || paper.maximumFiles > 1)
                                ? "\(paper.name)/\(file.blob)" : nil, href: href(file))
                    },
                    types: paper.extensions.map(\.rawValue), maxBytes: paper.maximumBytes,
                    maxPhotoBytes: paper.takesPhotos ? 15 * 1024 * 1024 : nil, maxFiles: paper.maximumFiles,
                    template: letter)))
    }
}

extension Paper {
    var takesPhotos: Bool { extensions.contains(.jpg) || extensions.contains(.png) }

    /// “PDF atau JPG, paling besar 2 MB”.
    var requirementText: String {
        let kinds = WordList.joined(extensions.map { $0.rawValue.uppercased() }, with: "atau")
        let size = "\(kinds), paling besar \(Digits.fileSize(maximumBytes))"
        return switch delivery {
        case .upload: size
        case .bring: "Asli, ditunjukkan di loket"
        case .either: "\(size), atau asli, ditunjukkan di loket"
        }
    }
}
