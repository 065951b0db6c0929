import Contracts
import FoundationEssentials

/// What a mail for a ticket's quote does, once it has been read.
struct MailJudgement: Sendable, Equatable {
    var decision: QuoteDecision

    /// Why a person must read it, where that is not plain, or what that person
    /// should know.
    var remark: String?

    /// Who wrote it, when it was not the client.
    var writer: String?

    /// Judges a mail.
    ///
    /// Only the client's own address speaks as the client, and only the
    /// admin's gives an estimate; of anybody else's mail a person is told. An
    /// address can be forged: a mail that only its subject ties to the ticket
    /// decides nothing.
    ///
    /// - Parameters:
    ///   - mail: What came in.
    ///   - reading: What its own words were read as.
    ///   - quote: What it is about, as it is now.
    ///   - quotesIt: Whether the mail quotes a link to the quote as it is now.
    ///   - admin: The admin's address, if there is one.
    ///   - estimateExpiry: Until when a quote would hold that it leads to.
    init(
        _ mail: ArrivedMail,
        _ reading: ReplyClassification,
        on quote: Quote,
        quotesIt: Bool,
        admin: Correspondent?,
        estimateExpiry: Date
    ) {
        let sender = Correspondent(mail.from)
        let isClient = sender != nil && sender == Correspondent(quote.userEmail)
        let isAdmin = sender != nil && sender == admin
        if isAdmin, quote.status == .pendingAdmin || !isClient {
            self = .admins(mail, reading, quote, estimateExpiry)
        } else if isClient {
            self = .clients(mail, reading, quote, quotesIt)
        } else {
            self.init(
                .ask,
                "Message reçu d'une autre adresse que celle du client : il n'a rien changé.",
                writer: mail.from.isEmpty ? "Expéditeur inconnu" : mail.from
            )
        }
        if mail.matchedBy == IncomingMail.bySubject, decision.isBinding {
            self.init(
                .ask,
                "Seul l'objet de ce message le rattache au ticket, et son expéditeur a pu être "
                    + "imité : il n'a rien changé.",
                writer: writer
            )
        }
    }

    private init(_ decision: QuoteDecision, _ remark: String? = nil, writer: String? = nil) {
        self.decision = decision
        self.remark = remark
        self.writer = writer
    }

    /// The same for a person, because the decision does not hold any more.
    func failing(with error: QuoteDecisionError) -> MailJudgement {
        let reason =
            switch error {
            case .alreadyValidated: "la demande est déjà validée"
            case .alreadyRejected: "la demande est déjà refusée"
            case .expired: "le devis a expiré"
            case .outdated: "un devis plus récent a remplacé celui-ci"
            case .notQuoted, .notForEstimate: "la demande attend autre chose"
            case .unknownTicket: "le ticket est inconnu"
            }
        return MailJudgement(
            .ask,
            "Message sans effet : \(reason).",
            writer: writer
        )
    }

    private static func admins(
        _ mail: ArrivedMail,
        _ reading: ReplyClassification,
        _ quote: Quote,
        _ expiry: Date
    ) -> MailJudgement {
        guard quote.status == .pendingAdmin else {
            return MailJudgement(
                .ask,
                "Votre message n'a rien changé : la demande n'attend pas d'estimation.",
                writer: mail.from
            )
        }
        guard let credits = AdminEstimate.credits(in: reading.ownWords) else {
            return MailJudgement(
                .ask,
                "Votre réponse n'a pas été comprise et n'a rien changé. Répondez seulement "
                    + "« 1 crédit » ou « 2 crédits ».",
                writer: mail.from
            )
        }
        return MailJudgement(
            .estimate(credits: credits, expiresAt: expiry),
            writer: mail.from
        )
    }

    private static func clients(
        _ mail: ArrivedMail,
        _ reading: ReplyClassification,
        _ quote: Quote,
        _ quotesIt: Bool
    ) -> MailJudgement {
        let decision = reading.intent.decision(
            on: quote,
            reading.ownWords,
            hasFiles: !mail.attachments.isEmpty
        )
        switch decision {
        case .accept, .refuse:
            // Times of mails have whole seconds.
            guard mail.receivedAt.timeIntervalSince(quote.quotedAt) > -1 else {
                return MailJudgement(
                    .ask,
                    "Message écrit avant le devis actuel : il n'a rien changé."
                )
            }
            guard quote.replaces == nil || quotesIt else {
                return MailJudgement(
                    .ask,
                    "Un nouveau devis a remplacé le précédent, et rien ne dit auquel des deux ce "
                        + "message répond : il n'a rien changé."
                )
            }
            return MailJudgement(decision)
        case .inform where mail.hasFilesElsewhere, .ask where mail.hasFilesElsewhere:
            return MailJudgement(
                .ask,
                "Des fichiers sont joints à ce message ; ils sont restés dans HubSpot."
            )
        case .ask where !mail.attachments.isEmpty:
            return MailJudgement(
                .ask,
                "Fichiers joints restés dans la boîte de réception : \(mail.attachments.count)."
            )
        case .ask:
            return MailJudgement(.ask, reading.reason)
        default:
            return MailJudgement(decision)
        }
    }
}

extension QuoteDecision {
    /// Whether it decides about the quote, and does not only say something.
    fileprivate var isBinding: Bool {
        switch self {
        case .accept, .refuse, .estimate, .requote, .validateByHand: true
        case .inform, .ask: false
        }
    }
}

extension ReplyIntent {
    /// What an answer of this intent does to a quote: anything that is not
    /// plainly one of the client's own decisions is for a person.
    ///
    /// Files that come while something is missing are what was asked for,
    /// whatever is said with them, unless that is no.
    func decision(
        on quote: Quote,
        _ words: String,
        hasFiles: Bool = false
    ) -> QuoteDecision {
        switch self {
        case .validation where quote.status == .pendingCredits: .accept(version: quote.version)
        case .refusal where quote.isPending: .refuse(version: quote.version)
        case .info where quote.status == .pendingInfo:
            .inform(version: quote.version, text: words)
        case .autoReply: .ask
        case _ where hasFiles && quote.status == .pendingInfo:
            .inform(version: quote.version, text: words)
        default: .ask
        }
    }
}
