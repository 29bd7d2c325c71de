import Store
import Testing

@Suite struct PasswordHasherTests {
    private let cheap = PasswordCost(memoryKiB: 64, passes: 1)

    @Test func theStandardCostIsInTheHash() async throws {
        let hash = try await PasswordHasher().hash("rahasia", lane: .everyone)
        #expect(hash.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
        #expect(try await PasswordHasher().verify("rahasia", against: hash, lane: .officers))
    }

    @Test func onlyTheSamePasswordIsRight() async throws {
        let hasher = PasswordHasher(cost: cheap)
        let hash = try await hasher.hash("kata sandi é", lane: .everyone)
        #expect(hash != (try await hasher.hash("kata sandi é", lane: .everyone)))
        #expect(try await hasher.verify("kata sandi é", against: hash, lane: .everyone))
        for wrong in ["", "kata sandi e", "kata sandi é ", "Kata sandi é"] {
            #expect(try await hasher.verify(wrong, against: hash, lane: .everyone) == false)
        }
        for broken in ["", "$argon2id$", String(repeating: "x", count: 500)] {
            #expect(try await hasher.verify("kata sandi é", against: broken, lane: .everyone) == false)
        }
    }

    @Test func whoHasNoAccountIsRefusedAfterTheSameWork() async throws {
        let hasher = PasswordHasher(cost: cheap)
        #expect(try await hasher.verify("a", against: nil, lane: .everyone) == false)
        #expect(try await hasher.verify("a", against: nil, lane: .everyone) == false)
    }

    @Test func aHashOfAnotherCostIsToBeMadeAnew() async throws {
        let hash = try await PasswordHasher(cost: cheap).hash("a", lane: .everyone)
        #expect(!PasswordHasher(cost: cheap).needsRehash(hash))
        #expect(PasswordHasher(cost: PasswordCost(memoryKiB: 64, passes: 2)).needsRehash(hash))
        #expect(PasswordHasher(cost: cheap).needsRehash("nonsense"))
    }

    @Test func aPasswordWithoutEndIsNotHashed() async throws {
        let long = String(repeating: "x", count: PasswordHasher.longest + 1)
        let hasher = PasswordHasher(cost: cheap)
        let refused = await failure(PasswordFailure.self) { _ = try await hasher.hash(long, lane: .everyone) }
        #expect(refused == .tooLong)
        #expect(try await hasher.verify(long, against: nil, lane: .everyone) == false)
    }

    @Test func aFloodIsTurnedAwayAndOfficersStillGetIn() async throws {
        let hasher = PasswordHasher(
            cost: PasswordCost(memoryKiB: 8 * 1024, passes: 2), officersQueue: 16, everyonesQueue: 4)
        let outcomes = await withTaskGroup(of: (PasswordHasher.Lane, PasswordFailure?).self) { group in
            for number in 0..<80 {
                let lane: PasswordHasher.Lane = number.isMultiple(of: 10) ? .officers : .everyone
                group.addTask {
                    do {
                        _ = try await hasher.hash("a", lane: lane)
                        return (lane, nil)
                    } catch {
                        return (lane, error as? PasswordFailure)
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.filter { $0.0 == .officers }.allSatisfy { $0.1 == nil })
        #expect(outcomes.contains { $0.0 == .everyone && $0.1 == nil })
        #expect(outcomes.contains { $0.1 == .busy })
    }
}
