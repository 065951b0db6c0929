extension LegalNotice {
    static let headings: Set<String> = [
        "disclaimer", "legal disclaimer", "email disclaimer", "confidentiality notice",
        "confidentiality", "avis de confidentialite", "clause de confidentialite",
        "confidentialite", "mentions legales", "haftungsausschluss", "legal notice",
        "privacy notice",
    ]

    static let openings = PrefixTable([
        "ce message", "cet e-mail", "cet email", "ce courriel", "ce courrier", "ce mail",
        "les informations contenues", "l'information contenue", "le contenu de ce",
        "le present message", "le present mail", "le present courriel", "this e-mail", "this email",
        "this message", "this mail",
        "this communication", "this transmission", "the information", "the contents of",
        "the content of", "confidential", "important notice", "avis de conf", "avis important",
        "disclaimer",
        "legal notice", "email disclaimer", "mentions legales", "privacy notice",
        "haftungsausschluss",
        "clause de", "si vous n'etes pas le dest", "si vous avez recu ce", "si vous recevez ce",
        "if you are not the", "if you have received this", "if you received this", "any views",
        "please consider the env", "pensez a l'env", "avant d'imprimer", "n'imprimez",
        "merci de n'imprimer", "merci de penser a l'env", "before printing",
        "think before you print",
        "save paper", "diese e-mail", "diese nachricht", "der inhalt dieser", "este mensaje",
        "este correo", "esta mensagem", "este e-mail", "este email", "questo messaggio",
        "questa e-mail", "le informazioni contenute", "dit bericht", "deze e-mail", "denne e-mail",
        "denne mail", "ta wiadomosc", "niniejsza wiadomosc", "caution:", "caution :", "attention:",
        "attention :", "external", "warning:", "expediteur externe", "mail externe",
        "message externe", "l'integrite de ce message", "toute utilisation", "any unauthorized",
    ])

    /// A client may write of an error in a copy, but not with these.
    static let strongMarks: Set<Substring> = [
        "confid", "destina", "intende", "recipie", "privile", "exclusi", "esclusi", "environ",
        "virus",
        "malware", "unautho", "esclusi", "externe", "exteri", "outside", "vertrau", "riserva",
        "vertrou",
        "fortrol", "poufne", "poufna", "adresat", "empfang",
    ]

    static let surestMarks: Set<Substring> = [
        "confid", "riserva", "environ", "virus", "outside", "vertrau",
    ]

    /// Who speaks here is the client.
    static let persons: Set<Substring> = ["je", "j'ai", "i", "i'm", "i'd", "ich"]

    /// Notices of one line that say nothing but this.
    static let greenOpenings = PrefixTable([
        "please consider the environment", "pensez a l'environnement", "avant d'imprimer",
        "n'imprimez ce", "n'imprimez cet", "merci de n'imprimer", "think before you print",
        "save paper",
    ])

    /// How the words of such notices begin, in five to seven letters.
    static let stems: Set<Substring> = [
        "confid", "destina", "intende", "recipie", "privile", "erreur", "errone", "error",
        "unautho", "autoris", "authori", "disclos", "divulg", "diffus", "distrib", "dissemi",
        "prohibi", "interdi", "jointes", "attach", "virus", "malware", "delete", "detrui",
        "supprim", "notify", "avertir", "legally", "exclusi", "esclusi", "strictl", "stricte",
        "environ",
        "imprim", "printi", "unlawfu", "illicit", "copying", "copie", "integri",
        "responsa", "liabil", "origina", "outside", "externe", "exteri", "sender", "links",
        "liens", "cliquez", "vertrau", "empfang", "irrtum", "vernich", "loschen",
        "riserva", "errore", "vertrou", "gerichte", "fortrol", "poufne", "poufna",
        "adresat", "expedit", "untrust", "organiz", "organis",
    ]
}
