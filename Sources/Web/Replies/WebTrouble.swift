/// What can be wrong with a request itself.
enum WebTrouble: Error, Hashable {
    /// The form's token is not that of this browser's session.
    case formExpired
    /// The form was sent from a page of another host.
    case foreignForm
    case tooBig
    /// The address leads nowhere, or nowhere for this person.
    case notFound
}
