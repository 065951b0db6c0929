import Contracts

/// Why a message cannot be written.
enum CompositionError: Error, Equatable {
    case unknownTemplate
    case wrongFields([FieldError])
}
