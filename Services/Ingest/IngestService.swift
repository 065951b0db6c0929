@main
enum IngestService {
    static func main() async {}
}
