/// The files of `Data/` that are part of the executable.
enum EmbeddedFiles {
    static let gridName = "grid.conf"

    static var grid: String { text(PackageResources.grid_conf) }

    /// The files of the message book, each by its name.
    static var book: [String: String] {
        let files: [String: [UInt8]] = [
            "layout.html": PackageResources.layout_html,
            "wording.fr.conf": PackageResources.wording_fr_conf,
            "missing_info.fr.txt": PackageResources.missing_info_fr_txt,
            "quote_1_credit.fr.txt": PackageResources.quote_1_credit_fr_txt,
            "quote_2_credits.fr.txt": PackageResources.quote_2_credits_fr_txt,
            "admin_review.fr.txt": PackageResources.admin_review_fr_txt,
            "confirmation.fr.txt": PackageResources.confirmation_fr_txt,
            "refusal.fr.txt": PackageResources.refusal_fr_txt,
            "reminder.fr.txt": PackageResources.reminder_fr_txt,
            "expiry.fr.txt": PackageResources.expiry_fr_txt,
            "wording.en.conf": PackageResources.wording_en_conf,
            "missing_info.en.txt": PackageResources.missing_info_en_txt,
            "quote_1_credit.en.txt": PackageResources.quote_1_credit_en_txt,
            "quote_2_credits.en.txt": PackageResources.quote_2_credits_en_txt,
            "admin_review.en.txt": PackageResources.admin_review_en_txt,
            "confirmation.en.txt": PackageResources.confirmation_en_txt,
            "refusal.en.txt": PackageResources.refusal_en_txt,
            "reminder.en.txt": PackageResources.reminder_en_txt,
            "expiry.en.txt": PackageResources.expiry_en_txt,
        ]
        return files.mapValues(text)
    }

    private static func text(_ bytes: [UInt8]) -> String {
        String(decoding: bytes, as: UTF8.self)
    }
}
