import Contracts
import Testing

@Suite("The answer to a request")
struct RequestAnswerTests {
    @Test func `names every member for a modelisation`() throws {
        try expectWire(
            RequestAnswer(
                status: .pendingValidation,
                requestID: CustomerRequest.ID("req_1"),
                ticketID: Ticket.ID("T-1"),
                ticketURL: "https://desk.example.com/tickets/T-1",
                isNewTicket: true,
                classification: .modelisation,
                filesUploaded: 2,
                validationStatus: .pendingCredits,
                creditsEstimes: 1,
                message: "Votre demande est reçue."
            ),
            """
            {"classification":{"coherent":true,"confiance":92,"method":"rules",\
            "raison":"fichier 3D","reclassifie":false,"type_detecte":"MODELISATION",\
            "type_final":"MODELISATION"},"credits_estimes":1,"files_uploaded":2,\
            "is_new_ticket":true,"message":"Votre demande est reçue.","request_id":"req_1",\
            "status":"pending_validation","ticket_id":"T-1",\
            "ticket_url":"https://desk.example.com/tickets/T-1",\
            "validation_status":"pending_credits"}
            """
        )
    }

    @Test func `says null where a support request has no estimate`() throws {
        let answer = RequestAnswer(
            status: .created,
            requestID: CustomerRequest.ID("req_2"),
            ticketID: Ticket.ID("T-2"),
            ticketURL: "https://desk.example.com/tickets/T-2",
            isNewTicket: false,
            classification: .modelisation,
            filesUploaded: 0,
            validationStatus: .notApplicable,
            creditsEstimes: nil,
            message: "Reçu."
        )
        let json = try wire(answer)
        #expect(json.contains(#""credits_estimes":null"#))
        #expect(json.contains(#""validation_status":"n/a""#))
        #expect(json.contains(#""is_new_ticket":false"#))
        #expect(try read(RequestAnswer.self, json) == answer)
    }

    @Test func `is read though it has members that this version does not know`() throws {
        let json = """
            {"message":"m","credits_estimes":2,"files_uploaded":0,"is_new_ticket":true,\
            "request_id":"r","status":"created","ticket_id":"t","ticket_url":"u",\
            "validation_status":"n/a","eta_days":[3,{"x":null}],"classification":\
            {"coherent":true,"confiance":50,"method":"oracle","raison":"","reclassifie":false,\
            "type_detecte":"RETOUR","type_final":"SUPPORT","score":0.5}}
            """
        let answer = try read(RequestAnswer.self, json)
        #expect(answer.classification.typeDetecte == RequestKind(rawValue: "RETOUR"))
        #expect(answer.classification.method.rawValue == "oracle")
        #expect(answer.creditsEstimes == 2)
    }
}

extension RequestClassification {
    static let modelisation = RequestClassification(
        typeDetecte: .modelisation,
        confiance: 92,
        raison: "fichier 3D",
        method: .rules,
        coherent: true,
        typeFinal: .modelisation,
        reclassifie: false
    )
}
