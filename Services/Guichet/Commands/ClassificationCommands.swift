/// What the executable of Classification does besides serving.
enum ClassificationCommands {
    static let all = [
        passing("train", "--data FILES... --out MODEL", "Teaches a model from labelled texts"),
        passing(
            "evaluate",
            "[--data FILES...]",
            "Says how good the rules and models of Classification are"
        ),
    ]

    private static func passing(_ verb: String, _ words: String, _ summary: String) -> Command {
        Command("classification \(verb)", words: words, summary, passesAllOn: true) { given, _ in
            try Programs.become("classification", [verb] + given.words)
        }
    }
}
