import Connectors
import Procedures
import Services
import Store

/// Errors of the lower floors in a sentence for whoever typed the command.
enum Wording {
    static func isKnown(_ error: any Error) -> Bool { sentence(error) != nil }

    static func of(_ error: any Error) -> String { sentence(error) ?? String(describing: error) }

    private static func sentence(_ error: any Error) -> String? {
        switch error {
        case let trouble as OperatorTrouble: trouble.description
        case let failure as KeyFailure: failure.description
        case let failure as SigningKeyFailure: failure.description
        case let failure as DatabaseFailure: failure.description
        case let failure as ClockFailure: failure.description
        case let failure as MigrationFailure: failure.description
        case let failure as FileFailure: failure.description
        case let failure as BlobFailure: failure.description
        case let failure as BackupFailure: failure.description
        case let away as RootsAway: away.description
        case let trouble as CaseEventCoding.Trouble where trouble.isNewer: trouble.description
        case let exists as RootExists: exists.message + "."
        case let denial as Denial: denial.message
        case let trouble as OfficeTrouble: trouble.message + "."
        case let troubles as FieldTroubles:
            troubles.messages.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)." }.joined(
                separator: "\n       ")
        default: nil
        }
    }
}
