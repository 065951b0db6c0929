import Contracts

/// A posted form before anything in it is known to be right.
///
/// It is read member by member, so that one answer can name every wrong one.
struct SubmissionForm: Decodable {
    typealias Member = FormMember

    struct FileForm: Decodable {
        let name: Member<String>
        let url: Member<String>
        let size: Member<Int>
        let type: Member<String>

        init(from decoder: any Decoder) throws {
            let members = try decoder.container(keyedBy: FormMemberName.self)
            name = members.member("name")
            url = members.member("url")
            size = members.member("size")
            type = members.member("type")
        }
    }

    let source: Member<String>
    let objet: Member<String>
    let description: Member<String>
    let userEmail: Member<String>
    let userName: Member<String>
    let fichiers: Member<[FileForm]>

    /// The members that a form may have.
    static let names: Set = [
        "source", "objet", "description", "user_email", "user_name", "fichiers",
    ]

    init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: FormMemberName.self)
        source = members.member("source")
        objet = members.member("objet")
        description = members.member("description")
        userEmail = members.member("user_email")
        userName = members.member("user_name")
        fichiers = members.member("fichiers")
    }

    /// The form as its fields were posted in `multipart/form-data`.
    init(fields: [String: String]) {
        func member(_ name: String) -> Member<String> {
            fields[name].map { .value($0) } ?? .absent
        }
        source = member("source")
        objet = member("objet")
        description = member("description")
        userEmail = member("user_email")
        userName = member("user_name")
        fichiers = .absent
    }
}
