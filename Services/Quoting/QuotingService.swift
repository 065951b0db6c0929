@main
enum QuotingService {
    static func main() async {}
}
