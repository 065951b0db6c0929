import Contracts
import Language

/// What a file is by the end of its name, or by its media type.
enum FileCategory: String, CaseIterable, Sendable {
    case textured3D = "textured_3d"
    case other3D = "other_3d"
    case image
    case document

    var section: String { "files.\(rawValue)" }
}

/// The files that count as visuals, as the grid lists them.
struct FileCategories: Sendable {
    private var byEnding: [String: FileCategory] = [:]
    private var byMediaType: [String: FileCategory] = [:]

    /// - Throws: ``DataFileError`` when an entry is neither an ending nor a
    ///   media type, or is listed twice.
    init(_ file: SectionedFile) throws(DataFileError) {
        for category in FileCategory.allCases {
            for line in try file.section(category.section).members() {
                try add(line, to: category)
            }
        }
    }

    /// How much of a name's end and of a media type is read, in Unicode scalars.
    private static let longestRead = 256

    /// What a file is; nothing when it shows nothing.
    ///
    /// The name decides where its ending is listed, the media type otherwise.
    /// A picture is one whatever it is called, and sound, films and pages
    /// show nothing: "chair.glb" of type "image/png" is a picture.
    func category(of file: FileName) -> FileCategory? {
        let name = Folding.fold(file.name.closing(Self.longestRead))
        let typeRead = (file.type ?? "").opening(Self.longestRead)
        let type = String(Folding.fold(typeRead).prefix { $0 != ";" && $0 != " " })
        let family = String(type.prefix { $0 != "/" })
        let byType = byMediaType[type] ?? byMediaType["\(family)/*"]
        guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")),
            let byName = byEnding[String(name[dot...])]
        else { return byType }
        switch (byName, byType) {
        case (.textured3D, .image?), (.textured3D, .document?), (.other3D, .image?): return byType
        default: return Self.isUnseen(type, family: family) ? nil : byName
        }
    }

    /// Whether a type says that a file shows no object.
    ///
    /// Text is none of these: several 3D formats are written as text.
    private static func isUnseen(_ type: String, family: String) -> Bool {
        family == "audio" || family == "video" || type == "text/html"
    }

    private mutating func add(_ line: DataLine, to category: FileCategory) throws(DataFileError) {
        let entry = Folding.fold(line.text)
        guard byEnding[entry] == nil, byMediaType[entry] == nil else {
            throw line.error("\(line.text) is listed twice")
        }
        if entry.hasPrefix("."), entry.count > 1, !entry.dropFirst().contains(".") {
            byEnding[entry] = category
        } else if entry.split(separator: "/", omittingEmptySubsequences: false).count == 2 {
            byMediaType[entry] = category
        } else {
            throw line.error("\(line.text) is neither an ending such as .png nor a media type")
        }
    }
}
