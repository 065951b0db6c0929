import Language

/// What the names of attached files say about a request.
struct AttachedFiles: Sendable, Hashable {
    /// How a set of files speaks, in log-odds, with a French name for the reason.
    struct Sign: Sendable, Hashable {
        let name: String
        let pull: Double
    }

    /// What each file tells; nothing where its name does not.
    private let signs: [Sign?]

    /// How much of a name is read, in Unicode scalars, and of how many.
    private static let longestName = 256
    private static let mostRead = 50

    init(names: [String]) {
        signs = names.prefix(Self.mostRead).map { Self.sign(of: $0.closing(Self.longestName)) }
    }

    /// The strongest sign among the files, or nothing when no name tells.
    ///
    /// A 3D file weighs most but can be outweighed: it comes with bug reports too.
    var sign: Sign? {
        let signs = signs.compactMap(\.self)
        return signs.first { $0.pull < 0 } ?? signs.max { $0.pull < $1.pull }
    }

    /// The kinds of files by their names, each once; "autre" for what no name tells.
    var kinds: [String] {
        Set(signs.map { $0?.name ?? "autre" }).sorted()
    }

    private static func sign(of name: Substring) -> Sign? {
        let folded = Folding.fold(name)
        guard let dot = folded.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
        let fileExtension = String(folded[folded.utf8.index(after: dot)...])
        if models.contains(fileExtension) { return Sign(name: "fichier 3D", pull: 2.2) }
        if reports.contains(fileExtension) {
            return Sign(name: "fichier de diagnostic", pull: -1.5)
        }
        if pictures.contains(fileExtension) {
            return screenWords.isFound(in: words(of: folded[..<dot]))
                ? Sign(name: "capture d'écran", pull: -1.5) : Sign(name: "image", pull: 1.5)
        }
        if documents.contains(fileExtension) {
            return paperWords.isFound(in: words(of: folded[..<dot]))
                ? Sign(name: "pièce comptable", pull: -1.5) : Sign(name: "document", pull: 1.3)
        }
        return nil
    }

    private static func words(of name: Substring) -> Words {
        let underscore = UInt8(ascii: "_")
        let parted = name.utf8.map { $0 == underscore ? UInt8(ascii: " ") : $0 }
        return Words(folded: String(decoding: parted, as: UTF8.self))
    }

    private static let models: Set<String> = [
        "glb", "gltf", "usdz", "usd", "usda", "usdc", "obj", "fbx", "stl", "step", "stp", "iges",
        "igs", "3dm", "3ds", "3mf", "blend", "max", "ma", "mb", "c4d", "dae", "ply", "skp", "zprj",
        "dwg", "dxf", "sldprt", "sldasm", "ifc", "x3d", "wrl", "abc",
    ]
    private static let pictures: Set<String> = [
        "jpg", "jpeg", "png", "webp", "heic", "heif", "tif", "tiff", "gif", "bmp", "svg", "avif",
        "psd", "ai", "raw", "dng",
    ]
    private static let documents: Set<String> = ["pdf", "zip", "rar", "7z", "xlsx", "xls", "csv"]
    private static let reports: Set<String> = [
        "log", "txt", "har", "eml", "msg", "mp4", "mov", "webm", "json", "ics",
    ]
    private static let screenWords = PhraseTable([
        "err*", "capture*", "screen*", "bug*", "ecran*", "qr*", "ticket*", "500", "404",
    ])
    private static let paperWords = PhraseTable([
        "facture*", "inv", "invoice*", "releve*", "contrat*", "contract*", "rib", "recu*",
        "receipt*",
    ])
}
