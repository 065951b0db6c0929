@main
enum FilesService {
    static func main() async {}
}
