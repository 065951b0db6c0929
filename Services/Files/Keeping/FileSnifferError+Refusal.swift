import Magic
import Runtime

extension FileSnifferError {
    /// What the failure means for the file that was looked at.
    var asRefusal: any Error {
        switch self {
        case .refused(let refusal):
            FileRefusal.type(ContentFault(refusal.reason), mediaType: refusal.mediaType)
        case .undetected:
            FileRefusal.type(.unsupported, mediaType: "application/octet-stream")
        case .unreadable(let number): StorageUnavailable("read a file", number: number)
        case .noDatabase: self
        }
    }
}

extension ContentFault {
    fileprivate init(_ reason: AttachmentRefusal.Reason) {
        self =
            switch reason {
            case .empty: .empty
            case .executable: .executable
            case .script: .script
            case .markup: .markup
            case .damaged: .damaged
            case .disguised: .disguised
            case .unsupported: .unsupported
            }
    }
}
