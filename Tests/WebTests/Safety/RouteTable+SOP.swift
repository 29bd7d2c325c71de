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
        administered(
            "kantor", "kantor/logo/hapus", "kantor/baru", "kantor/hapus", "kantor/tutup", "kantor/buka", "kantor/host",
            "kantor/daftar", "kalender")
        + [
            "kantor", "kantor/logo", "kantor/logo/hapus", "kantor/baru", "kantor/hapus", "kantor/tutup", "kantor/buka",
            "kantor/host", "kantor/daftar", "kalender",
        ].map {
            refused("/kelola/{meja}/\($0)", "/kelola/kominfo/\($0)")
        } + hosts + national

    /// A name that is not the office's; `HostPagesTests` takes away one that is.
    private static let hosts = [
        RouteLine(
            "GET /kelola/{meja}/kantor/host/{host}/hapus", "/kelola/kominfo/kantor/host/lain.contoh.id/hapus",
            .administrator, 303, 403, 404, 403, 404, 404),
        RouteLine(
            "POST /kelola/{meja}/kantor/host/{host}/hapus", "/kelola/kominfo/kantor/host/lain.contoh.id/hapus",
            .administrator, 403, 403, 404, 403, 404, 404),
    ]

    /// The root office's alone, where the others serve elsewhere.
    private static let national =
        ["libur-nasional", "libur-nasional/csv"].map {
            RouteLine(
                "GET /kelola/{meja}/\($0)", "/kelola/contoh/\($0)", .administrator, 303, 404, 404, 404, 404, 200)
        } + [
            RouteLine(
                "POST /kelola/{meja}/libur-nasional", "/kelola/contoh/libur-nasional", .administrator,
                403, 404, 404, 404, 404, 422)
        ] + kinds

    /// The root office's alone too. What Balai brings is neither renamed nor removed; `OfficeKindPagesTests` does it with what
    /// was made.
    private static let kinds: [RouteLine] =
        [
            kind("GET", "jenis", "jenis", 303, 200), kind("GET", "jenis-baru", "jenis-baru", 303, 200),
            kind("POST", "jenis-baru", "jenis-baru", 403, 422),
            kind("GET", "jenis/{jenis}/peran", "jenis/desa/peran", 303, 200),
            kind("POST", "jenis/{jenis}/peran", "jenis/desa/peran", 403, 422),
        ]
        + ["", "/hapus"].flatMap { page in
            [
                kind("GET", "jenis/{jenis}\(page)", "jenis/desa\(page)", 303, 404),
                kind("POST", "jenis/{jenis}\(page)", "jenis/desa\(page)", 403, 404),
                kind("GET", "jenis/{jenis}/peran/{peran}\(page)", "jenis/desa/peran/kepala\(page)", 303, 404),
                kind("POST", "jenis/{jenis}/peran/{peran}\(page)", "jenis/desa/peran/kepala\(page)", 403, 404),
            ]
        }

    /// - Parameters:
    ///   - nobody: what whoever is not signed in is answered.
    ///   - right: what the root office's administrator is.
    private static func kind(
        _ method: String, _ route: String, _ address: String, _ nobody: Int, _ right: Int
    ) -> RouteLine {
        RouteLine(
            "\(method) /kelola/{meja}/\(route)", "/kelola/contoh/\(address)", .administrator,
            nobody, 404, 404, 404, 404, right)
    }

    private static let draft = "/kelola/{meja}/konsep/{konsep}"
    private static let adoption = "/kelola/{meja}/penetapan/{penetapan}"

    private static func look(_ route: String, _ address: String) -> RouteLine {
        RouteLine("GET \(route)", address, .administrator, 303, 403, 404, 403, 404, 200)
    }

    private static func done(_ route: String, _ address: String) -> RouteLine {
        RouteLine("POST \(route)", address, .administrator, 403, 403, 404, 403, 404, 303)
    }
}
