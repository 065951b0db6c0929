@main
enum DeskService {
    static func main() async {}
}
