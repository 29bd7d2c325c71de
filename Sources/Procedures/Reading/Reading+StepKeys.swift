import Forms

extension Reading {
    /// Keys that have no meaning for this kind of step (E119, E217), and a step without a performer (E202).
    func checkKeys(_ step: Step, _ map: MapCursor) {
        if !map.has("oleh"), !map.has("menurut") {
            findings.report("E202", at: step.position, "Langkah \"\(step.name)\" belum punya pelaksana")
        }
        if step.printing == .rowOnly {
            let allowed: Set<String> = [
                "kegiatan", "keputusan", "oleh", "kelengkapan", "output", "waktu", "keterangan", "beritahu", "lalu",
                "cetak", "tahap", "tampil",
            ]
            for key in map.context.names where map.has(key) && !allowed.contains(key) {
                findings.report("E217", at: map.position(of: key), "Baris cetak: saja tidak boleh punya \"\(key)\"")
            }
            return
        }
        let (kind, wrong) = kindAndWrongKeys(map)
        for key in wrong where map.has(key) {
            findings.report("E119", at: map.position(of: key), "\"\(key)\" tidak berlaku untuk \(kind)")
        }
    }

    private func kindAndWrongKeys(_ map: MapCursor) -> (String, [String]) {
        // What needs a person's hand.
        let byHand = [
            "isi", "unggah", "boleh-dilewati", "beda-dari", "sama-dengan", "kanal", "boleh-diwakili", "massal",
            "paling-cepat",
        ]
        if map.has("otomatis") { return ("langkah otomatis", byHand + ["berkas", "di", "habis", "ingatkan"]) }
        // Its form waits for somebody until it is sent, and may be reminded of.
        if map.has("sub") { return ("langkah sub", byHand + ["urung", "habis"]) }
        if map.has("menurut") {
            return (
                "keputusan menurut data",
                byHand + [
                    "oleh", "dengan", "berkas", "di", "untuk-setiap", "urung", "waktu", "sejak", "sebelum", "habis",
                    "eskalasi", "surat", "ingatkan",
                ]
            )
        }
        return ("langkah yang dikerjakan orang", ["dengan", "berkas", "di", "untuk-setiap", "urung"])
    }
}
