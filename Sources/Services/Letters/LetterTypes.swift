import Forms
public import Procedures

/// The letter types that an SOP may name. Their acts are checked; making and signing letters comes with its own floor.
/// Those that an applicant writes are offered prefilled where a paper names them (`contoh`); their text stands in
/// `letters/<name>.surat.txt`, and asks for no other parameters than these.
public enum LetterTypes {
    public static let all: [LetterTypeDeclaration] = [
        LetterTypeDeclaration(name: "tanda-terima", title: "Tanda terima", isSigned: false),
        LetterTypeDeclaration(name: "lembar-disposisi", title: "Lembar disposisi", isSigned: false),
        LetterTypeDeclaration(name: "surat-penolakan", title: "Surat penolakan", isSigned: true),
        LetterTypeDeclaration(name: "surat-pemberitahuan", title: "Surat pemberitahuan", isSigned: true),
        LetterTypeDeclaration(
            name: "surat-permohonan-email", title: "Surat permohonan akun email",
            parameters: [
                name, position, .init("instansi", [.text], required: false), phone, email,
                .init("alamat", [.newMailAddress, .email], required: false),
            ], isSigned: true),
        LetterTypeDeclaration(
            name: "surat-permohonan-email-desa", title: "Surat permohonan akun email perangkat desa",
            parameters: [
                name, nik, position, village, phone, email,
                .init("alamat", [.newMailAddress, .email], required: false),
            ], isSigned: true),
        LetterTypeDeclaration(
            name: "surat-kuasa", title: "Surat kuasa",
            parameters: [
                name, nik, position, village, .init("penerima", [.text], required: false),
                .init("nik-penerima", [.nik], required: false),
            ], isSigned: true),
    ]

    // What is not answered yet is a dotted line on paper: no parameter of theirs must be given.
    private static let name = EffectDeclaration.Parameter("nama", [.text], required: false)
    private static let nik = EffectDeclaration.Parameter("nik", [.nik], required: false)
    private static let position = EffectDeclaration.Parameter("jabatan", [.text], required: false)
    private static let village = EffectDeclaration.Parameter("desa", [.text], required: false)
    private static let phone = EffectDeclaration.Parameter("telepon", [.phone], required: false)
    private static let email = EffectDeclaration.Parameter("surel", [.email], required: false)
}
