extension Evidence {
    /// The 3D format whose shape the content has.
    ///
    /// These formats have no signature of their own, or share it with text:
    /// the shape must fit, and where little of it is there the name must agree.
    func shape3D(named name: String?) -> AttachmentType? {
        if isBinarySTL { return .stl }
        if isGLTF(named: name) { return .gltf }
        guard !head.contains(0) else { return nil }
        if starts(with: "solid") && holds("facet normal") { return .stl }
        if starts(with: "; FBX") && holds("FBXHeaderExtension") { return .fbx }
        if isOBJ(named: name) { return .obj }
        return nil
    }

    /// A header of 80 bytes, a count, and 50 bytes for each triangle.
    private var isBinarySTL: Bool {
        guard head.count > 84 else { return false }
        let triangles = Int64(head[...].integer(at: 80, bytes: 4))
        return triangles > 0 && triangles * 50 + 84 == size
    }

    private func isGLTF(named name: String?) -> Bool {
        guard jsonKeys.contains("asset") else { return false }
        return name.fileExtension == "gltf"
            || !jsonKeys.isDisjoint(with: ["scenes", "nodes", "meshes", "buffers", "accessors"])
    }

    /// Every line begins with a word of the format and the vertices are
    /// numbers: three of them, or one if the file is named so.
    private func isOBJ(named name: String?) -> Bool {
        var vertices = 0
        for line in wholeLines {
            let words = line.split { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
            guard let keyword = words.first, keyword.first != UInt8(ascii: "#") else { continue }
            let word = String(decoding: keyword, as: UTF8.self)
            guard Self.keywordsOfOBJ.contains(word) else { return false }
            guard word == "v" else { continue }
            guard (3...7).contains(words.count - 1), words.dropFirst().allSatisfy(Self.isNumber)
            else { return false }
            vertices += 1
        }
        return vertices >= (name.fileExtension == "obj" ? 1 : 3)
    }

    /// The lines in the head, without the one at which the head was cut.
    private var wholeLines: [ArraySlice<UInt8>] {
        let lines = head.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        return Int64(head.count) < size ? lines.dropLast() : lines
    }

    private static let keywordsOfOBJ: Set = [
        "v", "vn", "vt", "vp", "f", "l", "p", "o", "g", "s", "mg", "mtllib", "usemtl", "usemap",
        "maplib", "cstype", "deg", "bmat", "step", "curv", "curv2", "surf", "parm", "trim",
        "hole", "scrv", "sp", "end", "con", "bevel", "c_interp", "d_interp", "lod",
    ]

    private static func isNumber(_ word: ArraySlice<UInt8>) -> Bool {
        Double(String(decoding: word, as: UTF8.self))?.isFinite == true
    }

    private func holds(_ text: String) -> Bool {
        let wanted = Array(text.utf8)
        return head.indices.contains {
            head[$0] == wanted.first && head[$0...].starts(with: wanted)
        }
    }
}
