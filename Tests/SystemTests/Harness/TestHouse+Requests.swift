import Contracts
import Curl
import Foundation
import HTTP
import ServiceKit
import StrictJSON

/// A request's answer, or the word that it is being worked on.
enum Submitted: Sendable {
    case answered(RequestAnswer)
    case accepted(RequestProgress)
}

extension TestHouse {
    /// Posts a request as a form does.
    func submit(_ request: RequestSubmission, key: String? = nil) async throws -> Submitted {
        var headers: Headers = ["Content-Type": "application/json"]
        if let key { headers["Idempotency-Key"] = key }
        return try await submit(try WireCoding.encode(request), headers)
    }

    /// Posts a request with a picture, as a browser does.
    func submitForm(_ request: RequestSubmission, key: String) async throws -> Submitted {
        let form = BrowserForm(
            fields: [
                ("source", request.source.rawValue), ("objet", request.objet),
                ("description", request.description), ("user_email", request.userEmail),
            ],
            file: ("fichiers", "photo.png", "image/png", FileSource.picture)
        )
        return try await submit(
            form.body,
            ["Content-Type": form.contentType, "Idempotency-Key": key]
        )
    }

    private func submit(_ body: Data, _ headers: Headers) async throws -> Submitted {
        let answer = try await http.send(
            OutgoingRequest(
                method: .post,
                url: url(.ingest) + "/webhook/request",
                headers: headers,
                body: .bytes(body),
                timeout: 30
            )
        )
        switch answer.status {
        case 200:
            return .answered(try WireCoding.decode(RequestAnswer.self, from: answer.body))
        case 202:
            return .accepted(try WireCoding.decode(RequestProgress.self, from: answer.body))
        default:
            throw UnexpectedAnswer(
                status: answer.status,
                body: String(decoding: answer.body, as: UTF8.self)
            )
        }
    }

    /// The mails in the mail folder, as text.
    func mails() throws -> [String] {
        let mailFolder = "\(dataFolder)/mail"
        guard FileManager.default.fileExists(atPath: mailFolder) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: mailFolder)
            .filter { $0.hasSuffix(".eml") }
            .map { try String(contentsOfFile: "\(mailFolder)/\($0)", encoding: .utf8) }
    }

    /// The journal's counts as `/metrics` shows them, by kind and state.
    func runCounts() async throws -> RunFigures {
        let answer = try await http.send(
            OutgoingRequest(method: .get, url: url(.ingest) + "/metrics", timeout: 5)
        )
        return RunFigures(metrics: String(decoding: answer.body, as: UTF8.self))
    }

    /// All tickets in the desk.
    func tickets() async throws -> [DeskTicket] {
        var tickets: [DeskTicket] = []
        var query = ["limit": "200"]
        while true {
            let page = try await call(.desk, DeskAPI.listTickets, Nothing(), query: query)
            tickets += page.tickets
            guard let next = page.next else { return tickets }
            query["before"] = next
        }
    }

    /// All production tasks in the desk.
    func tasks() async throws -> [DeskTask] {
        var tasks: [DeskTask] = []
        var query = ["limit": "200"]
        while true {
            let page = try await call(.desk, DeskAPI.listTasks, Nothing(), query: query)
            tasks += page.tasks
            guard let next = page.next else { return tasks }
            query["before"] = next
        }
    }
}

struct UnexpectedAnswer: Error {
    let status: Int
    let body: String
}

/// The figures of `guichet_runs`.
struct RunFigures: Sendable {
    private var values: [String: Int] = [:]

    init(metrics: String) {
        for line in metrics.split(separator: "\n") where line.hasPrefix("guichet_runs{") {
            let parts = line.split(separator: " ")
            values[String(parts[0])] = Int(parts[1])
        }
    }

    func count(_ kind: String, _ state: String) -> Int {
        values["guichet_runs{kind=\"\(kind)\",state=\"\(state)\"}"] ?? 0
    }

    /// Over all kinds.
    func total(_ state: String) -> Int {
        values.filter { $0.key.contains("state=\"\(state)\"") }.reduce(0) { $0 + $1.value }
    }

    var isConserved: Bool {
        total("received")
            == total("running") + total("waiting") + total("done") + total("quarantined")
    }
}

extension RequestSubmission {
    /// A modelling request with a file, quoted at one credit.
    static func modelling(_ mark: String, file: String? = nil) -> RequestSubmission {
        RequestSubmission(
            source: .modelisation,
            objet: "Boîte de rangement \(mark)",
            description:
                "Bonjour, merci de modéliser en 3D une boîte de rangement simple, 30 x 20 x 10 cm, "
                + "en plastique uni. Référence \(mark).",
            userEmail: "client-\(mark)@example.com",
            userName: "Camille Exemple",
            fichiers: file.map { [RequestFile(name: "photo-\(mark).png", url: $0)] }
        )
    }

    /// A support request.
    static func support(_ mark: String) -> RequestSubmission {
        RequestSubmission(
            source: .contact,
            objet: "Problème de paiement \(mark)",
            description: "Bonjour, mon paiement par carte est refusé depuis hier. Merci.",
            userEmail: "client-\(mark)@example.com"
        )
    }
}
