import Pages

extension Samples {
    /// The e-mail and domain procedure, five actors.
    func flow(now: Int? = nil) -> FlowView {
        let rows: [(Int, String, String, [(String?, Int)])] = [
            (0, "Mengajukan permohonan email dan domain", "1 hari kerja", [(nil, 1)]),
            (4, "Mendisposisikan permohonan", "1 hari kerja", [(nil, 2)]),
            (3, "Memeriksa kelengkapan berkas", "1 hari kerja", [("Lengkap", 3), ("Tidak", 0)]),
            (2, "Menugaskan Tim Teknis", "30 menit", [(nil, 4)]),
            (1, "Mengecek akun aplikasi pemohon", "5 menit", [("Belum ada", 5), ("Ada", 6)]),
            (0, "Mendaftar akun aplikasi", "35 menit", [(nil, 6)]),
            (0, "Mengisi permintaan alamat email", "15 menit", [(nil, 7)]),
            (1, "Memeriksa permintaan email", "10 menit", [("Sesuai", 8), ("Tidak", 6)]),
            (1, "Membuat akun email", "10 menit", [(nil, 9)]),
            (0, "Mengisi permintaan domain", "15 menit", [(nil, -1)]),
        ]
        return FlowView(
            lanes: ["Pemohon", "Tim Teknis", "Kasi e-Gov", "Kabid Tata Kelola", "Kepala Dinas"].map(text),
            rows: rows.enumerated().map { index, row in
                FlowRow(
                    number: String(index + 1), text: text(row.1), lanes: [row.0],
                    shape: row.3.count > 1 ? .diamond : .box, time: text(row.2),
                    branches: row.3.map { label, target in
                        FlowBranch(
                            label: label.map(text), target: target < 0 ? .end(text("Domain aktif")) : .rows([target]))
                    }, note: index == 0 ? text("Selesai Kamis 19 Nov") : nil, isNow: index == now,
                    isDone: now.map { index < $0 } ?? false)
            })
    }

    /// A straight procedure of as many actors as wanted, two of them together in one step.
    func flow(lanes: Int) -> FlowView {
        FlowView(
            lanes: (1...lanes).map { text("Pelaksana \($0)") },
            rows: (0..<max(lanes, 2)).map { index in
                FlowRow(
                    number: "\(index + 1)", text: text("Mengerjakan bagian \(index + 1)"),
                    lanes: index == 1 && lanes > 2 ? [1, 2] : [min(index, lanes - 1)], time: text("1 jam"),
                    branches: index + 1 < max(lanes, 2)
                        ? [FlowBranch(target: .rows([index + 1]))]
                        : [FlowBranch(label: text("Ulang"), target: .rows([0]))])
            })
    }
}
