/// The passwords that are tried first, in lower case; only those that are long enough to pass the length rule.
enum CommonPasswords {
    static let all: Set<String> = [
        "1234567890", "0123456789", "9876543210", "12345678910", "123456789a", "a123456789", "1q2w3e4r5t",
        "1qaz2wsx3edc", "qwertyuiop", "qwerty12345", "qwerty123456", "asdfghjkl123", "zxcvbnm123", "abcd123456",
        "abc1234567", "abcdefghij", "password12", "password123", "password1234", "passw0rd123", "p@ssw0rd123",
        "p@ssword123", "welcome123", "administrator", "admin12345", "admin123456", "adminadmin", "rootroot123",
        "letmein123", "iloveyou123", "sunshine123", "football123", "baseball123", "superman123", "princess123",
        "whatever123", "changeme123", "default123", "computer123", "internet123", "samsung123", "1234512345",
        "1122334455", "0987654321", "1111122222", "147258369a", "741852963a", "123qwe123qwe", "qwe123qwe123",
        "indonesia1", "indonesia12", "indonesia123", "indonesia45", "indonesia1945", "indonesiaraya", "merdeka1945",
        "merdeka45678", "garuda12345", "bismillah1", "bismillah12", "bismillah123", "alhamdulillah", "assalamualaikum",
        "insyaallah", "rahasia123", "rahasia1234", "rahasia12345", "rahasiaku123", "katasandi123", "katakunci123",
        "sayangkamu", "sayangku123", "sayang12345", "cintaku123", "cinta12345", "akucintakamu", "akusayangkamu",
        "anakku12345", "keluarga123", "keluargaku", "jakarta123", "bandung123", "surabaya123", "semarang123",
        "yogyakarta", "jogjakarta", "persija123", "persib1933", "arema12345", "desaku12345", "kabupaten123",
        "kecamatan123", "kelurahan123", "pemerintah", "pemerintahan", "pemkab12345", "kominfo123", "diskominfo",
        "diskominfo123", "kantor12345", "pegawai123", "pegawainegeri", "perangkatdesa", "kepaladesa", "kepaladesa123",
        "sekretaris", "sekretaris123", "operator123", "operatordesa", "pelayanan123", "balaidesa123",
    ]
}
