import Forms
import Procedures

/// A procedure that is sound by construction: blocks of one entry and one goal are put inside one another.
///
/// The same seed always gives the same procedure.
struct RandomProcedure {
    /// What a procedure may hold; a property test asserts that each occurs often enough.
    enum Construct: String, CaseIterable, Hashable {
        case sequence, choice, fork, join, loop, eitherOf, skip, timeOut, pause, sub, effect, branch, stop, jointWork
    }

    let seed: UInt64
    let procedure: Procedure
    let constructs: Set<Construct>

    init(seed: UInt64) {
        var builder = RandomProcedureBuilder(seed: seed)
        self.seed = seed
        procedure = builder.build()
        constructs = builder.constructs
    }

    /// The world that the procedures name: the effect `contoh.buat` and the procedure `anak`.
    static let catalogue: Catalogue = {
        var catalogue = Catalogue()
        catalogue.effects = [
            EffectDeclaration(
                name: "contoh.buat", title: "Membuat contoh", kind: .idempotent,
                parameters: [.init("nama", [.text], required: true)],
                outcomes: [Option(name: "berhasil", label: "Berhasil"), Option(name: "terpakai", label: "Terpakai")],
                outputs: [.init("alamat", "Alamat", .text)])
        ]
        catalogue.procedures = ["anak": child]
        return catalogue
    }()

    /// The smallest procedure that another may call: its results are `diterima` and `dicabut`.
    static let child: Procedure = {
        var child = Procedure(name: "anak", version: 1, title: "Anak", officeKinds: ["dinas"], start: "minta")
        var applicant = Lane(name: "pemohon", title: "Pemohon", party: .applicant)
        applicant.applicants = Lane.ApplicantKind.allCases
        child.lanes = [applicant]
        var step = Step(name: "minta", text: "Meminta", isDecision: false)
        step.performers = .one("pemohon")
        var outcome = Outcome(name: Outcome.implicitName, label: "Selesai", targets: ["diterima"])
        outcome.isImplicit = true
        step.outcomes = [outcome]
        child.steps = [step]
        child.results = [
            CaseResult(name: "diterima", title: "Diterima", kind: .success),
            CaseResult(name: "dicabut", title: "Dicabut", kind: .withdrawn),
        ]
        child.withdrawal = Withdrawal(result: "dicabut", lanes: ["pemohon"])
        return child
    }()
}
