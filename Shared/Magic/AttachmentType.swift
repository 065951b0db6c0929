/// What a stored attachment is, as its content shows.
public struct AttachmentType: Hashable, Sendable {
    /// The type to serve it with, such as `model/gltf-binary`.
    public let mediaType: String

    public let category: AttachmentCategory

    /// The ending of the stored file's name, without a dot.
    public let fileExtension: String
}

/// The kinds of attachment that are kept.
public enum AttachmentCategory: String, Hashable, Sendable, CaseIterable {
    case image
    case document
    case model3D
    case archive
}

extension AttachmentType {
    public static let png = AttachmentType("image/png", .image, "png")
    public static let jpeg = AttachmentType("image/jpeg", .image, "jpg")
    public static let webp = AttachmentType("image/webp", .image, "webp")
    public static let gif = AttachmentType("image/gif", .image, "gif")
    public static let tiff = AttachmentType("image/tiff", .image, "tiff")
    public static let bmp = AttachmentType("image/bmp", .image, "bmp")
    public static let heic = AttachmentType("image/heic", .image, "heic")
    public static let heif = AttachmentType("image/heif", .image, "heif")
    public static let avif = AttachmentType("image/avif", .image, "avif")

    public static let pdf = AttachmentType("application/pdf", .document, "pdf")
    public static let docx = AttachmentType(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        .document,
        "docx"
    )
    public static let xlsx = AttachmentType(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        .document,
        "xlsx"
    )
    public static let odt = AttachmentType(
        "application/vnd.oasis.opendocument.text",
        .document,
        "odt"
    )
    public static let plainText = AttachmentType("text/plain", .document, "txt")
    public static let csv = AttachmentType("text/csv", .document, "csv")

    public static let glb = AttachmentType("model/gltf-binary", .model3D, "glb")
    public static let gltf = AttachmentType("model/gltf+json", .model3D, "gltf")
    public static let obj = AttachmentType("model/obj", .model3D, "obj")
    public static let fbx = AttachmentType("application/vnd.autodesk.fbx", .model3D, "fbx")
    public static let stl = AttachmentType("model/stl", .model3D, "stl")
    public static let usdz = AttachmentType("model/vnd.usdz+zip", .model3D, "usdz")
    public static let step = AttachmentType("model/step", .model3D, "step")

    public static let zip = AttachmentType("application/zip", .archive, "zip")

    private init(_ mediaType: String, _ category: AttachmentCategory, _ fileExtension: String) {
        self.mediaType = mediaType
        self.category = category
        self.fileExtension = fileExtension
    }
}

extension AttachmentType: CaseIterable {
    public static let allCases = [
        png, jpeg, webp, gif, tiff, bmp, heic, heif, avif,
        pdf, docx, xlsx, odt, plainText, csv,
        glb, gltf, obj, fbx, stl, usdz, step,
        zip,
    ]
}
