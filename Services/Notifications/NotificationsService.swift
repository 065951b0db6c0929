@main
enum NotificationsService {
    static func main() async {}
}
