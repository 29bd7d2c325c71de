/// A form that came to nothing: why, and what somebody had typed into it, so that the page can give it back.
struct UnsentForm: Error {
    let cause: any Error
    let form: Form
}
