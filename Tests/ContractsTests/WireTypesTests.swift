import Contracts
import FoundationEssentials
import Testing

@Suite("On the wire")
struct WireTypesTests {
    @Test func `a request keeps the names of existing forms`() throws {
        try expectWire(
            RequestSubmission(
                source: .modelisation,
                objet: "Chaise",
                description: "Une chaise en bois",
                userEmail: "anna@example.com",
                userName: "Anna",
                fichiers: [RequestFile(name: "a.png", url: "https://example.com/a.png", size: 3)]
            ),
            """
            {"description":"Une chaise en bois","fichiers":[{"name":"a.png","size":3,\
            "url":"https://example.com/a.png"}],"objet":"Chaise","source":"modelisation",\
            "user_email":"anna@example.com","user_name":"Anna"}
            """
        )
    }

    @Test func `a form without name and files is a request`() throws {
        let request = try read(
            RequestSubmission.self,
            #"{"source":"contact","objet":"o","description":"d","user_email":"a@example.com"}"#
        )
        #expect(request.userName == nil)
        #expect(request.fichiers == nil)
        #expect(request.source.kind == .support)
    }

    @Test func `a problem leaves out what it does not say`() throws {
        try expectWire(
            Problem(type: "urn:guichet:problem:x", title: "Wrong", status: 422),
            #"{"status":422,"title":"Wrong","type":"urn:guichet:problem:x"}"#
        )
        try expectWire(
            Problem(
                type: "urn:guichet:problem:validation",
                title: "Wrong",
                status: 422,
                detail: "1 field is not valid.",
                errors: [FieldError(pointer: "#/objet", detail: "is required")]
            ),
            """
            {"detail":"1 field is not valid.","errors":[{"detail":"is required",\
            "pointer":"#/objet"}],"status":422,"title":"Wrong",\
            "type":"urn:guichet:problem:validation"}
            """
        )
    }

    @Test func `a problem of another server is read, whatever else it tells`() throws {
        let problem = try read(
            Problem.self,
            #"{"type":"about:blank","title":"Gone","status":410,"instance":"/x","trace":[1]}"#
        )
        #expect(problem == Problem(type: "about:blank", title: "Gone", status: 410))
    }

    @Test func `a validation by hand says null while there is no task`() throws {
        let outcome = ValidationOutcome(
            success: true,
            ticketID: Ticket.ID("T-1"),
            subtaskID: nil,
            credits: 2,
            message: "ok"
        )
        try expectWire(
            outcome,
            """
            {"credits":2,"message":"ok","subtask_id":null,"success":true,"ticket_id":"T-1"}
            """
        )
    }

    @Test func `a reply's reading names the client's own words`() throws {
        try expectWire(
            ReplyClassification(
                ownWords: "Je valide",
                intent: .validation,
                confidence: 97,
                language: .french,
                evidence: ["je valide"]
            ),
            """
            {"confidence":97,"evidence":["je valide"],"intent":"validation","language":"fr",\
            "own_words":"Je valide"}
            """
        )
    }

    @Test func `the health of Ingest has the names that monitors read`() throws {
        try expectWire(
            IngestHealth(
                status: "ok",
                version: "1",
                features: IngestHealth.Features(
                    classification: true,
                    fileUpload: true,
                    hubspot: false,
                    clickup: false,
                    creditValidation: true,
                    notifications: true
                ),
                workflow: IngestHealth.Workflow(support: "immediate_ticket", modelisation: "x")
            ),
            """
            {"features":{"classification":true,"clickup":false,"credit_validation":true,\
            "file_upload":true,"hubspot":false,"notifications":true},"status":"ok",\
            "version":"1","workflow":{"modelisation":"x","support":"immediate_ticket"}}
            """
        )
    }

    @Test func `an identifier is a plain string`() throws {
        try expectWire([Ticket.ID("T-1")], #"["T-1"]"#)
        #expect("\(Ticket.ID("T-1"))" == "T-1")
        #expect(throws: DecodingError.self) { try read([Ticket.ID].self, "[1]") }
    }

    @Test func `a quote needs all three parts to be complete`() {
        #expect(Completeness(visual: true, object: true, description: true).complete)
        #expect(!Completeness(visual: false, object: true, description: true).complete)
        #expect(!Completeness(visual: true, object: false, description: true).complete)
        #expect(!Completeness(visual: true, object: true, description: false).complete)
    }
}
