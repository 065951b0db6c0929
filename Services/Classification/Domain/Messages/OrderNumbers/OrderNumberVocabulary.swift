/// The words around numbers, folded.
enum OrderNumberVocabulary {
    /// What an order number names.
    static let orders: Set<String> = words(
        """
        commande commandes cmd cmds cde cdes cmde cmdes comande comandes commend order orders ord
        ordr oder purchase achat
        """
    )

    /// Before a number, these make the noun a verb: "I want to order 250", "j'ai commande 250".
    static let beforeVerbs: Set<String> = words(
        "to i we you they je j tu il elle on nous vous ils elles ai as a avons avez ont"
    )

    /// Those that stand glued to a number: "commande900412".
    static let gluedNouns: Set<String> = words(
        "commande commandes cmd cde cmde order orders ord numero num no"
    )

    /// What says that a number follows.
    static let numberWords: Set<String> = words(
        """
        n no nr num nums numero numeros nro number numbers nb nbr id ref refs reference references
        """
    )
    static let numberSigns = "#°º№"

    /// What has a number of its own, which is no order's.
    static let others: Set<String> = words(
        """
        facture factures fact invoice invoices bill client cliente clients customer customers
        membre member adherent fidelite loyalty dossier dossiers case cas ticket tickets incident sav
        reclamation claim retour retours return returns rma avoir credit suivi tracking track colis
        parcel package box paquet colissimo chronopost dhl ups fedex dpd gls mondial relay laposte
        royal mail ean gtin upc isbn code codes barre barcode produit product article articles item
        sku modele model type siret siren rcs tva vat iban bic rib compte account tel telephone
        phone mobile portable fixe fax cell whatsapp appelez appeler call ring rappelez contrat
        contract devis quote demande request recu receipt carte card cheque bon coupon promo serie
        serial imei taille size pointure prix price montant total amount somme adresse address rue
        avenue boulevard street road cedex bp postal zip postcode imprimante printer version lot
        batch transaction paiement payment virement transfer page chambre etage appartement
        """
    )

    /// Of those, the ones that are deeds as well: "track 45561" is about an order.
    static let deeds: Set<String> = words("return returns track")

    /// Before a number that may be a place's: "livrée à 33000".
    static let places: Set<String> = words("a au to at in chez dans")

    /// Through these a noun owns what follows: "la facture de 39077" is that of an order.
    static let ofs: Set<String> = words("de d of for pour")

    /// Small words that may stand between a noun and its number.
    static let links: Set<String> = words(
        """
        la le l les the my ma mes mon our notre nos your votre vos is est was are sont this cette ce
        suivante suivant suivantes following portant sous du
        """
    )

    /// What may stand before a bare order number.
    static let leads: Set<String> = words(
        """
        sur about on for pour de of from et and concernant re regarding cancel cancl annulez
        annuler annule annul anule return returning refund refunding rembourser remboursez
        remboursement retractation withdrawal status statut etat update info infos suite bonjour hello
        hi bonsoir salut is was has are where voici voila merge fusionnez fusionner chasing relance
        check verify verifier voir
        """
    )

    /// After "info on" even a short number is an order's.
    static let inquiries: Set<String> = words(
        "info infos information update point news nouvelles status statut etat"
    )

    /// Between two numbers of a list.
    static let connectors: Set<String> = words(
        "et and ou or puis then ainsi que la le n no numero number commande order"
    )
    static let connectingSigns = "&,/+#°º№-("

    /// What is counted or measured, after a number.
    static let units: Set<String> = words(
        """
        jour jours j day days semaine semaines week weeks wk wks mois month months an ans annee annees
        year years heure heures h hour hours hrs min mins minute minutes sec secondes seconds fois
        times time x kg g gr gramme grammes ml cl l litre litres cm mm m metre metres km inch inches
        pouces piece pieces pcs unit units unite unites exemplaire exemplaires boite boites boxes
        personnes people points pages euro euros eur e dollar dollars usd pound pounds gbp quid fcfa cfa
        xof chf francs centimes cts cents pence balles degres watts w v go gb mo mb am pm ouvres ouvrables
        mg oz lb lbs er eme th nd rd st percent pourcent pourcents
        """
    )
    static let currencies = "€$£¥"

    static let months: Set<String> = words(
        """
        janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre janv fev
        avr juil sept oct nov dec january february march april may june july august september october
        november december jan feb mar apr jun jul aug sep
        """
    )

    /// With what the numbers of other papers begin.
    static let otherPrefixes: Set<String> = words(
        """
        f fa fac fact facture inv invoice rma ret rt r av avoir sav tkt ticket cli client cust cus dev
        devis tva fr76 ean sku ref
        """
    )

    /// What a message may hold besides its number and still be nothing else.
    static let courtesies: Set<String> = words(
        """
        bonjour bonsoir salut hello hi hey merci thanks thank you svp stp please pls oui yes ok voici
        voila c est le la it s is my mon ma et and n no numero number here ou or de ref
        """
    )

    private static func words(_ list: String) -> Set<String> {
        Set(list.split { $0 == " " || $0 == "\n" }.map(String.init))
    }
}
