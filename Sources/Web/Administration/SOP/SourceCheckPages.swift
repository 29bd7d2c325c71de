import Documents
import Forms
import HTTPTypes
import Pages
import Procedures
import Services
import Store

/// `/kelola/{meja}/sop/periksa`: a text is checked as it is uploaded or typed, and kept as a draft.
enum SourceCheckPages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let place = try AdministrationVisit(visit, in: transaction)
        var view = SourceCheckView(root: place.root, office: place.office.name)
        var partners: [String] = []
        if let id = visit.query["konsep"] {
            guard let draft = try ProcedureDraft.find(id, at: place.office.id, in: transaction) else {
                throw Denial.notFound
            }
            (view.text, view.draft, view.seen) = (draft.source, draft.id, draft.hash)
            partners = draft.partners
        } else if let id = visit.query["penetapan"] {
            guard let adoption = try Adoption.find(id, at: place.office.id, in: transaction),
                let file = try ProcedureFile.find(adoption.procedureHash, in: transaction)
            else { throw Denial.notFound }
            view.text = file.source
            partners = Set(adoption.partners.values).sorted()
        } else if let name = visit.query["bawaan"] {
            guard let shipped = visit.web.shippedSOPs.first(where: { $0.name == name }) else { throw Denial.notFound }
            view.text = shipped.source
        } else {
            view.shipped = visit.web.shippedSOPs.filter { $0.kinds.contains(place.office.kind.name) }.map {
                LinkView(label: $0.title, href: "\(place.root)/sop/periksa?bawaan=\($0.name)")
            }
        }
        view.partners = try PartnerField.text(of: partners, visit.web.environment, in: transaction)
        return .page(Page.sourceCheck(view, in: place.frame))
    }

    static func check(_ visit: Visit) async throws -> Reply {
        let place = try await AdministrationVisit.open(visit)
        var view = SourceCheckView(
            root: place.root, office: place.office.name, draft: visit.query["konsep"], seen: visit.form["kode"])
        view.partners = visit.form["mitra"] ?? ""
        view.text = (visit.form["isi"] ?? "").replacing("\r\n", with: "\n")
        let source: [UInt8]
        let partners: [String]
        do {
            source = try await typed(visit)
            // Of a file too: it is not sent again with what is put right.
            view.text = String(validating: source, as: UTF8.self) ?? ""
            partners = try await visit.read {
                try PartnerField.read(visit.form["mitra"], visit.web.environment, in: $0)
            }
        } catch let troubles as FieldTroubles {
            (view.trouble, view.partnersError) = (troubles.messages["isi"], troubles.messages["mitra"])
            return .page(Page.sourceCheck(view, in: place.frame), status: .unprocessableContent)
        }
        let checked = try await SourceCheck.of(source, partners, place)
        view = SourceCheck.fill(view, checked)
        guard visit.form["simpan"] != nil else { return .page(Page.sourceCheck(view, in: place.frame)) }
        do {
            let replaced = view.draft.map { SeenDraft(id: $0, hash: view.seen ?? "") }
            let id = try await KeepProcedureDraft(visit.web.environment)(
                checked, replacing: replaced, partners: partners, at: place.office.id, by: visit.person)
            return .redirect(to: "\(place.root)/konsep/\(id)", flash: "Konsep sudah disimpan. Belum ada yang berlaku.")
        } catch let refused as ProcedureRefused {
            view.trouble = "Belum disimpan. \(refused.message)"
        } catch let troubles as FieldTroubles {
            view.trouble = troubles.messages["konsep"]
        } catch let changed as DraftChanged {
            view = stale(view, changed)
        }
        return .page(Page.sourceCheck(view, in: place.frame), status: .unprocessableContent)
    }

    /// What was typed stands there; whoever sends it again knows what it takes the place of.
    private static func stale(_ view: SourceCheckView, _ changed: DraftChanged) -> SourceCheckView {
        var view = view
        view.seen = changed.now?.hash
        guard let now = changed.now else {
            view.draft = nil
            view.newer = changed.adopted.map {
                LinkView(label: "Buka penetapannya", href: "\(view.root)/penetapan/\($0.id)")
            }
            view.trouble = "Belum disimpan. \(changed.message). Simpan lagi untuk menyimpannya sebagai konsep baru"
            return view
        }
        view.trouble = "Belum disimpan. \(changed.message). Bila disimpan lagi, teks Anda menggantikannya"
        view.newer = LinkView(label: "Buka konsep yang sekarang", href: "\(view.root)/konsep/\(now.id)")
        return view
    }

    /// Line ends as files have them: a browser sends a text's with two characters.
    /// - Throws: `FieldTroubles` at `isi`.
    private static func typed(_ visit: Visit) async throws -> [UInt8] {
        let tooLarge = FieldTroubles([
            "isi": "Berkas ini lebih besar dari 256 KiB. SOP ditulis dalam berkas teks yang kecil"
        ])
        let nothing = FieldTroubles(["isi": "Pilih berkas SOP, atau tulis isinya"])
        if let file = visit.form.files.first(where: { $0.field == "berkas" }) {
            switch file.content {
            case .dropped:
                throw FieldTroubles(["isi": "Berkas “\(file.name)” belum kami terima. Pilih lagi, lalu unggah"])
            case .spooled(let spooled) where spooled.size <= SourceLimits().bytes:
                var bytes: [UInt8] = []
                try await spooled.forEachPiece { bytes += $0 }
                guard !bytes.isEmpty else { throw nothing }
                return bytes
            case .tooLarge, .spooled: throw tooLarge
            }
        }
        let text = (visit.form["isi"] ?? "").replacing("\r\n", with: "\n")
        if text.trimmed.isEmpty { throw nothing }
        if text.utf8.count > SourceLimits().bytes { throw tooLarge }
        return Array(text.utf8)
    }
}

