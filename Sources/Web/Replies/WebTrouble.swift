import HTTPTypes

/// What can be wrong with a request itself.
enum WebTrouble: Error, Hashable {
    /// The form was sent from a page of another host.
    case foreignForm
    case tooBig
    /// What was being sent stopped coming, or came slower than any line.
    case tooSlow
    /// The address leads nowhere, or nowhere for this person.
    case notFound
    /// The address is there, but not for this method; for these.
    case wrongMethod([HTTPRequest.Method])
    /// More than one host is named (RFC 9112 §3.2): a proxy may have read another one than we would.
    case severalHosts
}
