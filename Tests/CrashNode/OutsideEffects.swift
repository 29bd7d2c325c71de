#if DEBUG
    import Procedures
    @testable import Services
    import Store

    /// Two effects of the shipped SOPs, done by an outside service: `akun.cari` as one that must not be repeated blindly,
    /// `akun.buat` as one that is looked up first.
    struct OutsideEffects: Sendable {
        let service: OutsideService

        @Sendable func effect(_ name: String) -> Effect? {
            guard let known = EffectTable.effect(name) else { return nil }
            switch name {
            case "akun.cari":
                return made(of: known, .uncertain) { call in
                    try await service.post("/sekali/\(visit(of: call))")
                    // By the case, so that the same always goes the same way.
                    return EffectAnswer((call.caseID.utf8.last ?? 0).isMultiple(of: 2) ? "ada" : "tidak-ada")
                }
            case "akun.buat":
                return made(of: known, .checkable) { call in
                    let path = "/periksa/\(visit(of: call))"
                    if try await service.isThere(path) { return EffectAnswer("berhasil") }
                    do {
                        try await service.post(path)
                    } catch EffectFailure.uncertain(let cause) {
                        // It can be looked up, at the next attempt.
                        throw EffectFailure.technical(cause)
                    }
                    return EffectAnswer("berhasil")
                }
            default: return known
            }
        }

        /// The same for every try.
        private func visit(of call: EffectCall) -> String { "\(call.caseID).\(call.key.step).\(call.key.visit)" }

        private func made(
            of known: Effect, _ kind: EffectDeclaration.Kind,
            _ run: @Sendable @escaping (EffectCall) async throws -> EffectAnswer
        ) -> Effect {
            let declared = known.declaration
            return Effect(
                EffectDeclaration(
                    name: declared.name, title: declared.title, kind: kind, parameters: declared.parameters,
                    outcomes: declared.outcomes, outputs: declared.outputs, undo: declared.undo),
                run: { call, _ in try await run(call) }, instruction: known.instruction)
        }
    }
#endif
