import Forms

extension Reading {
    /// The name, the version and the identity block (SOP.md §1).
    func identity(_ top: MapCursor) -> Procedure {
        var procedure = Procedure(
            name: top["sop"]?.name() ?? "", version: top["versi"]?.integer(in: 1...1_000_000) ?? 0,
            title: top["judul"]?.text() ?? "", officeKinds: officeKinds(top["untuk"]), start: "")
        checkFileName(procedure.name, at: top["sop"]?.position ?? top.position)
        procedure.service = top["layanan"]?.name()
        procedure.serviceGroup = top["rumpun"]?.text()
        procedure.product = top["produk"]?.text()
        procedure.fee = top["biaya"]?.text() ?? procedure.fee
        procedure.identity.legalBasis = top.texts("dasar-hukum")
        procedure.identity.related = top.texts("keterkaitan")
        procedure.identity.qualifications = top.texts("kualifikasi")
        procedure.identity.equipment = top.texts("peralatan")
        procedure.identity.warnings = top.texts("peringatan")
        procedure.identity.records = top.texts("pencatatan")
        checkIdentity(top, procedure.name)
        return procedure
    }

    func start(_ top: MapCursor) -> String? { top["mulai"].flatMap { step($0) } }

    private func officeKinds(_ cursor: Cursor?) -> [String] {
        guard let cursor else { return [] }
        let known = catalogue.officeKinds.map(\.name)
        return cursor.items("jenis kantor").compactMap { item in
            guard let kind = item.text("jenis kantor") else { return nil }
            guard known.contains(kind) else {
                findings.unknown(
                    "E106", at: item.position, "Jenis kantor \"\(kind)\" tidak dikenal", kind, among: known)
                return nil
            }
            return kind
        }
    }

    private func checkFileName(_ name: String, at position: SourcePosition) {
        let file = fileName.split(separator: "/").last.map(String.init) ?? fileName
        let stem = file.split(separator: ".").first.map(String.init) ?? file
        if !name.isEmpty, stem != name {
            findings.report("E101", at: position, "Nama SOP \"\(name)\" tidak sama dengan nama berkas \"\(stem)\"")
        }
    }

    private func checkIdentity(_ top: MapCursor, _ name: String) {
        for item in top["keterkaitan"]?.items() ?? [] where item.node.text == name {
            findings.report("P502", at: item.position, "Keterkaitan menunjuk SOP ini sendiri")
        }
        for item in top["dasar-hukum"]?.items() ?? []
        where item.node.text?.contains("...") == true
            || item.node.text?.contains("…") == true
        {
            findings.report(
                "P503", at: item.position, "Dasar hukum dengan nomor kosong", expected: "nomor dan tahun peraturannya")
        }
    }
}
