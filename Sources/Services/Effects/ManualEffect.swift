import Forms
public import Procedures
public import Store

/// What the form of an effect that a person does shows before they type.
public struct ManualEffect: Sendable {
    public let instruction: String
    /// Output → what is proposed: the address that was asked for, the next free IP.
    public let suggestions: [String: String]
    /// Why the system did not manage, where it tried.
    public let cause: String?
    /// It may have happened: the system stopped, or got no answer, before it knew.
    public let isUncertain: Bool
    /// Whether the system may be asked to try once more.
    public let mayRetry: Bool

    public static func load(
        _ key: EffectKey, _ state: EffectState, of look: CaseLook, _ environment: Environment,
        in transaction: any ReadTransaction
    ) throws -> ManualEffect {
        guard let effect = EffectTable.effect(state.effect) else { throw CaseMissing() }
        let call = EffectCall(
            office: look.office, caseID: look.id, key: key, effect: state.effect, arguments: state.arguments,
            now: environment.now)
        let proposed = try effect.suggest(call, transaction)
        let (cause, isUncertain): (String?, Bool) =
            switch state.status {
            case .failed(let cause): (cause, false)
            case .uncertain(let cause): (cause, true)
            default: (nil, false)
            }
        return ManualEffect(
            instruction: effect.instruction(call),
            suggestions: proposed.compactMapValues { if case .text(let text) = $0 { text } else { nil } }, cause: cause,
            isUncertain: isUncertain,
            mayRetry: cause != nil && CaseServices.runsItself(state.effect, adoption: look.adoption))
    }
}
