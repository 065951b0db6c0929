import Contracts
import FoundationEssentials
import HTTP
import Language

/// The page behind a signed link, as HTML.
struct QuotePage {
    enum Content {
        /// The quote, with what the client may do about it.
        case quote(Quote)

        /// What was done.
        case done(ReplyIntent)
        case failure(QuotePageFailure)
    }

    let language: ClientLanguageCode
    let content: Content

    var response: Response {
        let status = if case .failure(let failure) = content { failure.status } else { 200 }
        var response = Response.text(document, type: "text/html; charset=utf-8", status: status)
        // The address of the page is its key: no one else may learn it, frame
        // it or keep it.
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex"
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Content-Security-Policy"] =
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
            + "frame-ancestors 'none'; base-uri 'none'"
        return response
    }

    private var isEnglish: Bool { language == .english }

    private var document: String {
        """
        <!doctype html>
        <html lang="\(isEnglish ? "en" : "fr")">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(isEnglish ? "Your quote" : "Votre devis")</title>
        <style>
        body { font: 1rem/1.5 system-ui, sans-serif; max-width: 36rem; margin: 2rem auto; \
        padding: 0 1rem; color: #1c1e21; }
        h1 { font-size: 1.4rem; }
        button { font: inherit; padding: .6rem 1.2rem; border-radius: .4rem; cursor: pointer; \
        border: 1px solid #555; background: #fff; }
        button.main { background: #0b5d3b; border-color: #0b5d3b; color: #fff; }
        textarea { font: inherit; width: 100%; box-sizing: border-box; }
        form { margin: 1rem 0; }
        </style>
        </head>
        <body>
        \(body)
        </body>
        </html>
        """
    }

    private var body: String {
        switch content {
        case .quote(let quote): page(of: quote)
        case .done(let intent): "<h1>\(thanks(for: intent))</h1>"
        case .failure(let failure): "<h1>\(HTMLText.escaped(failure.text(in: language)))</h1>"
        }
    }

    private func page(of quote: Quote) -> String {
        guard quote.isPending else {
            let failure: QuotePageFailure =
                switch quote.status {
                case .validated: .alreadyValidated
                case .rejected: .alreadyRejected
                default: .expired
                }
            return "<h1>\(HTMLText.escaped(failure.text(in: language)))</h1>"
        }
        let title = HTMLText.escaped(quote.objet)
        guard quote.status == .pendingCredits, let credits = quote.credits else {
            return """
                <h1>\(title)</h1>
                <p>\(isEnglish ? "Send us what is missing, or your question:" : "Envoyez-nous ce qui manque, ou votre question :")</p>
                \(quote.status == .pendingInfo ? informationForm : messageForm)
                """
        }
        let price =
            isEnglish
            ? "\(credits) credit\(credits > 1 ? "s" : "")"
            : "\(credits) crédit\(credits > 1 ? "s" : "")"
        return """
            <h1>\(title)</h1>
            <p>\(isEnglish ? "Our quote:" : "Notre devis :") <strong>\(price)</strong></p>
            <form method="post"><input type="hidden" name="action" value="validate">
            <button class="main">\(isEnglish ? "Accept the quote" : "Valider le devis")</button></form>
            <form method="post"><input type="hidden" name="action" value="refuse">
            <button>\(isEnglish ? "Refuse" : "Refuser")</button></form>
            <p>\(isEnglish ? "A question?" : "Une question ?")</p>
            \(messageForm)
            """
    }

    private var messageForm: String {
        """
        <form method="post"><input type="hidden" name="action" value="ask">
        <label>\(isEnglish ? "Your message" : "Votre message")
        <textarea name="message" rows="4" maxlength="5000" required></textarea></label>
        <button>\(isEnglish ? "Send" : "Envoyer")</button></form>
        """
    }

    /// The message form with room for the pictures or plans that are missing.
    private var informationForm: String {
        """
        <form method="post" enctype="multipart/form-data">
        <input type="hidden" name="action" value="ask">
        <p><label>\(isEnglish ? "Your message" : "Votre message")
        <textarea name="message" rows="4" maxlength="5000"></textarea></label></p>
        <p><label>\(isEnglish ? "Pictures, plans or 3D files" : "Photos, plans ou fichiers 3D")
        <input type="file" name="fichiers" multiple></label></p>
        <button>\(isEnglish ? "Send" : "Envoyer")</button></form>
        """
    }

    private func thanks(for intent: ReplyIntent) -> String {
        switch intent {
        case .validation:
            isEnglish
                ? "Thank you: your quote is accepted, production begins."
                : "Merci : votre devis est validé, la production commence."
        case .refusal:
            isEnglish ? "Your refusal is noted." : "Votre refus est bien noté."
        default:
            isEnglish
                ? "Thank you: your message has reached us."
                : "Merci : votre message nous est bien parvenu."
        }
    }
}
