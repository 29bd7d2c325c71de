/// Does one kind of work.
public protocol WorkHandler: Sendable {
    /// Does the work, outside any transaction, and returns how to record what came of it. The worker runs that record in
    /// **one** transaction with the completion, so that there is never a result without its end, nor an end without its
    /// result. It may run twice, as every write closure.
    ///
    /// It must be done well before the worker's lease ends: give outside calls a time limit of their own.
    /// - Throws: anything; the work is then tried again later. `WorkImpossible`: it is given up at once.
    func perform(_ claim: WorkClaim) async throws -> WorkRecord

    /// Why an attempt failed, for the person who will read it beside the work: in Indonesian, and without what they may
    /// not know.
    func cause(of error: any Error, in claim: WorkClaim) -> String

    /// Makes the task that a person sees, in the transaction in which the work is given up. Where this fails the work
    /// is given up without it.
    func gaveUp(_ claim: WorkClaim, cause: String, in transaction: any Transaction) throws
}

extension WorkHandler {
    public func cause(of error: any Error, in claim: WorkClaim) -> String { String(describing: error) }

    public func gaveUp(_ claim: WorkClaim, cause: String, in transaction: any Transaction) throws {}
}

/// What is written about finished work.
public typealias WorkRecord = @Sendable (any Transaction) throws -> Void
