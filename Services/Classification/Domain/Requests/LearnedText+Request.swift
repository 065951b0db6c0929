import Contracts
import Language
import Learning

extension LearnedText {
    /// What the model sees of a request: its texts, and by marks the form and the files.
    init(request: RequestToClassify) {
        let names = (request.fichiers ?? []).map(\.name)
        var marks = ["form=\(request.source.rawValue)"]
        marks += AttachedFiles(names: names).kinds.map { "file=\($0)" }
        if names.isEmpty { marks.append("file=none") }
        let texts = [
            request.objet.unicodeScalars.prefix(1000),
            request.description.unicodeScalars.prefix(RequestEvidence.weighedLength),
        ]
        self.init(texts.map { String($0) }.joined(separator: "\n"), marks: marks)
    }
}
