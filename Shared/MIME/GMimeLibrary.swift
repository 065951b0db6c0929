internal import CGMime

/// GMime, made ready once for the whole process.
///
/// GMime's tables are written by `g_mime_init` alone; after it, objects that
/// no two threads share may be used from any thread. Every function of this
/// module makes its own objects and frees them before it returns.
enum GMimeLibrary {
    /// Makes GMime ready; callers that come together wait for the first.
    static func start() { ready }

    /// Swift runs the initialiser of a global exactly once.
    private static let ready: Void = g_mime_init()
}

/// One reference to a GObject, given up when this value goes out of scope.
struct GMimeReference<Object>: ~Copyable {
    let pointer: UnsafeMutablePointer<Object>

    /// Takes over the reference that a `..._new` function returned.
    init(_ pointer: UnsafeMutablePointer<Object>) { self.pointer = pointer }

    /// The same object as its parent class; GObject structs begin with it.
    func `as`<Parent>(_ parent: Parent.Type) -> UnsafeMutablePointer<Parent> {
        UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: parent)
    }

    deinit { g_object_unref(pointer) }
}
