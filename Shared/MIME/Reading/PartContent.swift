internal import CGMime
internal import FoundationEssentials

/// What is in a part of a mail, its transfer encoding undone.
enum PartContent {
    /// The bytes of a part, or the source of a mail that is a part.
    static func bytes(of object: UnsafeMutablePointer<GMimeObject>) -> Data {
        guard let new = g_mime_stream_mem_new() else { return Data() }
        let stream = GMimeReference(new)
        write(object, to: stream.pointer)
        guard let array = g_mime_stream_mem_get_byte_array(stream.as(GMimeStreamMem.self)),
            let start = array.pointee.data
        else { return Data() }
        return Data(bytes: start, count: Int(array.pointee.len))
    }

    /// How many bytes ``bytes(of:)`` would give.
    static func size(of object: UnsafeMutablePointer<GMimeObject>) -> Int {
        guard let new = g_mime_stream_null_new() else { return 0 }
        let stream = GMimeReference(new)
        return max(0, write(object, to: stream.pointer))
    }

    @discardableResult
    private static func write(
        _ object: UnsafeMutablePointer<GMimeObject>,
        to stream: UnsafeMutablePointer<GMimeStream>
    ) -> Int {
        if guichet_is_message_part(object) != 0 {
            guard let message = g_mime_message_part_get_message(object.as(GMimeMessagePart.self))
            else { return 0 }
            return g_mime_object_write_to_stream(message.as(GMimeObject.self), nil, stream)
        }
        guard guichet_is_part(object) != 0,
            let content = g_mime_part_get_content(object.as(GMimePart.self))
        else { return 0 }
        return g_mime_data_wrapper_write_to_stream(content, stream)
    }
}

extension UnsafeMutablePointer {
    /// The same object as a relative in GObject's tree; GObject structs begin
    /// with their parent's.
    func `as`<Relative>(_ type: Relative.Type) -> UnsafeMutablePointer<Relative> {
        UnsafeMutableRawPointer(self).assumingMemoryBound(to: type)
    }
}
