import Contracts
import FoundationEssentials
import MIME

/// What a form may hold (A1.1).
enum SubmissionRules {
    static let objetLimit = 200
    static let descriptionLimit = 20_000
    static let nameLimit = 200
    static let fileLimit = 20
    static let fileNameLimit = 255
    static let urlLimit = 2_048

    /// Turns a form into a request, or names every member that is wrong.
    static func submission(from form: SubmissionForm) throws(InvalidForm) -> RequestSubmission {
        var findings = FormFindings()
        let source = findings.text(form.source, "/source", limit: 20)
        if let source, !RequestSource.known.map(\.rawValue).contains(source) {
            findings.add("/source", "must be \"contact\" or \"modelisation\"")
        }
        let objet = findings.text(form.objet, "/objet", limit: objetLimit)
        let description = findings.text(
            form.description,
            "/description",
            limit: descriptionLimit,
            isMultiline: true
        )
        let email = findings.text(form.userEmail, "/user_email", limit: 254)
        if let email, (try? EmailAddress(email)) == nil {
            findings.add("/user_email", "must be an e-mail address")
        }
        let name = findings.optionalText(form.userName, "/user_name", limit: nameLimit)
        let files = files(form.fichiers, &findings)
        guard findings.errors.isEmpty, let source, let objet, let description, let email else {
            throw InvalidForm(errors: findings.errors)
        }
        return RequestSubmission(
            source: RequestSource(rawValue: source),
            objet: objet,
            description: description,
            userEmail: email,
            userName: name,
            fichiers: files
        )
    }

    private static func files(
        _ member: SubmissionForm.Member<[SubmissionForm.FileForm]>,
        _ findings: inout FormFindings
    ) -> [RequestFile]? {
        switch member {
        case .absent: return nil
        case .wrongType:
            findings.add("/fichiers", "must be a list of objects")
            return nil
        case .value(let forms):
            guard forms.count <= fileLimit else {
                findings.add("/fichiers", "must hold at most \(fileLimit) files")
                return nil
            }
            return forms.enumerated().compactMap { file($1, "/fichiers/\($0)", &findings) }
        }
    }

    private static func file(
        _ form: SubmissionForm.FileForm,
        _ pointer: String,
        _ findings: inout FormFindings
    ) -> RequestFile? {
        let name = findings.text(form.name, "\(pointer)/name", limit: fileNameLimit)
        let url = findings.text(form.url, "\(pointer)/url", limit: urlLimit)
        if let url, !isWebAddress(url) {
            findings.add("\(pointer)/url", "must be an http or https address")
        }
        let type = findings.optionalText(form.type, "\(pointer)/type", limit: 255)
        let size = findings.size(form.size, "\(pointer)/size")
        guard let name, let url else { return nil }
        return RequestFile(name: name, url: url, size: size, type: type)
    }

    private static func isWebAddress(_ text: String) -> Bool {
        guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), let url = URL(string: text),
            let scheme = url.scheme?.lowercased(), let host = url.host()
        else { return false }
        return (scheme == "http" || scheme == "https") && !host.isEmpty
    }
}
