import Anthropic
import Contracts

extension LevelAdvisor {
    /// Asks a language model; no opinion when it fails in any way.
    static func languageModel(_ model: LanguageModel) -> LevelAdvisor {
        LevelAdvisor { request in
            do throws(LanguageModelError) {
                let verdict = try await model.ask(.level(of: request))
                return LevelAdvice(
                    level: Level(rawValue: verdict.choice),
                    confidence: verdict.confidence
                )
            } catch {
                // The model's client has logged and counted it: a person decides.
                return nil
            }
        }
    }
}

extension Question {
    /// How much work the object of a request is.
    static func level(of request: RequestToAnalyse) -> Question {
        Question(
            name: "estimate_object",
            instructions: instructions,
            member: "complexity",
            choices: Level.allCases.map(\.rawValue) + ["doubtful"],
            texts: [
                "objet": request.objet,
                "description": request.description,
                "file_names": request.fichiers.prefix(20).map { String($0.name.prefix(100)) }
                    .joined(separator: "\n"),
            ]
        )
    }

    private static let instructions = """
        You estimate for a studio how much work it is to model one object in 3D from photos \
        and drawings. simple: a basic shape, few details, plain texture, such as a storage \
        box, a photo frame, a plain vase, a basic stool. medium: several parts, decoration, \
        several or realistic textures, such as a chair, a table with carved feet, a bedside \
        table with two drawers, a designer lamp. complex: fine ornament, mechanisms or moving \
        parts, marquetry, chandeliers, ornate fireplaces, vehicles, figures. doubtful: \
        feasibility is unclear, the references contradict each other, it is unusual, more than \
        one object, or nothing says what the object is. Judge by what the object is and has, \
        not by how simple the customer calls it. When in doubt take the higher one. A \
        confidence of 90 means that 9 in 10 such estimates are right.
        """
}
