import Contracts
import Language
import Runtime

/// A form with wrong members, each named.
struct InvalidForm: Error, Equatable {
    let errors: [FieldError]
}

/// The wrong members found so far.
struct FormFindings {
    private(set) var errors: [FieldError] = []

    mutating func add(_ pointer: String, _ detail: String) {
        errors.append(FieldError(pointer: "#\(pointer)", detail: detail))
    }

    /// A text that must be there.
    mutating func text(
        _ member: FormMember<String>,
        _ pointer: String,
        limit: Int,
        isMultiline: Bool = false
    ) -> String? {
        switch member {
        case .absent:
            add(pointer, "is required")
            return nil
        case .wrongType:
            add(pointer, "must be text")
            return nil
        case .value(let text):
            return checked(text, pointer, limit, isMultiline, isRequired: true)
        }
    }

    /// A text that may be absent; one of which nothing can be seen counts as absent.
    mutating func optionalText(
        _ member: FormMember<String>,
        _ pointer: String,
        limit: Int,
        isMultiline: Bool = false
    ) -> String? {
        switch member {
        case .absent: return nil
        case .wrongType:
            add(pointer, "must be text")
            return nil
        case .value(let text):
            return checked(text, pointer, limit, isMultiline, isRequired: false)
        }
    }

    mutating func size(_ member: FormMember<Int>, _ pointer: String) -> Int? {
        switch member {
        case .absent: return nil
        case .value(let size) where size >= 0: return size
        case .wrongType, .value:
            add(pointer, "must be a whole number of bytes, 0 or more")
            return nil
        }
    }

    /// A whole number that must be there.
    mutating func number(
        _ member: FormMember<Int>,
        _ pointer: String,
        in range: ClosedRange<Int>
    ) -> Int? {
        switch member {
        case .absent: add(pointer, "is required")
        case .value(let number) where range.contains(number): return number
        case .wrongType, .value:
            add(pointer, "must be a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return nil
    }

    private mutating func checked(
        _ text: String,
        _ pointer: String,
        _ limit: Int,
        _ isMultiline: Bool,
        isRequired: Bool
    ) -> String? {
        let content = text.trimmed
        guard content.isVisible else {
            if isRequired { add(pointer, "must not be empty") }
            return nil
        }
        guard content.unicodeScalars.count <= limit else {
            add(pointer, "must have at most \(limit) characters")
            return nil
        }
        guard !content.unicodeScalars.contains(where: { isControl($0, isMultiline) }) else {
            add(
                pointer,
                isMultiline
                    ? "must not hold control characters"
                    : "must not hold line breaks or control characters"
            )
            return nil
        }
        return content
    }

    private func isControl(_ scalar: Unicode.Scalar, _ isMultiline: Bool) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: !isMultiline
        // All that Unicode calls a control character.
        case 0x00...0x1F, 0x7F...0x9F: true
        // Line and paragraph separators break header lines as CR and LF do.
        case 0x2028, 0x2029: true
        default: false
        }
    }
}
