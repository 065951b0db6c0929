import Contracts
import FoundationEssentials
import HTTP
import TestSupport

@testable import Ingest

extension IngestFixture {
    static let toSupport = #"{"type":"SUPPORT"}"#
    static let toModelisation = #"{"type":"MODELISATION"}"#

    /// Says what a request is.
    func correct(
        _ request: String,
        _ body: String = toSupport,
        key: String? = "k"
    ) async -> Response {
        await client.send(.post, "/requests/\(request)/type", body: body, key: key)
    }

    /// The same, kept.
    func corrected(
        _ request: CustomerRequest.ID,
        _ body: String = toSupport,
        key: String? = "k"
    ) async throws -> TypeCorrected {
        let response = await correct(request.rawValue, body, key: key)
        guard response.status == 200 else { throw NotAnswered(body: response.text) }
        return try response.decoded(TypeCorrected.self)
    }

    func corrections(_ query: String = "") async throws -> LabelledRequestPage {
        try await client.call(IngestAPI.listCorrections, Nothing(), query: query)
    }

    /// The texts of the notes on tickets, in order.
    var notes: [String] {
        house.inputs(.addNote, as: AboutTicket<NoteToAdd>.self).map(\.content.text)
    }
}
