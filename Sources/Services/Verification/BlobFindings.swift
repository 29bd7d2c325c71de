import Store

/// Uploaded files that are gone, altered, or do not open under the key that belongs to them.
struct BlobFindings: Sendable {
    let database: any ReadableDatabase
    let blobs: Blobs
    let keyring: Keyring

    /// - Parameter keys: by a file's id, the keys of the cases that speak of it. A file of a draft lies under the keyring.
    func look(at office: String, keys: [String: [CaseKey]]) async throws -> Verification {
        var result = Verification()
        var last = ""
        while true {
            let after = last
            let rows = try await database.read { transaction in
                try transaction.rows(
                    """
                    SELECT id, key_sealed, digest_sealed, media_type, size, created_at FROM blobs
                    WHERE office_id = \(office) AND id > \(after) ORDER BY id LIMIT 500
                    """)
            }
            let ids = rows.compactMap(Self.id)
            if ids.count < rows.count {
                result.findings.append(.unreadable("berkas/\(office)", rows: rows.count - ids.count))
            }
            guard let newest = rows.last?.values[0] else { return result }
            for id in ids {
                let place = BlobPlace(office: office, id: id)
                result.files += 1
                var candidates: [any Sealing] = [keyring]
                for key in keys[id] ?? [] { candidates.append(key) }
                switch try await state(of: place, under: candidates) {
                case .whole, .gone: break
                case .closed: result.closedFiles += 1
                case .missing: result.findings.append(.missingFile(place.backupPath))
                case .damaged: result.findings.append(.damagedFile(place.backupPath))
                }
            }
            // Whatever is no text comes behind all text.
            guard case .text(let text) = newest else { return result }
            last = text
        }
    }

    /// nil for a row of which no file can be made.
    private static func id(of row: Row) -> String? {
        guard case .text(let id) = row.values[0], case .blob = row.values[1], case .blob = row.values[2],
            case .text = row.values[3], case .integer = row.values[4], case .integer = row.values[5]
        else { return nil }
        return id
    }

    private enum State {
        case whole
        /// Its row went meanwhile.
        case gone
        case closed
        case missing
        case damaged
    }

    private func state(of place: BlobPlace, under keys: [any Sealing]) async throws -> State {
        do {
            for key in keys {
                guard let blob = try await find(place, under: key) else { continue }
                for try await _ in blobs.content(of: blob) {}
                return .whole
            }
            _ = try await blobs.store.open(place).read(upTo: 1)
            guard try await isNamed(place) else { return .gone }
            // The key of a case that speaks of it should have opened it.
            return keys.count > 1 ? .damaged : .closed
        } catch BlobFailure.missing {
            return try await isNamed(place) ? .missing : .gone
        } catch BlobFailure.altered {
            return .damaged
        }
    }

    /// Nil where the key is not the file's, or its row went.
    private func find(_ place: BlobPlace, under key: any Sealing) async throws -> Blob? {
        try await database.read { [blobs] transaction -> Blob? in
            do {
                return try blobs.find(place.id, office: place.office, sealing: key, in: transaction)
            } catch is SealFailure {
                return nil
            }
        }
    }

    private func isNamed(_ place: BlobPlace) async throws -> Bool {
        try await database.read { transaction in
            try transaction.row("SELECT id FROM blobs WHERE office_id = \(place.office) AND id = \(place.id)") != nil
        }
    }
}
