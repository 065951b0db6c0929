import Anthropic
import Contracts

extension RequestAdvisor {
    /// Asks a language model; no opinion when it fails in any way.
    static func languageModel(_ model: LanguageModel) -> RequestAdvisor {
        RequestAdvisor { request in
            do throws(LanguageModelError) {
                let verdict = try await model.ask(.kind(of: request))
                return RequestAdvice(
                    kind: RequestKind(rawValue: verdict.choice),
                    confidence: Percent(verdict.confidence)
                )
            } catch {
                // The model's client has logged and counted it: the rules decide.
                return nil
            }
        }
    }
}

extension Question {
    /// What a request asks for.
    static func kind(of request: RequestToClassify) -> Question {
        Question(
            name: "classify_request",
            instructions: instructions,
            member: "type",
            choices: RequestKind.known.map(\.rawValue),
            texts: [
                "form": request.source.rawValue,
                "objet": request.objet,
                "description": request.description,
                "file_names": (request.fichiers ?? []).prefix(20).map {
                    String($0.name.prefix(100))
                }
                .joined(separator: "\n"),
            ]
        )
    }

    private static let instructions = """
        You sort the requests of customers, mostly in French, of a studio that makes 3D models \
        of furniture and other products from photos and drawings. MODELISATION: the customer \
        wants the studio to make, convert, repair or change a 3D model, or to quote for that. \
        SUPPORT: anything else, such as payment, invoices, account, a bug of the site or the \
        viewer, an order already placed, prices in general, or a question. Judge by what the \
        customer wants done now, not by single words; the form that was used is a weak hint, \
        for customers often take the wrong one. A confidence of 90 means that 9 in 10 such \
        decisions are right; say 50 when nothing tells.
        """
}
