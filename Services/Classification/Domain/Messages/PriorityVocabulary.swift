/// Families of expressions that tell how urgent a ticket is.
enum PriorityVocabulary {
    static let families: [MarkFamily] = [
        MarkFamily(
            "everybody",
            """
            tout le monde, toute l'equipe, toute notre, tous nos, toutes nos, tous les, plus personne,
            personne ne peut, plus aucun*, aucun de nos, everyone, everybody, nobody, no one, all our,
            all of our, all users, all customers, all the, the whole, our whole, none of our, entire,
            entiere, toute la boutique, toute l'entreprise, chez tous
            """
        ),
        MarkFamily(
            "others' data",
            """
            d'autres clients, d'un autre client, autre client, d'autres societes, autre societe,
            d'autres personnes, quelqu'un d'autre, autres utilisateurs, other customer*, other people*,
            other companies, another customer*, another company, someone else*, somebody else*,
            other users, stranger*, inconnu*, faille, fuite, leak*, breach, expose*, publi*, visible*,
            donnees de, confidentiel*, confidential
            """
        ),
        MarkFamily(
            "taken over",
            """
            pirat*, hack*, hijack*, usurp*, compromis*, vole, volee, stolen, takeover, taken over,
            intrus*, phishing, ransom*, rancon*, virus, malware, fraud*, en mon nom, in my name,
            attaqu*, attack*
            """
        ),
        MarkFamily(
            "standstill",
            """
            a l'arret, arrete, arretes, hors service, en panne, down, ne repond plus, plus rien, nothing works,
            nothing responds, outage, production, hopital, hospital, stopped, standstill, inaccessible,
            unreachable, at a stop, en rade, bloques, bloquee, bloque, blocked, stuck, locked out, locked,
            verrouill*, suspendu*, suspended, desactive*, disabled, cannot work, can't work,
            peut plus travailler, peux plus travailler, ne peux plus, peut plus, unusable, inutilisable
            """
        ),
        MarkFamily(
            "deadline",
            """
            dans une heure, dans deux heures, in an hour, in one hour, in two hours, ce soir, tonight, demain,
            tomorrow, aujourd'hui, today, before noon, avant midi, by noon, deadline, echeance,
            ce matin, this morning, avant 17, avant 18, within the hour, d'ici une heure, going live, mise en
            ligne, demonstration, demo, paie, payroll, salaires, wages, right now, immediatement,
            immediately, at once, tout de suite
            """
        ),
        MarkFamily(
            "loss",
            """
            perdu*, perdent, perte, disparu*, efface*, supprime*, lost, losing, vanish*, disappear*,
            deleted, erased, wiped, gone, decouvert, overdraft, overdrawn, sans autorisation,
            unauthori*, non autoris*, arnaque*, scam, vide mon, emptied, decline*, rejete*, bounce*
            """
        ),
        MarkFamily(
            "works",
            """
            plante, plantent, crash*, se ferme, closes, does not start, won't start, ne demarre*,
            ne s'ouvre, won't open, error 500, erreur 500, impossible, unable, can not, ne fonctionne plus,
            ne marche plus, stopped working, no longer works, fail*, echoue*, refuse*, rejected
            """
        ),
        MarkFamily(
            "at the start",
            """
            au lancement, des le lancement, au demarrage, a l'ouverture, des l'ouverture, a peine ouverte,
            se referme, on launch, at launch, on startup, at start, on start, on opening, when opening,
            right after, as soon as i open, won't open, every time i open, splash screen
            """
        ),
        MarkFamily(
            "shut out",
            """
            compte bloque, compte est bloque, compte verrouill*, compte suspendu, compte est suspendu,
            account locked, account is locked, account blocked, locked out, shut out, lock me out,
            ne peux plus me connecter, plus acces, perdu l'acces, can't get in, can't log in,
            cannot log in, can't sign in, trop d'essais, too many attempts, acces perdu, lost access
            """
        ),
        MarkFamily(
            "blemish",
            """
            logo, couleur, color, colour, faute d'orthographe, typo, coquille, aligne*, alignment,
            pixel*, flou, blurry, icone, icon, traduction, translation, footer, pied de page, emoji*, libelle,
            label, font, police, espacement, ombre, shade
            """
        ),
        MarkFamily(
            "wish",
            """
            j'aimerais, aimerais, ce serait, serait bien, serait cool, il faudrait, ajout*, please add, add a, add,
            would be nice, would love, i wish, wish, suggest*, idee, idea, a quand, pourquoi pas, why not,
            dommage que, il manque, missing, option, pourrait, could, should, prevoyez, envisag*
            """
        ),
        MarkFamily(
            "plain question",
            """
            quels sont, quelle est, quel est, ou est, est ce que, avez vous, acceptez vous, proposez vous,
            y a t il, existe t il, which, what is, what are, do you, are you, is there, where is,
            how much, combien, comment, how do, horaires, hours, tarif*, pricing, price*, brochure, merci,
            thanks, thank you, bravo
            """
        ),
        MarkFamily(
            "blocked action",
            """
            remboursez, refund, mot de passe, password, code, facture, invoice, supprimez, delete, close
            my account, changer, change, corriger, correct, activer, activate, double, twice, deux fois
            """
        ),
        MarkFamily(
            "cries",
            "urgent*, urgence, asap, au plus vite, vite, quickly, emergency, critique, critical, grave, serious, priorit*, s'il vous plait"
        ),
    ]
}
