import Learning

/// Small sets of examples that a model learns well.
enum ExampleTexts {
    private static let fruits = [
        "apple", "pear", "plum", "cherry", "quince", "apricot", "peach", "grape", "fig", "melon",
    ]
    private static let tools = [
        "hammer", "saw", "drill", "plane", "chisel", "wrench", "file", "clamp", "vice", "level",
    ]
    private static let animals = [
        "horse", "goat", "sheep", "duck", "goose", "donkey", "rabbit", "hen", "pig", "cow",
    ]

    static let two = texts(fruits, "ate a ripe", "fruit") + texts(tools, "worked with the", "tool")
    static let three = two + texts(animals, "fed the hungry", "animal")

    private static func texts(_ words: [String], _ deed: String, _ label: String) -> [Example] {
        words.flatMap { word in
            ["Yesterday I", "Our neighbour"].map { who in
                Example(
                    LearnedText("\(who) \(deed) \(word).", marks: ["who=\(who.prefix(1))"]),
                    label: label
                )
            }
        }
    }
}

extension LinearTrainer {
    /// Small enough for tests that are not optimised.
    static let small = LinearTrainer(recipe: FeatureRecipe(letters: 2...4), folds: 4)
}
