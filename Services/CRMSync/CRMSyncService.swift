@main
enum CRMSyncService {
    static func main() async {}
}
