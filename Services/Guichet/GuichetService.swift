@main
enum GuichetService {
    static func main() async {}
}
