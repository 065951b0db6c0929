import Contracts

extension NoticeWording {
    static let english = NoticeWording(
        languageCode: "en",
        announcements: [
            .request: Announcement(
                subject: "[Guichet] New request",
                sentence: "A new request came in."
            ),
            .reclassified: Announcement(
                subject: "[Guichet] ALERT reclassified",
                sentence: "A request came in through the wrong form: its type was corrected. "
                    + "Check it."
            ),
            .contactFailed: Announcement(
                subject: "[Guichet] Contact not created",
                sentence: "The client's contact could not be created in the CRM; the ticket exists."
            ),
            .mailFailed: Announcement(
                subject: "[Guichet] Mail not sent",
                sentence: "A mail was not sent, or nobody knows whether it was. Look with "
                    + "`guichet mail list`, then settle it with `guichet mail resend` or "
                    + "`guichet mail dismiss`."
            ),
            .replyForPerson: Announcement(
                subject: "[Guichet] Reply to read",
                sentence: "A client replied and a person must read it. The ticket's state has not "
                    + "changed."
            ),
            .replyAnalysed: Announcement(
                subject: "[Guichet] Reply to read, request analysed",
                sentence: "A client replied with files: the request was analysed again, and the "
                    + "state below is the result. A person must read what they wrote."
            ),
            .crmChange: Announcement(
                subject: "[Guichet] Change in the CRM to be made clear",
                sentence: "What was changed in the CRM cannot be acted on as it is. Nothing was "
                    + "sent to the client."
            ),
            .unmatchedMail: Announcement(
                subject: "[Guichet] Mail without a ticket",
                sentence: "A known client wrote, and nothing ties the mail to a ticket. It has "
                    + "changed nothing: a person must read it."
            ),
            .validated: Announcement(
                subject: "[Guichet] Quote accepted",
                sentence: "A client accepted the quote."
            ),
            .rejected: Announcement(
                subject: "[Guichet] Quote refused",
                sentence: "A client refused the quote. The ticket is closed."
            ),
            .expired: Announcement(
                subject: "[Guichet] Quote expired",
                sentence: "A quote was not answered and has expired."
            ),
            .estimated: Announcement(
                subject: "[Guichet] Quote sent",
                sentence: "The estimate was taken and the quote is being sent to the client."
            ),
            .bounced: Announcement(
                subject: "[Guichet] Mail not delivered",
                sentence: "One of our mails came back: it did not arrive."
            ),
            .mailSetAside: Announcement(
                subject: "[Guichet] Mail set aside",
                sentence: "A mail that came in could not be worked on. It waits for a person."
            ),
            .mailsHeld: Announcement(
                subject: "[Guichet] Too many mails",
                sentence: "Somebody wrote too many mails today. The further ones wait for a person."
            ),
        ],
        unknown: Announcement(
            subject: "[Guichet] Information",
            sentence: "Guichet has something to tell you."
        ),
        states: [
            .pendingInfo: "waiting for information from the client",
            .pendingCredits: "waiting for the client's answer",
            .pendingAdmin: "waiting for your decision",
            .validated: "accepted",
            .rejected: "refused",
            .expired: "expired",
            .notApplicable: "no quote",
        ],
        methods: [
            .rules: "rules",
            .model: "learned model",
            .llm: "language model",
            .fallback: "the form's type, for want of a classification",
        ],
        client: "Client",
        objet: "Subject",
        finalKind: "Final type",
        detectedKind: "Detected type",
        confidence: "Confidence",
        reason: "Reason",
        method: "Method",
        state: "State",
        credits: "Estimated credits",
        request: "Request",
        ticket: "Ticket",
        openTicket: "Open the ticket",
        detail: "Detail",
        colon: ": ",
        percentSpace: ""
    )
}
