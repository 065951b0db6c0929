import Contracts
import MIME

/// Why the page behind a link cannot do what is asked, as its reader sees it.
enum QuotePageFailure: Equatable {
    case invalidLink
    case expired
    case alreadyValidated
    case alreadyRejected
    case outdated
    case nothingToAccept
    case emptyMessage
    case badForm
    case fileTooLarge(megabytes: Int)
    case unavailable

    init(_ error: any Error) {
        self =
            switch error {
            case QuoteLinkError.invalid: .invalidLink
            case QuoteLinkError.expired, QuoteDecisionError.expired: .expired
            case QuoteDecisionError.alreadyValidated: .alreadyValidated
            case QuoteDecisionError.alreadyRejected: .alreadyRejected
            case QuoteDecisionError.outdated: .outdated
            case QuoteDecisionError.notQuoted: .nothingToAccept
            case QuoteDecisionError.unknownTicket: .invalidLink
            case QuotePageError.emptyMessage: .emptyMessage
            case FormDataError.unwritable, FormDataError.unreadable: .unavailable
            case FormDataError.fileTooLarge(_, let limit):
                .fileTooLarge(megabytes: Int(limit / 1_000_000))
            case is QuotePageError, is FormDataError, is InvalidForm: .badForm
            default: .unavailable
            }
    }

    var status: Int {
        switch self {
        case .invalidLink: 404
        case .expired: 410
        case .alreadyValidated, .alreadyRejected, .outdated, .nothingToAccept: 409
        case .emptyMessage, .badForm: 422
        case .fileTooLarge: 413
        case .unavailable: 503
        }
    }

    func text(in language: ClientLanguageCode) -> String {
        let (french, english) = texts
        return language == .english ? english : french
    }

    private var texts: (String, String) {
        switch self {
        case .invalidLink:
            (
                "Ce lien n'est pas valable. Vérifiez qu'il est complet, ou répondez à notre e-mail.",
                "This link is not valid. Check that it is complete, or answer our e-mail."
            )
        case .expired:
            (
                "Ce devis n'est plus valable. Répondez à notre e-mail pour en recevoir un nouveau.",
                "This quote has run out. Answer our e-mail to receive a new one."
            )
        case .alreadyValidated:
            ("Ce devis est déjà validé. Merci !", "This quote is already accepted. Thank you!")
        case .alreadyRejected:
            ("Ce devis a été refusé.", "This quote was refused.")
        case .outdated:
            (
                "Ce devis a été remplacé par un plus récent : voyez notre dernier e-mail.",
                "This quote was replaced by a newer one: see our latest e-mail."
            )
        case .nothingToAccept:
            (
                "Il n'y a pas encore de devis à valider pour cette demande.",
                "There is no quote to accept for this request yet."
            )
        case .emptyMessage:
            ("Écrivez votre message avant de l'envoyer.", "Write your message before sending it.")
        case .badForm:
            ("Votre réponse n'a pas pu être lue.", "Your answer could not be read.")
        case .fileTooLarge(let megabytes):
            (
                "Un de vos fichiers dépasse \(megabytes) Mo : envoyez-en un plus petit.",
                "One of your files is larger than \(megabytes) MB: send a smaller one."
            )
        case .unavailable:
            (
                "Votre réponse n'a pas pu être enregistrée. Réessayez dans quelques minutes.",
                "Your answer could not be stored. Please try again in a few minutes."
            )
        }
    }
}
