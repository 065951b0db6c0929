/// What letters say about a text's language, in tenths of a log-odds for English.
///
/// Runs of three letters within a word, "^" before its first and "$" after its
/// last, and whole words after "=". The weights were learned from the labelled
/// texts of this repository and from short pieces of them (logistic regression
/// that keeps the few features that tell most), so that one word can decide.
enum LetterEvidence {
    /// The weight of a word: what its runs and the word itself add up to.
    static func weight(of word: String.UTF8View) -> Int {
        let length = word.count
        guard length <= longestWord else { return 0 }
        var run = code(UInt8(ascii: "^"))
        var whole = UInt64(UInt8(ascii: "="))
        var sum = 0
        for (index, letter) in word.enumerated() {
            run = (run << 5 | code(letter)) & 0x7FFF
            if index >= 1 { sum += Int(runs[run]) }
            whole = whole << 8 | UInt64(letter)
        }
        if length >= 1 { sum += Int(runs[(run << 5 | code(UInt8(ascii: "$"))) & 0x7FFF]) }
        return length <= longestKey ? sum + (wholes[whole] ?? 0) : sum
    }

    /// A letter in 5 bits; nothing is known of other signs.
    private static func code(_ letter: UInt8) -> Int {
        switch letter {
        case 0x61...0x7A: Int(letter) - 0x60
        case UInt8(ascii: "^"): 27
        case UInt8(ascii: "$"): 28
        default: 0
        }
    }

    /// Longer words are names, addresses or noise.
    private static let longestWord = 18

    /// What fits into a key beside the mark before a whole word.
    private static let longestKey = 7

    /// The weights of runs, each where its three letters lead.
    private static let runs: [Int8] = {
        var runs = [Int8](repeating: 0, count: 1 << 15)
        for (feature, weight) in weights where feature.utf8.first != UInt8(ascii: "=") {
            runs[feature.utf8.reduce(0) { $0 << 5 | code($1) }] = Int8(clamping: weight)
        }
        return runs
    }()

    /// The weights of whole words, by their bytes.
    private static let wholes: [UInt64: Int] = {
        var wholes: [UInt64: Int] = [:]
        for (feature, weight) in weights where feature.utf8.first == UInt8(ascii: "=") {
            wholes[feature.utf8.reduce(0) { $0 << 8 | UInt64($1) }] = weight
        }
        return wholes
    }()

    private static var weights: [(feature: Substring, weight: Int)] {
        table.split(separator: "\n").flatMap { line -> [(Substring, Int)] in
            let fields = line.split(separator: " ")
            guard let first = fields.first, let weight = Int(first) else { return [] }
            return fields.dropFirst().map { ($0, weight) }
        }
    }

    private static let table = """
        40 ^th
        39 ed$
        38 ^i$
        36 =is
        35 =to
        33 =our
        31 ^it
        30 ^wa ry$
        29 ^tw ^wh ss$
        28 ly$ ow$
        26 ll$
        24 ay$ ch$
        23 ^ye no$
        22 ^wi ld$ oo$
        21 ^by but you
        20 =not =of ^my one
        19 ct$ een ght
        18 =at =in ^we ic$ ing
        17 ^go ^he ^sh do$ or$ oun ys$
        16 =are =as ail ake can fee my$ oes
        15 ^if ^us ^wo ase ng$
        14 =so ^fr ^yo ny$ sid th$
        13 ^ha are ck$ ice id$ lea pen tim up$
        12 =and ^t$ ad$ ate aym be$ eas ove st$ the
        11 =about ore ust
        10 =since ^an ^be ome wer
        9 =order ^or ke$ wor
        8 =more =quote ^ca al$ eat fa$ fil ft$ min nd$ rm$ urn
        7 =no =we ^in ^mi ^of ^on ^op ak$ ear ers ew$ fro get lin ty$ ve$
        6 =for =get =it ^s$ ^sp ^st day ept for fte loo mit rea rn$ ues
        5 =an =same ^ho ep$ er$ let ls$ nk$ ode oic ost set
        4 =if =see ^ag ^cu ^si ds$ ent ext ist oke ot$ ox$ ric tho und uot
        3 =us ^do ^fi ^ne ^ti ^up ack ap$ ar$ ash bro col der eed eep go$ hee
        3 her ks$ lou mpl not per ple ver we$
        2 =card =credit ^is ^li add amp any at$ dea epl ery hou ion od$ out sof sta sti
        2 unt
        1 =have ^le ame del los ote ran tur
        -1 dem es$ ign mat nan onc our tat
        -2 =ou =pr ^cm ^ma ^pi ^re ^va ^vu anc ec$ eli est ffi nse ois ort pj$ qui uel vs$
        -3 =avec ^a$ ^bo ^d$ ^md ^pj ^po ^qu ce$ cou des dre he$ if$ ise pe$ rre sse
        -4 ^al ^au ^mo ^no ^ou ^pa ^pl con cu$ ee$ ela it$ li$ ont svp
        -5 ali aut ban bie ca$ emb il$ lis lus mai mes on$ oui plu pte re$ tte uge
        -6 =credits =des ^sv act ant cla eut la$ le$ ou$
        -7 =test acc ann cor ied jet ne$ ouv roi val vp$
        -8 =ma =recu =sont ^de ^fa ans che ire is$ ns$ rer se$ tes uit ule uve
        -9 =par =un ^en di$ mer ors ous
        -10 =ce ^c$ ^ce de$ nnu nte oir peu ser te$ uis us$
        -11 ^j$ hau ma$ oi$ par ue$
        -12 arr non oit
        -13 ^ec ^n$ bon ein ie$ os$ pou vre
        -14 ^av ^ve ^y$ eu$ lle pre que ret ui$
        -15 =pour ait ele eme
        -16 ^vo
        -17 ci$
        -18 ai$ ien si$
        -19 ais tro
        -20 =mon =pied tre uan ux$
        -21 =une eur nne
        -22 =ca =est =ne ^es ez$ ier soi
        -23 ^il ^l$
        -24 =sur jou omm
        -25 tou
        -26 =en =pas au$ un$
        -28 =de du$
        -31 =les
        -33 =la ^et
        -34 ^je
        -44 =le
        """
}
