public import Procedures

/// The letter types that an SOP may name. Their acts are checked; making and signing letters comes with its own floor.
public enum LetterTypes {
    public static let all: [LetterTypeDeclaration] = [
        LetterTypeDeclaration(name: "tanda-terima", title: "Tanda terima", isSigned: false),
        LetterTypeDeclaration(name: "lembar-disposisi", title: "Lembar disposisi", isSigned: false),
        LetterTypeDeclaration(name: "surat-penolakan", title: "Surat penolakan", isSigned: true),
        LetterTypeDeclaration(name: "surat-pemberitahuan", title: "Surat pemberitahuan", isSigned: true),
    ]
}
