extension RequestClue {
    /// What speaks for a 3D model to make, change, convert or optimise.
    ///
    /// Weights are log-odds: 0.7 is 2 to 1, 1.4 is 4 to 1, 2.2 is 9 to 1.
    static let modelisation: [RequestClue] = [
        .init(
            "an order to model",
            weight: 3.0,
            denial: .counts,
            """
            lancer la model*, lancer les model*, demarrer la model*, commencer la model*,
            pouvez lancer, pouvez demarrer, pouvez commencer, you can start,
            commander la model*, commander une model*, ajouter une animation,
            a modeliser, faire modeliser, faire une modelis*, faire un modele 3d, faire en 3d,
            passer en 3d, mettre en 3d, digitaliser en 3d, numeriser en 3d, besoin d'une modelis*,
            besoin modelis*, devis modelis*, prestataire pour model*, voudrais modelis*,
            souhaite modelis*, souhaiterai* une modelis*, modeliser ce*, modeliser un*,
            modeliser le*, modelise ce*, modelisation d'un*, modelisation de notre,
            start modelling, start modeling, start the model*, need model*, need a model*,
            need a 3d model*, need 3d model*, want a 3d model*, model our, model my, model this,
            model these, model the, to model, to be modelled, be modeled, model of our, model of my,
            make a 3d, create a 3d, build a 3d, creer un modele*, creer le modele*, creer une maquette*,
            creer un objet, creer en 3d, turn into 3d, into 3d, please produce, to digitise, to digitize
            """
        ),
        .init(
            "the craft",
            weight: 1.2,
            denial: .counts,
            "modelis*, modeliz*, modellis*, modeling, modelling, modelist*, numeris*, digitis*, digitiz*, "
                + "digitalis*, rendering, rendu 3d, rendus, maquette*, retopo*, uv, uvs, low poly, lowpoly, "
                + "polygon*, mesh, maillage*, normales, configurateur*, essayage virtuel"
        ),
        .init(
            "the third dimension",
            weight: 0.6,
            denial: .counts,
            "3d, 3 d, modele, model, trois dimensions, realite augmentee, augmented reality, web ready, photoreal*"
        ),
        .init(
            "a 3D format",
            weight: 0.5,
            denial: .counts,
            "glb, usdz, gltf, fbx, obj, stl, step, stp, 3dm, blend, 3ds, dwg, dxf, iges, skp, clo3d, zprj"
        ),
        .init(
            "rework of a model",
            weight: 2.6,
            denial: .counts,
            """
            refaire, refaites, redo, rework, remodel*, retravail*, retouch*, alleger, allegez, allege,
            reduire le poids, optimis*, decimer, decimate,
            convertir, convert, convertissez, exporter en, export, remettre a l'echelle, rescale,
            mise a l'echelle, proportions,
            changer la couleur, changer la texture, change the colour, change the color,
            ajouter notre logo, il faudrait le, il faudrait la, trop clair*, trop fonce*,
            trop lourd*, moins de, merci de corriger, texturer, retexturer, ajouter les textures,
            meme modele mais, au lieu du, au lieu de la, instead of the, nouvelle etiquette
            """
        ),
        .init(
            "a thing to model",
            weight: 1.7,
            denial: .counts,
            """
            chaise*, fauteuil*, canape*, sofa*, couch, banquette*, tabouret*, pouf*, banc, bancs, table,
            tables, bureau en, console*, commode*, buffet*, armoire*, placard*, dressing*, etagere*,
            bibliotheque*, meuble*, lit, lits, matelas, chevet*, vaisselier*, secretaire, bahut*, vitrine*,
            lampe*, luminaire*, lampadaire*, suspension*, applique*, lustre*, chandelier*, bougeoir*,
            vase*, miroir*, cadre*, tapis, rideau*, coussin*, horloge*, statue*, sculpture*, figurine*,
            evier*, lavabo*, vasque*, baignoire*, douche, robinet*, radiateur*, poele, cheminee*, four,
            volet*, porte d'*, portail*, fenetre*, verriere*, cloison*, escalier*, ascenseur*, serre,
            tuile*, carrelage*, parquet*, brique*, piscine*, coque*, pergola*, fontaine*, jardiniere*,
            pots de, pot de, bac a, tonneau*, barbecue*, brasero*, abri de, cabane*, salon de jardin,
            bague*, collier*, bracelet*, montre, montres, bijou*, lunettes, monture*, chaussure*, basket,
            baskets, sneaker*, sac a, robe, robes, casque*, veste*, jouet*, peluche*, train, guitare*,
            piano*, violon*, instrument*, velo, velos, moto*, voiture*, trottinette*, remorque*, cafetiere*,
            bouilloire*, aspirateur*, enceinte*, refrigerateur*, frigo*, machine a,
            chair*, armchair*, stool*, bench*, desk lamp, dining table, coffee table, bedside*, sideboard*,
            wardrobe*, cupboard*, cabinet*, dresser*, drawer*, bookcase*, bookshel*, shelf, shelves, bed,
            beds, mattress*, lamp, lamps, light fixture*, mirror*, frame*, rug, rugs, carpet*, curtain*,
            cushion*, clock*, sink*, faucet*, tap, bathtub*, radiator*, stove*, fireplace*, door, doors,
            gate, window*, stair*, staircase*, elevator*, cabin, greenhouse*, tile*, pool, planter*,
            flowerpot*, mailbox*, barrel*, ring, rings, necklace*, watch*, jewel*, glasses, eyewear,
            shoe*, boot*, handbag*, bag, bags, backpack*, dress, helmet*, jacket*, toy, toys, doll*,
            guitar*, bicycle*, bike*, scooter*, bottle*, mug*, cup, cups, teapot*, kettle*,
            coffee maker*, cooler*, electromenager, fridge*, speaker*, headphone*, vacuum*, oven, ottoman*, packaging
            """
        ),
        .init(
            "measures",
            weight: 1.1,
            denial: .counts,
            """
            cm, mm, dimension*, dims, cotes, cote, hauteur, largeur, profondeur, longueur, diametre,
            height, width, depth, diameter, echelle reelle, taille reelle, assise,
            dossier, pietement*, accoudoir*, armrest*, legs, pieds en
            """
        ),
        .init(
            "materials and looks",
            weight: 1.0,
            denial: .counts,
            """
            bois, chene, hetre, noyer, teck, pin, acajou, rotin, metal, acier, inox, alu, aluminium,
            laiton, cuivre, zinc, fonte, corten, marbre, beton, gres, ceramique, porcelaine, velours,
            cuir, tissu, lin, laque*, chrome*, dore*, polyester, anthracite, mat, brillant, transparen*,
            finition*, texture*, matiere*, coloris, teinte*, rouille*, vieilli*, tresse*,
            wood, wooden, oak, walnut, beech, steel, brass, marble, concrete, leather, velvet, fabric,
            rattan, matte, glossy, finish, textures, material*, engraved, gold, silver, colours, coloris
            """
        ),
        .init(
            "source material",
            weight: 1.3,
            """
            photos ci joint*, photo ci joint*, ci joint les photos, voici les photos, voici la photo,
            photos jointes, photo jointe, en pj, plans joints, plan joint, plan cote, en piece jointe,
            photos studio, drawing*, blueprint*, sketch*, croquis,
            patron, artwork, illustration*, catalogue joint, attached photos, photos attached,
            wetransfer, pictures attached, bureau d'etude*, architecte*
            """
        ),
        .init(
            "items to work through",
            weight: 1.2,
            """
            reference*, ref, refs, sku, skus, a traiter, a produire,
            commencer par, merci de commencer, tailles, versions, variante*, variant*,
            nouveaux produits, new product*, gamme, lot
            """
        ),
        .init(
            "an estimate for it",
            weight: 1.0,
            """
            devis, chiffrer, chiffrage, combien de credits pour, cout en credits,
            estimate*, estimation*, quote, quotation,
            est ce faisable, c'est faisable
            """
        ),
        .init(
            "making in general",
            weight: 0.5,
            denial: .counts,
            "creer, creation*, concevoir, realiser, produire, fabriquer, reproduire, representer, create, "
                + "produce, reproduce, design, animation*"
        ),
    ]
}
