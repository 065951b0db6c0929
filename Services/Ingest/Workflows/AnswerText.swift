import Contracts

/// What a form may show to the person who filled it in.
enum AnswerText {
    static func message(for status: ValidationStatus?, in language: ClientLanguageCode) -> String {
        let isEnglish = language == .english
        return switch status {
        case nil:
            isEnglish
                ? "Your request is registered. We will answer you by e-mail."
                : "Votre demande est enregistrée. Nous vous répondrons par e-mail."
        case .pendingInfo:
            isEnglish
                ? "Your request is registered. An e-mail tells you what is still missing."
                : "Votre demande est enregistrée. Un e-mail vous indique ce qu'il manque encore."
        case .pendingCredits:
            isEnglish
                ? "Your request is registered. The quote is in your mailbox: it waits for your answer."
                : "Votre demande est enregistrée. Le devis vous attend dans votre messagerie."
        default:
            isEnglish
                ? "Your request is registered. Our team studies it and will write to you."
                : "Votre demande est enregistrée. Notre équipe l'étudie et vous écrira."
        }
    }
}
