import Curl

extension MailTransport {
    /// A mail server.
    static func smtp(_ client: SMTPClient) -> MailTransport {
        MailTransport(
            deliver: { parcel in
                guard let sender = parcel.mail.sender else {
                    return .refused("not sendable: no sender")
                }
                do throws(SMTPMail.Fault) {
                    let mail = try SMTPMail(
                        sender: sender,
                        recipient: parcel.mail.recipient,
                        content: parcel.content
                    )
                    return Delivery(await client.send(mail))
                } catch {
                    return .refused("not sendable: \(error)")
                }
            },
            isRepeatable: false,
            lacking: { nil },
            obstacle: {
                guard let outcome = await client.check() else { return nil }
                let delivery = Delivery(outcome)
                return MailObstacle(
                    word: delivery.trouble ?? "called off",
                    isOfAccount: !delivery.isOutage
                )
            }
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
            case .accountRefusal(let reply) where reply.enhanced == "5.4.5":
                .limitReached("\(reply)")
            case .accountRefusal(let reply): .accountRefused("\(reply)")
            case .notReached(.cancelled): .calledOff
            case .notReached(let obstacle): .unreachable("\(obstacle)")
            case .unknown(let doubt): .unknown("\(doubt)")
            }
    }
}
