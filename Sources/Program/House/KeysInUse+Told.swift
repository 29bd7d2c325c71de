import Glibc
import Services
import Store

extension KeysInUse {
    /// What `balai keys status` shows, and whether every key that is named is there.
    func described() async throws -> (text: String, isComplete: Bool) {
        let keyring = try await keyring()
        let use = try await KeyUse.count(in: data.database)
        let indexUse = try await IndexUse.count(in: data.database, at: Int64(time(nil)))
        let lines = ["Berkas kunci: \(path)"] + told(use, keyring) + ["Kunci indeks:"] + told(indexUse, keyring)
        let indexNames = Set(keyring.index.map { $0.isNamed ? $0.name : nil })
        let isComplete =
            use.counts.keys.allSatisfy(keyring.names.contains) && indexUse.counts.keys.allSatisfy(indexNames.contains)
        return (lines.map { $0 + "\n" }.joined(), isComplete)
    }

    private func told(_ use: KeyUse, _ keyring: Keyring) -> [String] {
        let names = keyring.names.union(use.counts.keys).sorted {
            ($0 == keyring.active ? "" : $0.description) < ($1 == keyring.active ? "" : $1.description)
        }
        return names.flatMap { name in
            let state =
                name == keyring.active
                ? "menyegel"
                : !keyring.names.contains(name)
                    ? "TIDAK ADA dalam berkas kunci"
                    : name == keyring.newest ? "baru, belum menyegel (balai keys rotate)" : "lama, masih membuka"
            let line = "\(name)  \(state): \(use.total(of: name)) nilai"
            return [line] + (name == keyring.active ? [] : told(use.counts[name] ?? [:]))
        }
    }

    private func told(_ use: IndexUse, _ keyring: Keyring) -> [String] {
        let held = keyring.index.flatMap { key in
            let state =
                key == keyring.index[0]
                ? "menulis"
                : key == keyring.newestIndex ? "baru, belum menulis (balai keys rotate)" : "lama, masih dicari"
            let line = "\(key.name)  \(state): \(use.total(of: key)) nilai"
            return [line] + (key == keyring.index[0] ? [] : told(use.columns(of: key)))
        }
        let known = Set(keyring.index.map { $0.isNamed ? $0.name : nil })
        let missing = use.counts.filter { !known.contains($0.key) }.map { name, columns in
            "\(name?.description ?? "kunci indeks pertama")  TIDAK ADA dalam berkas kunci: "
                + "\(columns.values.reduce(0, +)) nilai"
        }
        return held + missing.sorted()
    }

    private func told(_ columns: [String: Int]) -> [String] {
        columns.sorted { $0.key < $1.key }.map { "    \($0.key): \($0.value)" }
    }
}
