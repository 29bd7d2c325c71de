/// The number of a civil servant (NIP): 18 digits that begin with the birth date.
enum ServantNumber {
    static func read(_ text: String) -> Result<String, FieldTrouble> {
        let digits = TypedText.unseparated(text)
        guard TypedText.isDigits(digits) else { return .failure(.malformed("NIP hanya berisi angka")) }
        guard digits.utf8.count == 18 else {
            return .failure(.malformed("NIP berisi \(digits.utf8.count) angka, seharusnya 18"))
        }
        let (year, month, day) = (digits.prefix(4), digits.dropFirst(4).prefix(2), digits.dropFirst(6).prefix(2))
        guard CalendarDate(iso: "\(year)-\(month)-\(day)") != nil else {
            return .failure(.malformed("Delapan angka pertama NIP bukan tanggal lahir; periksa lagi"))
        }
        return .success(digits)
    }
}
