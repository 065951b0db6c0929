/// One labelled text of a file of JSON lines; which members it has tells its task.
struct LearningRow: Sendable, Hashable, Decodable {
    let label: String
    let text: String?

    /// Of a reply as it was received, what the client wrote themselves.
    let ownWords: String?
    let objet: String?
    let description: String?
    let fichiers: [String]?
    let formSource: String?
    let priority: String?
    let lang: String?

    private enum CodingKeys: String, CodingKey {
        case label, text, objet, description, fichiers, priority, lang
        case ownWords = "own_words"
        case formSource = "form_source"
    }
}
