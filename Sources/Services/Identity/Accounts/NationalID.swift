/// A NIK as it is compared: sixteen digits, without the spaces and dots that people type.
struct NationalID: Hashable {
    let digits: String

    /// Nil unless sixteen digits are left. Whether the number is plausible is the form's business (`Forms`).
    init?(_ typed: String) {
        let kept = typed.filter { !" .-".contains($0) }
        guard kept.utf8.count == 16, kept.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        digits = kept
    }
}
