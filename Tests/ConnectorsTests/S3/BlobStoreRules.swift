import Store
import Testing

/// One rule that every blob store keeps, on an empty store of its own.
struct BlobStoreRule: Sendable, CustomTestStringConvertible {
    let name: String
    /// A server that writes over what is there, whatever it is asked, cannot keep it.
    var needsConditions = false
    let check: @Sendable (any BlobStore) async throws -> Void

    var testDescription: String { name }

    static let place = BlobPlace(office: "kominfo", id: "abc-1")

    static let all = [
        BlobStoreRule(name: "every length comes back, in pieces of any size") { store in
            for count in [0, 1, 42, 65_536, (1 << 20) - 1, 1 << 20, (2 << 20) + 17] {
                let place = BlobPlace(office: "kominfo", id: "panjang-\(count)")
                let bytes = noise(count)
                try await store.put(bytes, at: place)
                for size in [65_553, 1 << 20, 3 << 20] {
                    #expect(try await store.bytes(at: place, by: size) == bytes, "\(count) bytes by \(size)")
                }
            }
        },
        BlobStoreRule(name: "what is missing is told as missing, and removed without complaint") { store in
            #expect(await blobFailure { _ = try await store.open(place) } == .missing(id: place.id))
            try await store.remove(place)
            try await store.put([1, 2, 3], at: place)
            try await store.remove(place)
            #expect(await blobFailure { _ = try await store.open(place) } == .missing(id: place.id))
            try await store.remove(place)
        },
        BlobStoreRule(name: "an unfinished file is no file, an abandoned one leaves its place free") { store in
            let sink = try await store.create(place)
            try await sink.write([1, 2, 3])
            #expect(await blobFailure { _ = try await store.open(place) } == .missing(id: place.id))
            await sink.abandon()
            #expect(await blobFailure { _ = try await store.open(place) } == .missing(id: place.id))
            try await store.put([4], at: place)
            #expect(try await store.bytes(at: place) == [4])
        },
        BlobStoreRule(name: "a place that is taken keeps what it has", needsConditions: true) { store in
            try await store.put([1, 2, 3], at: place)
            #expect(await blobFailure { try await store.put([4, 5], at: place) } == .taken(id: place.id))
            #expect(try await store.bytes(at: place) == [1, 2, 3])
        },
        BlobStoreRule(name: "every file is listed with its office, by when it was written") { store in
            let places = ["a", "b", "c"].flatMap { id in
                ["desa", "kominfo"].map { BlobPlace(office: $0, id: id) }
            }
            for place in places { try await store.put([7], at: place) }
            let found = try await store.places(writtenBefore: .max)
            #expect(found.count == places.count && Set(found) == Set(places))
            // Any day of this century.
            #expect(try await store.places(writtenBefore: 978_307_200).isEmpty)
            try await store.remove(places[0])
            #expect(try await Set(store.places(writtenBefore: .max)) == Set(places.dropFirst()))
        },
        BlobStoreRule(name: "a sealed file comes back to who has its key, and an altered one is noticed") { store in
            let blobs = Blobs(store: store)
            let content = noise(200_000)
            let written = try await blobs.write(content, office: "kominfo")
            let blob = Blob(written, mediaType: "image/png", createdAt: 0)
            #expect(try await blobs.bytes(of: blob) == content)
            var stored = try await store.bytes(at: written.place)
            #expect(stored.count > content.count && stored != content)
            stored[100_000] ^= 1
            try await store.remove(written.place)
            try await store.put(stored, at: written.place)
            #expect(await blobFailure { _ = try await blobs.bytes(of: blob) } == .altered(id: written.place.id))
        },
        BlobStoreRule(name: "several at once are each their own") { store in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 1...20 {
                    group.addTask {
                        let place = BlobPlace(office: "kominfo", id: "n-\(number)")
                        try await store.put([UInt8](repeating: UInt8(number), count: number * 1000), at: place)
                        #expect(
                            try await store.bytes(at: place) == [UInt8](repeating: UInt8(number), count: number * 1000))
                    }
                }
                try await group.waitForAll()
            }
        },
        BlobStoreRule(name: "a store that keeps files says that it is well") { store in try await store.check() },
    ]
}
