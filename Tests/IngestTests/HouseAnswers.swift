import Contracts

@testable import Ingest

extension HouseStub {
    /// What the services that only compute answer; a test changes what it is
    /// about.
    struct Answers: Sendable {
        var classification: @Sendable (RequestToClassify) -> RequestClassification = {
            .sample($0.source.kind)
        }
        var analysis: @Sendable (RequestToAnalyse) -> RequestAnalysis = { _ in .sample() }
        var reading: @Sendable (ReplyToClassify) -> ReplyClassification = {
            .sample(.unclear, words: $0.text ?? "")
        }
        var mailbox: @Sendable (MailsAfter) -> IncomingMailPage = { _ in
            IncomingMailPage(mails: [])
        }
        var news: @Sendable (TicketsToWatch) throws -> CRMNews = { _ in CRMNews(tickets: []) }

        /// How the mailbox is found when it is to be read.
        var mailboxLook = PolledSource(source: "mailbox", state: .read)

        /// What becomes of each mail.
        var mailState = MailState.stored
    }

    /// Has the mailbox hold these mails from now on.
    func receives(_ mails: [IncomingMail]) {
        answer {
            $0.mailbox = { asked in
                let rest = mails.filter { $0.sequence > asked.position }
                return IncomingMailPage(mails: Array(rest.prefix(asked.limit)))
            }
        }
    }

    /// Has the CRM show these tickets from now on.
    func shows(_ tickets: [TicketNews]) {
        answer {
            $0.news = { asked in
                CRMNews(tickets: tickets.filter { asked.tickets.contains($0.ticketID) })
            }
        }
    }

    /// Has requests classified as this from now on.
    func classifies(as classification: RequestClassification) {
        answer { $0.classification = { _ in classification } }
    }

    /// Has requests analysed as this from now on.
    func analyses(as analysis: RequestAnalysis) {
        answer { $0.analysis = { _ in analysis } }
    }

    /// Has replies read as this from now on.
    func reads(as intent: ReplyIntent) {
        answer { $0.reading = { .sample(intent, words: $0.text ?? "") } }
    }
}

extension RequestClassification {
    static func sample(
        _ kind: RequestKind,
        confidence: Int = 92,
        isReclassified: Bool = false
    ) -> RequestClassification {
        RequestClassification(
            typeDetecte: kind,
            confiance: confidence,
            raison: "Mots du domaine",
            method: .rules,
            coherent: !isReclassified,
            typeFinal: kind,
            reclassifie: isReclassified
        )
    }
}

extension RequestAnalysis {
    static func sample(
        _ status: ValidationStatus = .pendingCredits,
        credits: Int? = 1,
        missing: [MissingInfo] = []
    ) -> RequestAnalysis {
        RequestAnalysis(
            completeness: Completeness(
                visual: !missing.contains(.visual),
                object: !missing.contains(.object),
                description: !missing.contains(.description)
            ),
            missingInfo: missing,
            warnings: [.noMaterial],
            creditsEstimes: credits,
            validationStatus: status,
            rule: "simple",
            reason: "Un objet simple.",
            language: .french
        )
    }

    static let incomplete = sample(.pendingInfo, credits: nil, missing: [.visual])
    static let complex = sample(.pendingAdmin, credits: nil)
}

extension ReplyClassification {
    static func sample(_ intent: ReplyIntent, words: String) -> ReplyClassification {
        ReplyClassification(
            ownWords: words,
            intent: intent,
            confidence: 90,
            language: .french,
            evidence: [words]
        )
    }
}
