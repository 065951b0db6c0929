internal import CXML2

/// libxml2, made ready once for the whole process.
///
/// After that, documents that no two threads share may be used from any
/// thread.
enum XMLLibrary {
    /// Makes the library ready; callers that come together wait for the first.
    static func start() { ready }

    /// Swift runs the initialiser of a global exactly once.
    private static let ready: Void = xmlInitParser()
}
