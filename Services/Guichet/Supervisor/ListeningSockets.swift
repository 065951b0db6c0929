import Foundation

/// Which ports a process of this machine listens on, as the kernel tells it in
/// `/proc` (proc_pid_net(5), proc_pid_fd(5)).
enum ListeningSockets {
    /// Whether a process has a socket that listens on a TCP port.
    static func process(_ pid: Int32, listensOn port: Int) -> Bool {
        let sockets = ["tcp", "tcp6"].flatMap { listening(on: port, in: "/proc/\(pid)/net/\($0)") }
        guard !sockets.isEmpty else { return false }
        let folder = "/proc/\(pid)/fd"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.contains { name in
            let target = try? FileManager.default.destinationOfSymbolicLink(
                atPath: "\(folder)/\(name)"
            )
            return target.map(sockets.contains) ?? false
        }
    }

    /// The sockets that listen on a port, as descriptors lead to them.
    ///
    /// The kernel lists those that listen before all others, of which a busy
    /// machine has tens of thousands.
    private static func listening(on port: Int, in table: String) -> [String] {
        guard let file = FileHandle(forReadingAtPath: table) else { return [] }
        let beginning = (try? file.read(upToCount: longestList)) ?? Data()
        var sockets: [String] = []
        for line in String(decoding: beginning, as: UTF8.self).split(separator: "\n").dropFirst() {
            let fields = line.split(separator: " ")
            guard fields.count > 9, fields[3] == listens else { break }
            guard let text = fields[1].split(separator: ":").last else { continue }
            if Int(text, radix: 16) == port { sockets.append("socket:[\(fields[9])]") }
        }
        return sockets
    }

    /// Bytes of some 400 sockets.
    private static let longestList = 1 << 16

    /// The state TCP_LISTEN.
    private static let listens = "0A"
}
