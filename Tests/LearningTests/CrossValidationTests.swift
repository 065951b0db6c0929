import Testing

@testable import Learning

@Suite("Cross-validation")
struct CrossValidationTests {
    @Test func `judges every text, in the order in which they came`() throws {
        let examples = Array(ExampleTexts.three.reversed())
        let judgements = try LinearTrainer.small.judgementsOfUnseen(examples)
        let scores = Scores(zip(examples, judgements).map { Outcome(expected: $0.label, $1) })
        #expect(scores.count == examples.count)
        #expect(scores.accuracy > 0.9)
    }

    @Test func `learns nothing from the texts that it judges`() throws {
        // Each text has a word of its own alone: whoever knows it has seen it.
        let examples = (0..<24).map { number in
            let word = String(
                repeating: "bcdfghjklmnpqrstvwxz"[number % 20],
                count: 4 + number / 20
            )
            return Example(
                LearnedText("\(word) \(word)"),
                label: number.isMultiple(of: 2) ? "even" : "odd"
            )
        }
        let trainer = LinearTrainer(leastTexts: 1, folds: 4)
        let set = try TrainingSet(examples, stems: true)
        let unseen = try trainer.validation(of: set)
        let right = zip(unseen, set.answers).count { found, answer in
            (found.values[0] > 0) == (answer == 0)
        }
        #expect(right <= 18)
        let model = try trainer.model(named: "a", of: examples)
        #expect(examples.allSatisfy { model.judge($0.text).best.label == $0.label })
    }

    @Test func `spreads the labels over the parts`() throws {
        let set = try TrainingSet(ExampleTexts.three, stems: false)
        let folds = try Folds(set, count: 4)
        for fold in 0..<4 {
            let labels = set.texts.indices.filter { folds[$0] == fold }.map { set.answers[$0] }
            #expect(Set(labels) == [0, 1, 2])
        }
    }

    @Test func `holds near copies together`() {
        let groups = NearCopies(of: [
            "La commode Louvois à trois tiroirs, 84 x 112 cm, est arrivée cassée",
            "The Louvois chest of drawers (112 by 84 cm) came broken",
            "Ma facture 77120 est fausse",
            "Invoice 77120 is wrong",
            "Où est mon colis ?",
        ])
        .groups
        #expect(groups[0] == groups[1])
        #expect(groups[2] == groups[3])
        #expect(Set(groups).count == 3)
    }

    @Test func `does not chain everything`() {
        let groups = NearCopies(
            of: (0..<200).map { "word\($0)ab zeta\($0) \(1000 + $0) \(1001 + $0)" }
        )
        .groups
        let largest = Dictionary(grouping: groups) { $0 }.values.map(\.count).max()
        #expect(largest == 30)
    }
}

extension String {
    fileprivate subscript(place: Int) -> String {
        String(self[index(startIndex, offsetBy: place)])
    }
}
