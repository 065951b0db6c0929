import Contracts

/// What a form may show to the person who filled it in.
enum AnswerText {
    /// Says where the request stands, and of its mail only what is so.
    ///
    /// - Parameters:
    ///   - status: Where the quote stands; nothing without one.
    ///   - mail: What became of the mail to the client; nothing when none was
    ///     sent.
    ///   - language: The client's.
    /// - Returns: Two sentences.
    static func message(
        for status: ValidationStatus?,
        mail: MailState?,
        in language: ClientLanguageCode
    ) -> String {
        let isEnglish = language == .english
        let sentence =
            switch status {
            case .pendingInfo: isEnglish ? englishQuestion(mail) : frenchQuestion(mail)
            case .pendingCredits: isEnglish ? englishQuote(mail) : frenchQuote(mail)
            case nil:
                isEnglish ? "We will answer you by e-mail." : "Nous vous répondrons par e-mail."
            default:
                isEnglish
                    ? "Our team studies it and will write to you."
                    : "Notre équipe l'étudie et vous écrira."
            }
        return (isEnglish ? "Your request is registered. " : "Votre demande est enregistrée. ")
            + sentence
    }

    private static func frenchQuote(_ mail: MailState?) -> String {
        switch mail {
        case .sent: "Le devis vous attend dans votre messagerie."
        case .queued, .sending: "Le devis est prêt et suivra par e-mail dès que possible."
        case .stored:
            "Le devis est prêt. Il n'est pas envoyé par e-mail : notre équipe vous le transmettra."
        case .failed:
            "Le devis est prêt, mais l'e-mail n'a pas pu être envoyé : une personne s'en occupe."
        case nil: "Une personne s'occupe du devis."
        default:
            "Le devis est prêt, mais l'e-mail n'est peut-être pas parti : une personne s'en occupe."
        }
    }

    private static func englishQuote(_ mail: MailState?) -> String {
        switch mail {
        case .sent: "The quote is in your mailbox: it waits for your answer."
        case .queued, .sending: "The quote is ready and will follow by e-mail as soon as possible."
        case .stored:
            "The quote is ready. It is not sent by e-mail: our team will hand it to you."
        case .failed:
            "The quote is ready, but the e-mail could not be sent: a person looks after it."
        case nil: "A person looks after the quote."
        default:
            "The quote is ready, but the e-mail may not have left: a person looks after it."
        }
    }

    private static func frenchQuestion(_ mail: MailState?) -> String {
        switch mail {
        case .sent: "Un e-mail vous indique ce qu'il manque encore."
        case .queued, .sending:
            "Il manque encore quelque chose : un e-mail suivra dès que possible pour vous le dire."
        case .stored: "Il manque encore quelque chose : notre équipe vous dira quoi."
        case .failed:
            "Il manque encore quelque chose, mais l'e-mail qui le dit n'a pas pu être envoyé : "
                + "une personne s'en occupe."
        case nil: "Une personne s'en occupe."
        default:
            "Il manque encore quelque chose, mais l'e-mail qui le dit n'est peut-être pas parti : "
                + "une personne s'en occupe."
        }
    }

    private static func englishQuestion(_ mail: MailState?) -> String {
        switch mail {
        case .sent: "An e-mail tells you what is still missing."
        case .queued, .sending:
            "Something is still missing: an e-mail will follow as soon as possible and say what."
        case .stored: "Something is still missing: our team will tell you what."
        case .failed:
            "Something is still missing, but the e-mail that says what could not be sent: a "
                + "person looks after it."
        case nil: "A person looks after it."
        default:
            "Something is still missing, but the e-mail that says what may not have left: a "
                + "person looks after it."
        }
    }
}
