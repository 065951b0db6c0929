import Contracts
import Learning

extension LearningTask {
    /// What a form asks for.
    static let requests = LearningTask(
        name: "requests",
        labels: RequestKind.known.map(\.rawValue),
        trainer: LinearTrainer(recipe: FeatureRecipe(rarity: false)),
        text: { row in request(row).map(LearnedText.init(request:)) },
        baseline: { row in
            let names = (row.fichiers ?? []).joined(separator: "\n")
            return requestKeywords.decision(
                on: "\(row.objet ?? "")\n\(row.description ?? "")\n\(names)"
            )
        },
        decision: { row, judgement in
            guard let request = request(row) else { return Decision(judgement) }
            let opinion = RequestDecision.opinion(on: request, judgement)
            return Decision(
                label: opinion.kind.rawValue,
                confidence: Double(opinion.confidence.value) / 100
            )
        }
    )

    private static func request(_ row: LearningRow) -> RequestToClassify? {
        guard let objet = row.objet, let description = row.description,
            let source = row.formSource.map(RequestSource.init(rawValue:)),
            RequestSource.known.contains(source)
        else { return nil }
        return RequestToClassify(
            source: source,
            objet: objet,
            description: description,
            fichiers: (row.fichiers ?? []).map { FileName(name: $0) }
        )
    }

    /// The keywords that the product's description names.
    private static let requestKeywords = KeywordRule(
        [
            (
                "SUPPORT",
                "paiement*, payment*, bug*, compte*, account*, facture*, invoice*, rembours*, "
                    + "refund*, erreur*, error*, probleme*, problem*, annul*, cancel*, mot de passe"
            ),
            (
                "MODELISATION",
                "creer, create, 3d, modelis*, modele*, model*, modeling, modelling, rendu*, glb, "
                    + "usdz, obj, fbx, stl, gltf"
            ),
        ],
        otherwise: "SUPPORT"
    )
}
