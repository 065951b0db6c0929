import Testing

@testable import Learning

@Suite("A trained model")
struct LinearModelTests {
    @Test(arguments: [ExampleTexts.two, ExampleTexts.three])
    func `judges what it learned and what is alike`(examples: [Example]) throws {
        let model = try LinearTrainer.small.model(named: "things", of: examples)
        #expect(model.name == "things")
        #expect(model.labels == Set(examples.map(\.label)).sorted())
        for example in examples {
            #expect(model.judge(example.text).best.label == example.label)
        }
        let alike = model.judge(LearnedText("Somebody ate a ripe banana"))
        #expect(alike.best.label == "fruit")
        #expect(abs(alike.probabilities.reduce(0) { $0 + $1.probability } - 1) < 1e-9)
    }

    @Test func `is the same, byte for byte, whatever the order of its examples`() throws {
        let trainer = LinearTrainer.small
        let bytes = try trainer.model(named: "a", of: ExampleTexts.three).bytes
        #expect(try trainer.model(named: "a", of: ExampleTexts.three.reversed()).bytes == bytes)
        let mixed = ExampleTexts.three.sorted { $0.text.text.count < $1.text.text.count }
        #expect(try trainer.model(named: "a", of: mixed).bytes == bytes)
    }

    @Test func `keeps no more features than it may`() throws {
        let trainer = LinearTrainer(mostFeatures: 40, folds: 4)
        let model = try trainer.model(named: "a", of: ExampleTexts.two)
        #expect(model.featureCount == 40)
        #expect(model.judge(LearnedText("ate a ripe plum")).best.label == "fruit")
    }

    @Test func `learns from marks as from words`() throws {
        let examples = (0..<20).map { number in
            Example(
                LearnedText("text \(number % 3)", marks: number < 10 ? ["file=3d"] : []),
                label: number < 10 ? "with" : "without"
            )
        }
        let model = try LinearTrainer(leastTexts: 1, folds: 2).model(named: "a", of: examples)
        #expect(model.judge(LearnedText("text", marks: ["file=3d"])).best.label == "with")
        #expect(model.judge(LearnedText("text")).best.label == "without")
    }

    @Test func `is not made of one label`() {
        #expect(throws: TrainingError.tooFewLabels(1)) {
            try LinearTrainer.small.model(
                named: "a",
                of: ExampleTexts.two.filter { $0.label == "tool" }
            )
        }
        #expect(throws: TrainingError.tooFewLabels(0)) {
            try LinearTrainer.small.model(named: "a", of: [])
        }
    }

    @Test func `is not made of fewer texts than parts`() {
        let examples = [
            Example(LearnedText("a"), label: "a"), Example(LearnedText("b"), label: "b"),
        ]
        #expect(throws: TrainingError.tooFewGroups(2, parts: 4)) {
            try LinearTrainer.small.model(named: "a", of: examples)
        }
    }

    @Test func `names what tells most`() throws {
        let model = try LinearTrainer.small.model(named: "a", of: ExampleTexts.two)
        let telling = model.tellingFeatures(in: ExampleTexts.two, most: 5)
        #expect(telling.map(\.label) == ["fruit", "tool"])
        #expect(telling[0].features.contains { $0.name.contains("ripe") })
        #expect(telling[1].features.contains { $0.name.contains("work") })
        #expect(telling.allSatisfy { $0.features.count == 5 })
    }
}
