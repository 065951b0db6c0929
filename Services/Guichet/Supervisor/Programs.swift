import FoundationEssentials

#if canImport(Glibc)
import Glibc
#endif

/// The executables of the house, which lie together in one folder.
enum Programs {
    /// The folder that this executable is in, where the others are too.
    static func home() throws -> String {
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return own.split(separator: "/", omittingEmptySubsequences: false).dropLast()
            .joined(separator: "/")
    }

    /// Becomes another program of the house, with its exit code for this one's.
    ///
    /// - Throws: ``CommandFailure``; otherwise it does not return.
    static func become(_ name: String, _ arguments: [String], home: String? = nil) throws {
        let path = "\(try home ?? self.home())/\(name)"
        var words = ([path] + arguments).map { strdup($0) } + [nil]
        execv(path, &words)
        let number = errno
        for word in words { free(word) }
        throw CommandFailure("\(path) cannot be started (error \(number)): build it first")
    }
}
