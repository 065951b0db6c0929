import Contracts
import Foundation
import Learning

@testable import Classification

/// Replies, as the service reads them with the model that it brings along.
enum Replies {
    private static let model = Result { try ModelShelf.builtIn(.replies) }

    static func opinion(
        on ownWords: String,
        state: ValidationStatus? = .pendingCredits,
        credits: Int? = nil
    ) throws -> ReplyOpinion {
        let read = ReadReply(ownWords, quoted: credits)
        let judgement = try model.get().judge(read.learned)
        return ReplyDecision(on: read, judgement, state: state).opinion
    }

    /// Reads a mail as it was received.
    static func intent(ofMail body: String) throws -> ReplyIntent {
        try opinion(on: OwnWords(ofMail: body).text).intent
    }

    /// The rows that are only measured on.
    static func evaluation() throws -> [LearningRow] {
        let home = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return try RowFile.rows(
            of: [home.appending(path: "Services/Classification/Evaluation/replies.jsonl").path]
        )
    }
}
