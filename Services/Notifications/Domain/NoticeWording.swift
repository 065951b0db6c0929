import Contracts

/// The words of one language for what the admin reads.
struct NoticeWording: Sendable {
    /// What a kind of notice says: its subject's beginning, and its first
    /// sentence.
    struct Announcement: Sendable {
        let subject: String
        let sentence: String
    }

    let languageCode: String
    let announcements: [AdminNoticeKind: Announcement]

    /// For a kind that this version does not know.
    let unknown: Announcement
    let states: [ValidationStatus: String]
    let methods: [ClassificationMethod: String]

    let client: String
    let objet: String
    let finalKind: String
    let detectedKind: String
    let confidence: String
    let reason: String
    let method: String
    let state: String
    let credits: String
    let request: String
    let ticket: String
    let openTicket: String
    let detail: String

    /// What stands between a label and its value.
    let colon: String

    /// What stands between a number and its percent sign.
    let percentSpace: String

    func announcement(of kind: AdminNoticeKind) -> Announcement {
        announcements[kind] ?? unknown
    }
}
