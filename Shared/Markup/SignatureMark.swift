/// How an element shows that a mail program put a signature there.
enum SignatureMark {
    static func isOn(_ element: HTMLElement) -> Bool {
        guard element.hasAttributes else { return false }
        guard element.name == "div" || element.name == "pre" || element.name == "table" else {
            return false
        }
        let classes = (element.attribute("class") ?? "").split(separator: " ").map(String.init)
        if classes.contains(where: Self.classes.contains) { return true }
        var id = (element.attribute("id") ?? "")[...]
        while id.hasPrefix("x_") { id = id.dropFirst(2) }
        return ids.contains(String(id))
    }

    private static let classes: Set = [
        "gmail_signature", "moz-signature", "protonmail_signature_block",
        "protonmail_signature_block-user", "yahoo-signature", "tutanota_signature",
        "ms-outlook-mobile-signature", "zmail_signature_below",
    ]
    private static let ids: Set = [
        "Signature", "ms-outlook-mobile-signature", "AppleMailSignature", "appleMailSignature",
        "mail-editor-signature", "signature", "Zm-_Id_-Sgn", "ymail_android_signature",
        "LPSignature",
    ]
}
