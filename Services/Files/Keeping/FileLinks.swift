import Contracts
import Cryptography
import FoundationEssentials

/// Why a link to a file is not followed.
enum FileLinkError: Error, Equatable {
    /// It was not made here, or changed on its way.
    case invalid
    case expired
}

/// Makes and checks the links by which stored files are read, under a key
/// that only this service has.
struct FileLinks: Sendable {
    let key: Data

    /// What links begin with, without a slash at the end.
    let base: String

    /// Seconds for which a link is good.
    let lifetime: Double

    /// The name of the file that is kept under an idempotency key: 26 letters
    /// and digits that only the holder of the secret can tell.
    func id(for idempotencyKey: String) -> StoredFile.ID {
        let mac = Hash.hmacSHA256(Data("stored-file:\(idempotencyKey)".utf8), key: key)
        return StoredFile.ID(Base32.encode(mac.prefix(16)))
    }

    /// What in a file's name stands for its content, to nobody but this service.
    func mark(of contentHash: Data, in id: StoredFile.ID) -> String {
        let mac = Hash.hmacSHA256(Data("stored-content:\(id):".utf8) + contentHash, key: key)
        return Base32.encode(mac.prefix(16))
    }

    func url(of file: String, at now: Date) -> String {
        let expires = Int(now.addingTimeInterval(lifetime).timeIntervalSince1970)
        return "\(base)/files/\(file)?expires=\(expires)&signature=\(signature(file, "\(expires)"))"
    }

    /// Checks the parts of a link.
    ///
    /// - Throws: ``FileLinkError``.
    func check(
        _ file: String,
        expires: String,
        signature shown: String,
        at now: Date
    ) throws(FileLinkError) {
        guard expires.utf8.count <= 20, let expiry = Int(expires),
            ConstantTime.equal(signature(file, expires), shown)
        else { throw .invalid }
        guard now <= Date(timeIntervalSince1970: Double(expiry)) else { throw .expired }
    }

    private func signature(_ file: String, _ expires: String) -> String {
        Base32.encode(Hash.hmacSHA256(Data("file-link:\(file):\(expires)".utf8), key: key))
    }
}