/// The offices beside whose SOPs a text is checked, by the names in their addresses: a regency has hundreds.
enum PartnerField {
    /// - Returns: ids.
    /// - Throws: `FieldTroubles` at `mitra`.
    static func read(
        _ typed: String?, _ environment: Services.Environment, in transaction: any ReadTransaction
    ) throws -> [String] {
        let names = (typed ?? "").split(whereSeparator: { ",; \n\r\t".contains($0) }).map(String.init)
        return try names.map { name in
            do {
                return try ReadOffices(environment).bySlug(name.lowercased(), in: transaction).id
            } catch is OfficeTrouble {
                throw FieldTroubles(["mitra": "Tidak ada kantor bernama pendek “\(name)”"])
            }
        }
    }

    static func text(
        of ids: [String], _ environment: Services.Environment, in transaction: any ReadTransaction
    ) throws -> String {
        try ReadOffices(environment).these(ids, in: transaction).values.map(\.slug).sorted().joined(separator: ", ")
    }
}

/// The checker at work for a page.
enum SourceCheck {
    /// Outside of the page's transaction: a proof may take a second, and pages go on meanwhile.
    /// - Parameter partners: further offices whose SOPs it may call; those of the version in force count besides.
    static func of(
        _ source: [UInt8], _ partners: [String], _ place: AdministrationVisit
    ) async throws -> CheckedSource {
        let (web, office) = (place.visit.web, place.office.id)
        let name = CheckedSource.procedureName(in: String(decoding: source, as: UTF8.self))
        let surroundings = try await place.visit.read { transaction in
            let inForce = try Adoption.inForce(name, at: office, on: place.today, in: transaction)
            return try CheckedSource.surroundings(
                of: office, partners: partners + (inForce.map { Array($0.partners.values) } ?? []), web.environment,
                web.cases.procedures, in: transaction)
        }
        return try await web.cases.proofs.check(source, in: surroundings)
    }

    static func fill(_ view: SourceCheckView, _ checked: CheckedSource) -> SourceCheckView {
        var view = view
        if let procedure = checked.procedure { view.title = "\(procedure.title), versi \(procedure.version)" }
        view.findings = checked.diagnostics.map { found in
            SourceCheckView.Finding(
                line: found.position.line, column: found.position.column,
                isError: found.severity == .error || found.code == "P501", message: found.message,
                expected: found.expected, path: found.path, code: found.code)
        }
        view.proven = proven(checked)
        return view
    }

    /// What was proven, part by part.
    static func proven(_ checked: CheckedSource) -> [LinkRow] {
        let isReadable = checked.procedure != nil
        let flow = checked.diagnostics.filter { $0.code.hasPrefix("E3") }
        let form = checked.diagnostics.filter { $0.severity == .error && !$0.code.hasPrefix("E3") && $0.code != "E601" }
        let failed = checked.diagnostics.filter { $0.code == "E601" }
        var rows = [
            row("Isi berkas", "\(form.count) galat, \(checked.warnings) peringatan", form.isEmpty, first: form.first)
        ]
        rows.append(
            row(
                "Setiap permohonan dapat selesai",
                checked.markings.map { "\(Digits.grouped($0)) keadaan dijelajahi" }
                    ?? (flow.isEmpty ? "Diperiksa setelah isi berkas benar" : "\(flow.count) galat"),
                checked.markings != nil, first: flow.first))
        let examples = checked.procedure?.examples ?? []
        let refusals = examples.flatMap(\.items).count { if case .refused = $0.content { true } else { false } }
        rows.append(
            row(
                "Contoh (uji)",
                isReadable
                    ? "\(examples.count) contoh berjalan, \(refusals) perbuatan ditolak sebagaimana mestinya"
                    : failed.isEmpty ? "Dijalankan setelah isi berkas benar" : "\(failed.count) contoh tidak sesuai",
                isReadable, first: failed.first))
        if !checked.unsupported.isEmpty {
            rows.append(row("Dapat dijalankan", "Belum: \(WordList.joined(checked.unsupported))", false, first: nil))
        }
        return rows
    }

    private static func row(_ title: String, _ note: String, _ isProven: Bool, first: Diagnostic?) -> LinkRow {
        LinkRow(
            title: title, href: first.map { "#b\($0.position.line)" } ?? "#f-isi", note: note,
            tag: isProven ? TagView(text: "Lulus", kind: .ok) : TagView(text: "Belum", kind: .soon))
    }
}
