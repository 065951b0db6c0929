import Curl

extension MailTransport {
    /// A mail server.
    static func smtp(_ client: SMTPClient) -> MailTransport {
        MailTransport(
            deliver: { parcel in
                guard let sender = parcel.mail.sender,
                    let mail = try? SMTPMail(
                        sender: sender,
                        recipient: parcel.mail.recipient,
                        content: parcel.content
                    )
                else { return .refused("not sendable") }
                return Delivery(await client.send(mail))
            },
            isRepeatable: false,
            lacking: { nil }
        )
    }
}

extension Delivery {
    init(_ outcome: SMTPOutcome) {
        self =
            switch outcome {
            case .accepted(let reply): .accepted("\(reply)")
            case .transientRefusal(let reply): .postponed("\(reply)")
            case .permanentRefusal(let reply): .refused("\(reply)")
            case .accountRefusal(let reply): .accountRefused("\(reply)")
            case .notReached(.cancelled): .calledOff
            case .notReached(let obstacle): .unreachable("\(obstacle)")
            case .unknown(let doubt): .unknown("\(doubt)")
            }
    }
}
