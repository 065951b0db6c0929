import Contracts

extension QuotingRoutes {
    /// `POST /v1/quoting/quotes`: analyses a request, and writes to the client
    /// what follows from it, or to the admin when an admin must decide.
    func quote(_ order: RequestToQuote) async throws(CompositionError) -> QuotedRequest {
        let analysis = await analyse(order.request)
        let message = MessageToCompose(order, analysis)
        do throws(CompositionError) {
            return QuotedRequest(
                analysis: analysis,
                template: message.template,
                message: try book.message(for: message)
            )
        } catch {
            throw error.named(asIn: message)
        }
    }
}

extension MessageTemplate {
    /// The message that follows from an analysis.
    init(for analysis: RequestAnalysis) {
        switch analysis.validationStatus {
        case .pendingInfo: self = .missingInfo
        case .pendingCredits:
            self = analysis.creditsEstimes == 1 ? .quoteOneCredit : .quoteTwoCredits
        default: self = .adminReview
        }
    }
}

extension MessageToCompose {
    /// The message that follows from what the analysis of a request found.
    init(_ order: RequestToQuote, _ analysis: RequestAnalysis) {
        let template = MessageTemplate(for: analysis)
        let isForAdmin = template == .adminReview
        let isQuote = analysis.validationStatus == .pendingCredits
        self.init(
            template: template,
            language: isForAdmin ? .french : order.language,
            ticketID: order.ticketID,
            objet: order.request.objet,
            clientEmail: order.clientEmail,
            clientName: order.clientName,
            description: order.request.description,
            credits: analysis.creditsEstimes,
            missingInfo: analysis.missingInfo,
            warnings: analysis.warnings,
            reason: analysis.reason,
            // Who may follow the admin's link is not the client.
            answerURL: isForAdmin ? nil : isQuote ? order.quoteAnswerURL : order.answerURL,
            ticketURL: order.ticketURL,
            expiresAt: isQuote ? order.expiresAt : nil,
            files: order.files
        )
    }
}

extension CompositionError {
    /// The same, by the names that the fields have in the order to quote.
    fileprivate func named(asIn message: MessageToCompose) -> CompositionError {
        guard case .wrongFields(let errors) = self else { return self }
        let isQuote = message.expiresAt != nil
        return .wrongFields(
            errors.map { error in
                switch error.pointer {
                case "#/objet", "#/description":
                    FieldError(
                        pointer: "#/request" + error.pointer.dropFirst(),
                        detail: error.detail
                    )
                case "#/answer_url" where isQuote:
                    FieldError(pointer: "#/quote_answer_url", detail: error.detail)
                default: error
                }
            }
        )
    }
}
