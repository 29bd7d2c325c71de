extension RouteTable {
    /// SOPs, by whoever administers the office: a draft, what is tried on it, and an adoption that is in force.
    static let procedures =
        administered("sop", "sop/periksa")
        + [
            refused("/kelola/{meja}/sop/periksa", "/kelola/kominfo/sop/periksa"),
            look(draft, "{konsep}"), look("\(draft)/hapus", "{konsep}/hapus"),
            look("\(draft)/banding", "{konsep}/banding"),
            look("\(draft)/banding/{gambar}", "{konsep}/banding/lama.svg"),
            look("\(draft)/tetapkan", "{konsep}/tetapkan"), refused("\(draft)/tetapkan", "{konsep}/tetapkan"),
            look("\(draft)/bawahan", "{konsep}/bawahan"), refused("\(draft)/bawahan", "{konsep}/bawahan"),
            look("\(draft)/uji-coba", "{konsep}/uji-coba"), done("\(draft)/uji-coba", "{konsep}/uji-coba"),
            look(adoption, "{penetapan}"),
            look("\(adoption)/dokumen/{berkas}", "{penetapan}/dokumen/f4.html"),
            look("\(adoption)/akhiri", "{penetapan}/akhiri"),
            refused("\(adoption)/akhiri", "{penetapan}/akhiri"),
            look("\(adoption)/pindahkan", "{penetapan}/pindahkan"),
            refused("\(adoption)/pindahkan", "{penetapan}/pindahkan"),
            look("\(adoption)/batalkan", "{penetapan}/batalkan"),
            refused("\(adoption)/batalkan", "{penetapan}/batalkan"),
            // Without what was seen of it nothing goes; `SOPStalePagesTests` sends it.
            refused("\(draft)/hapus", "{konsep}/hapus"),
        ]

    /// What an office shows of itself, further offices, and when it works.
    static let offices =
        administered("kantor", "kantor/logo/hapus", "kantor/baru", "kantor/daftar", "kalender")
        + ["kantor", "kantor/logo", "kantor/logo/hapus", "kantor/baru", "kantor/daftar", "kalender"].map {
            refused("/kelola/{meja}/\($0)", "/kelola/kominfo/\($0)")
        } + national

    /// The root office's alone, where the others serve elsewhere.
    private static let national =
        ["libur-nasional", "libur-nasional/csv"].map {
            RouteLine(
                "GET /kelola/{meja}/\($0)", "/kelola/contoh/\($0)", .administrator, 303, 404, 404, 404, 404, 200)
        } + [
            RouteLine(
                "POST /kelola/{meja}/libur-nasional", "/kelola/contoh/libur-nasional", .administrator,
                403, 404, 404, 404, 404, 422)
        ]

    private static let draft = "/kelola/{meja}/konsep/{konsep}"
    private static let adoption = "/kelola/{meja}/penetapan/{penetapan}"

    private static func look(_ route: String, _ address: String) -> RouteLine {
        RouteLine("GET \(route)", address, .administrator, 303, 403, 404, 403, 404, 200)
    }

    private static func done(_ route: String, _ address: String) -> RouteLine {
        RouteLine("POST \(route)", address, .administrator, 403, 403, 404, 403, 404, 303)
    }
}
