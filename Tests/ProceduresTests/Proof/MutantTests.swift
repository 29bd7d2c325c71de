import Procedures
import Testing

/// Sound procedures with a piece taken out: refused, or the piece made no difference.
@Suite struct MutantTests {
    @Test func mutantsAreRefusedOrBehaveAlike() {
        let first = Seed.of("MutantTests.mutantsAreRefusedOrBehaveAlike")
        var refused = 0
        var alike = 0
        for seed in first..<first + 80 {
            let original = RandomProcedure(seed: seed).procedure
            // The oracle is slow: what is too large for it must be refused.
            guard let whole = NaiveExplorer(original, limit: 60) else { continue }
            let behaviour = behaviour(of: whole)
            for mutant in mutants(of: original) {
                let isSound = Soundness.report(mutant.procedure).isSound
                if !isSound { refused += 1 }
                guard let oracle = NaiveExplorer(mutant.procedure, limit: 120) else {
                    #expect(!isSound, "seed \(seed): \(mutant.name)")
                    continue
                }
                #expect(isSound == oracle.isSound, "seed \(seed): \(mutant.name)")
                if oracle.isSound {
                    alike += 1
                    #expect(self.behaviour(of: oracle) == behaviour, "seed \(seed): \(mutant.name)")
                }
            }
        }
        print("MutantTests.mutantsAreRefusedOrBehaveAlike: \(refused) refused, \(alike) alike")
        #expect(refused > 200)
    }

    private struct Mutant {
        let name: String
        let procedure: Procedure
    }

    /// An arrow, a step (a branch with its arrows), an item of a `gabung`, or one of its alternatives is taken out.
    private func mutants(of original: Procedure) -> [Mutant] {
        var mutants: [Mutant] = []
        func add(_ name: String, _ change: (inout Procedure) -> Void) {
            var procedure = original
            change(&procedure)
            mutants.append(Mutant(name: name, procedure: procedure))
        }
        for (index, step) in original.steps.enumerated() {
            for (number, outcome) in step.outcomes.enumerated() {
                for target in outcome.targets.indices {
                    add("\(step.name):\(outcome.name) without \(outcome.targets[target])") {
                        $0.steps[index].outcomes[number].targets.remove(at: target)
                    }
                }
            }
            if let expiry = step.expiry {
                add("\(step.name):habis without \(expiry.targets)") { $0.steps[index].expiry?.targets = [] }
            }
            for (item, alternatives) in step.joins.enumerated() {
                add("\(step.name) without item \(alternatives)") { $0.steps[index].joins.remove(at: item) }
                for alternative in alternatives.indices where alternatives.count > 1 {
                    add("\(step.name) without \(alternatives[alternative])") {
                        $0.steps[index].joins[item].remove(at: alternative)
                    }
                }
            }
            if step.name != original.start { add("without \(step.name)") { $0.steps.remove(at: index) } }
        }
        return mutants
    }

    /// Which steps and results are open together, and what follows what.
    private func behaviour(of explorer: NaiveExplorer) -> Set<[Set<String>]> {
        func visible(_ tokens: NaiveExplorer.Tokens) -> Set<String> { tokens.filter { !$0.hasPrefix("j:") } }
        var behaviour = Set(explorer.markings.map { [visible($0)] })
        for (before, ways) in explorer.moves {
            for way in ways { behaviour.insert([visible(before), [way.label], visible(way.to)]) }
        }
        return behaviour
    }
}
