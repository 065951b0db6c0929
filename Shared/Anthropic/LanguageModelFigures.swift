import Observability

/// What is counted of a language model.
struct LanguageModelFigures: Sendable {
    private let metrics: Metrics

    init(_ metrics: Metrics, gate: CallGate) {
        self.metrics = metrics
        metrics.gauge(
            "guichet_llm_resting",
            "1 while the language model is left alone after failures"
        ) { gate.isResting ? 1 : 0 }
    }

    /// Counts a question by its name and what became of it.
    func count(_ question: Question, _ outcome: String) {
        metrics.counter(
            "guichet_llm_calls_total",
            "Questions for the language model, by what became of them",
            labels: ["question": question.name, "outcome": outcome]
        ).add()
    }

    func count(_ tokens: (input: Int, output: Int)) {
        count(tokens.input, "input")
        count(tokens.output, "output")
    }

    private func count(_ tokens: Int, _ direction: String) {
        metrics.counter(
            "guichet_llm_tokens_total",
            "Tokens that the language model charged",
            labels: ["direction": direction]
        ).add(tokens)
    }
}
