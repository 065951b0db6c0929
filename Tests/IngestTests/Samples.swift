import Contracts
import FoundationEssentials
import HTTP
import TestSupport

@testable import Ingest

/// A form as JSON text, each member as it is written.
enum FormJSON {
    static let complete = [
        "source": #""modelisation""#,
        "objet": #""Vase en céramique""#,
        "description": #""Un vase blanc de 20 cm, simple, sans décor.""#,
        "user_email": #""anna@example.com""#,
        "user_name": #""Anna Dupont""#,
    ]

    /// The complete form with other members; an empty text leaves one out.
    static func with(_ members: [String: String]) -> String {
        text(complete.merging(members) { $1 })
    }

    static func text(_ members: [String: String]) -> String {
        let written = members.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
            .map { "\"\($0)\":\($1)" }
        return "{\(written.joined(separator: ","))}"
    }

    static let modelisation = with([:])
    static let support = with([
        "source": #""contact""#, "objet": #""Facture""#,
        "description": #""Ma facture de mars est fausse.""#,
    ])
    static let english = with([
        "objet": #""A white vase""#,
        "description": #""Please make the model of a plain white vase, 20 cm, for my shop.""#,
    ])
}

extension IngestFixture {
    func submit(
        _ form: String = FormJSON.modelisation,
        key: String? = nil,
        headers: Headers = Headers()
    ) async -> Response {
        await client.send(.post, "/webhook/request", body: form, key: key, headers: headers)
    }

    /// Submits a form that is answered within the wait.
    func answer(
        _ form: String = FormJSON.modelisation,
        key: String? = nil
    ) async throws -> RequestAnswer {
        let response = await submit(form, key: key)
        guard response.status == 200 else { throw NotAnswered(body: response.text) }
        return try response.decoded(RequestAnswer.self)
    }

    /// The path of the page that the last mail to a client links to.
    func page() throws -> String {
        let mails = house.inputs(.sendMail, as: MailToSend.self)
        guard let url = mails.last(where: { !$0.text.isEmpty })?.text else { throw NoLink() }
        return String(url.dropFirst("https://guichet.example.com".count))
    }

    /// Posts the page's form.
    func press(_ action: String, _ message: String = "", on page: String) async -> Response {
        await client.send(
            .post,
            page,
            body: "action=\(action)&message=\(PercentEncoding.encoded(message))",
            headers: ["Content-Type": "application/x-www-form-urlencoded"]
        )
    }

    /// Posts the page's form with files.
    func send(_ form: MultipartForm, to page: String) async -> Response {
        await client.send(
            .post,
            page,
            bytes: form.body,
            headers: ["Content-Type": MultipartForm.type]
        )
    }

    func validation(_ ticket: String) async throws -> ValidationDetails {
        try await client.call(
            IngestAPI.showValidation,
            Nothing(),
            parameters: ["ticket": ticket]
        )
    }
}

/// A form was not answered with 200.
struct NotAnswered: Error {
    let body: String
}

/// No mail with a link was sent.
struct NoLink: Error {}

extension Response {
    var text: String { String(decoding: bytes, as: UTF8.self) }
}
