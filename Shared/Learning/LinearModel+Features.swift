extension LinearModel {
    /// A feature by its readable name, and how much it speaks for a label.
    public struct TellingFeature: Sendable, Hashable {
        public let name: String
        public let weight: Double
    }

    /// The features that speak most for each label, by their names in examples.
    ///
    /// A model keeps no names: a feature that is in none of the examples is
    /// left out. Runs of letters are passed over, for a word says it better.
    public func tellingFeatures(
        in examples: [Example],
        most: Int
    ) -> [(label: String, features: [TellingFeature])] {
        let names = names(in: examples)
        return labels.indices.map { label in
            let features = names.map { number, name in
                TellingFeature(name: name, weight: weight(of: number, for: label))
            }
            let ordered = features.sorted { one, other in
                one.weight == other.weight ? one.name < other.name : one.weight > other.weight
            }
            return (labels[label], Array(ordered.prefix(most).filter { $0.weight > 0 }))
        }
    }

    private func weight(of feature: Int, for label: Int) -> Double {
        guard labels.count == 2 else { return weights.weight(of: feature, in: label) }
        let weight = weights.weight(of: feature, in: 0)
        return label == 0 ? weight : -weight
    }

    private func names(in examples: [Example]) -> [Int: String] {
        var names: [Int: String] = [:]
        for example in examples {
            let text = ReadText(example.text, stems: recipe.stems)
            text.forEachFeature(of: recipe) { feature in
                guard feature.kind != .letters, let number = table.number(of: feature.id),
                    names[number] == nil
                else { return }
                names[number] = text.name(of: feature)
            }
        }
        return names
    }
}
