@main
enum ClassificationService {
    static func main() async {}
}
