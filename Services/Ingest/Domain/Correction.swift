import Contracts
import FoundationEssentials

/// Why a person's word about a request's type is not kept.
enum TypeCorrectionError: Error, Equatable {
    case unknownRequest

    /// Nothing is decided yet, or its work stands still: it is `running`,
    /// `waiting` or `quarantined`.
    case unfinished(String)

    /// The key was used before, for another word about the request.
    case keyReused
}

/// A request that is done: what it said, and what was decided about it.
struct DoneRequest: Sendable {
    let id: CustomerRequest.ID
    let received: ReceivedRequest
    let answer: RequestAnswer

    /// What a person says of it, as the first word or after an earlier one.
    ///
    /// - Parameters:
    ///   - type: The person's type.
    ///   - note: Why.
    ///   - standing: What stood until now.
    ///   - now: When it was said.
    /// - Returns: The word that takes the place of the earlier one.
    func corrected(
        to type: RequestKind,
        note: String?,
        after standing: Correction?,
        at now: Date
    ) -> Correction {
        let decided = answer.classification
        return Correction(
            example: LabelledRequest(
                objet: received.submission.objet,
                description: received.submission.description,
                fichiers: received.fileNames.map(\.name),
                formSource: received.submission.source,
                label: type,
                lang: received.language
            ),
            word: TypeCorrected(
                requestID: id,
                ticketID: answer.ticketID,
                type: type,
                classification: decided,
                isConfirmation: type == decided.typeFinal,
                revision: (standing?.word.revision ?? 0) + 1,
                correctedAt: now,
                message: CorrectionText.message(for: type, decided: decided.typeFinal)
            ),
            note: note
        )
    }
}

/// A person's word about a request's type, with the example that it makes.
struct Correction: Codable, Sendable, Equatable {
    let example: LabelledRequest
    let word: TypeCorrected
    let note: String?

    /// Whether it says just that.
    func says(_ type: RequestKind, note: String?) -> Bool {
        word.type == type && self.note == note
    }
}
