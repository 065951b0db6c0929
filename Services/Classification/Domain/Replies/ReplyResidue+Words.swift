/// The words that a plain approval is made of besides its own.
extension ReplyResidue {
    /// Words that add nothing to an approval of a quote: grammar, courtesy, the quote itself.
    static let plain = Set(
        """
        je j tu il elle on nous vous ils elles me m te t se s le la les l un une des du de d au
        aux a en y ce c cela ca cet cette ces ci mon ma mes ton ta tes son sa ses notre nos
        votre vos leur leurs moi toi lui eux qui que qu ou et ni car donc or alors ainsi
        aussi puis est es suis sommes etes sont etait ete etre ai as avons avez ont avoir avait
        sera serait par pour dans sur sous avec chez vers depuis selon comme tout tous
        toute toutes bien tres trop vraiment tellement assez plus encore deja enfin finalement
        juste meme ici voila voici merci bonjour bonsoir salut hello hi hey dear cher
        chere madame monsieur mme mr mrs ms docteur mademoiselle cordialement cdt cdlt bav bises
        amicalement sincerement salutations respectueuses distinguees bonne bon journee soiree
        semaine week end fin matinee apres midi matin soir jour aujourd hui hier maintenant
        aussitot svp stp plait plaisir grand tant devis quote estimate estimation offre
        offer proposition proposal prix price tarif montant cout cost credit credits devi
        chiffrage modele modeles model models modelisation modelling modeling commande order
        projet project travail travaux work job production prestation service delai delais delay
        timing condition conditions ensemble total lot facture valide ok oui possible possibles
        rapidement vite rapide urgent attente retour reponse reactivite echange telephone
        mail message courrier email ecrit part cote equipe team reunion discussion relecture
        lecture lu recu pris connaissance note i my mine we our ours us you your yours he she it
        they them their this that these those the an of to for from with by in at and so too
        very much really just all both each every any some more most is are was were be been
        being am do does did done have has had having will would can could shall should may let
        ll ve re go please thanks thank cheers regards best kind kindly warm
        sincerely sir madam day good great morning afternoon evening weekend today now yesterday
        after before side here there ahead up out off over then well oh ah back again soon look
        looks looking forward seeing result results see deux trois quatre cinq six sept huit
        neuf dix two three four five seven eight nine ten premier first zero one resultat hate
        decouvrir voir rendu suite habitude prevu quand voulez main mains chef patron direction
        associe mari femme client boss manager partner husband wife management board find
        attached enclosed piece pieces jointe jointes joint copie copy exemplaire date retourne
        veuillez trouver trouverez reception peu little bit than expected hoped malgre yes
        pouvez pourrez peut peux still matches discussed love beau belle joli
        """.split { $0.isWhitespace }.map(String.init)
    )

    /// Words that deny.
    static let denials: Set<String> = [
        "pas", "jamais", "sans", "ni", "aucun", "aucune", "non", "rien", "not", "never",
        "without", "no", "nor", "neither", "nothing", "none", "ne", "n", "nul",
        "hardly", "refuse", "loin", "impossible",
    ]

    /// Words after which a name stands.
    static let addresses: Set<String> = [
        "merci", "thanks", "bonjour", "bonsoir", "hello", "hi", "dear", "you", "madame",
        "monsieur", "mme", "mr", "salut",
    ]
}
