import Contracts

/// What was sent cannot be stored as it is.
struct InvalidInput: Error, Equatable {
    /// The wrong fields, in the order of the input; never empty.
    let errors: [FieldError]
}
