"""The sentences that errors and faults are told in, and the words between their parts."""

SENTENCES = {
    # Words
    "poles": "pôles",
    "funders": "financeurs",
    "calls": "appels à projets",
    "regions": "régions",
    "sectors": "secteurs",
    "none": "aucun",
    "nothing": "rien",
    "{} or {}": "{} ou {}",
    "{}: {}": "{} : {}",
    "'{}…": "« {}… »",
    '"{}…': "« {}… »",
    "an object of type {}": "un objet de type {}",
    # Faults
    "{}, row {}": "{}, ligne {}",
    "{}, column {}": "{}, colonne {}",
    "{}: expected {}. {}": "{} : on attend {}. {}",
    "{}: found {}, expected {}. {}": "{} : {} là où l'on attend {}. {}",
    "{} Or is it {}?": "{} Ou est-ce {} ?",
    "The data package {} has 1 fault.": "Le paquet de données {} a 1 défaut.",
    "The data package {} has {:,} faults.": "Le paquet de données {} a {:,} défauts.",
    "- … and {:,} more, all in `.faults`.": "- … et {:,} de plus, tous dans `.faults`.",
    # Names
    "No pole is called {}. {}": "Aucun pôle ne s'appelle {}. {}",
    "Try a shorter name, an acronym or a pole id.": (
        "Essayez un nom plus court, un sigle ou l'identifiant d'un pôle."
    ),
    "Did you mean {}?": "Est-ce {} ?",
    "{} is a name of several {}. Ask for one of these ids: {}.": (
        "{} est un nom de plusieurs {}. Demandez l'un de ces identifiants : {}."
    ),
    "The box has {} in {}, which the ledger does not know. {}": (
        "Le périmètre nomme {} parmi les {}, ce que le registre ne connaît pas. {}"
    ),
    "It knows {}.": "Il connaît : {}.",
    "It knows {} …": "Il connaît : {} …",
    # Days and dates
    "Nothing is known about {}: {}.": "On ne sait rien du {} : {}.",
    "the data cover {} to {}, both included": "les données vont du {} au {}, tous deux compris",
    "the policy has no labels, so it covers no day": (
        "la politique n'a pas de labels, elle ne couvre donc aucun jour"
    ),
    "{} is not one day. {}": "{} n'est pas un jour. {}",
    "Give a date, a timestamp or a text such as '2012-11-19'; not a year or a month alone.": (
        "Donnez une date, un horodatage ou un texte tel que « 2012-11-19 » ; ni une année ni un "
        "mois seuls."
    ),
    (
        "It has a time zone, so it is another day elsewhere: convert it to the zone of the place, "
        "such as Europe/Paris, and give the day there."
    ): (
        "Il a un fuseau horaire, c'est donc un autre jour ailleurs : convertissez-le au fuseau du "
        "lieu, tel qu'Europe/Paris, et donnez-y le jour."
    ),
    "{} is {}, which is no date here. Write {}.": (
        "{} est {}, ce qui n'est pas une date ici. Écrivez {}."
    ),
    (
        "{} is not a date. Write 2014, 2014-06, 2014-06-12, 2014-40 or 2014-41 (half-years), or a "
        "span of days, months or years such as [2014-02..2014-06]."
    ): (
        "{} n'est pas une date. Écrivez 2014, 2014-06, 2014-06-12, 2014-40 ou 2014-41 (semestres), "
        "ou une plage de jours, de mois ou d'années telle que [2014-02..2014-06]."
    ),
    # Questions
    "Reading or writing failed: {}.": "Lire ou écrire a échoué : {}.",
    "This cannot be asked": "Demande impossible",
    "This cannot be asked of a ledger": "Le registre ne peut pas répondre",
    "{} cannot be used: {}. {}": "{} ne peut pas être utilisé : {}. {}",
    "Give a CSV file with a header.": "Donnez un fichier CSV avec un en-tête.",
    (
        "No price index {!r} is known here, so {} cannot be compared. Statements in a plain list "
        "come without one: make it of policy.funding.having(statements)."
    ): (
        "Aucun indice de prix {!r} n'est connu ici, {} ne peut donc pas être comparé. Des énoncés "
        "dans une simple liste viennent sans indice : prenez policy.funding.having(statements)."
    ),
    "The price index {!r} has no value for {}: it covers {} to {}.": (
        "L'indice de prix {!r} n'a pas de valeur pour {} : il va de {} à {}."
    ),
    (
        "A bound could not be proved exactly: {}. Does the largest amount of the ledger have more "
        "than 10¹³ of the narrowest unit, and do small ones contradict each other by less than the "
        "solver sees? Give the small ones a ledger of their own."
    ): (
        "Une borne n'a pas pu être prouvée exactement : {}. Le plus grand montant du registre "
        "dépasse-t-il 10¹³ fois l'unité la plus fine, et de petits montants se contredisent-ils "
        "de moins que ce que voit le solveur ? Donnez aux petits leur propre registre."
    ),
    # Data and software
    (
        "The data are of edition {}, and {} was asked for. Install the release of poles that has "
        "it, load a package of it, or see DATA_CHANGELOG.md for what changed."
    ): (
        "Les données sont de l'édition {}, mais c'est {} qui est demandée. Installez la version de "
        "poles qui l'a, chargez-en un paquet, ou voyez dans DATA_CHANGELOG.md ce qui a changé."
    ),
    "{} needs {}: pip install {}.": "{} demande {} : pip install {}.",
    "{} needs the extra {!r}: in a copy of the repository, pip install '.[{}]'.": (
        "{} demande l'extra {!r} : dans une copie du dépôt, pip install '.[{}]'."
    ),
    "{} needs {}, which is there and does not load ({}). {}": (
        "{} demande {}, qui est là et ne se charge pas ({}). {}"
    ),
    (
        "Try python -c 'import {}': where that fails too, install it anew; where it does not, "
        "something that was imported before stands in its way."
    ): (
        "Essayez python -c 'import {}' : si cela échoue aussi, réinstallez-le ; sinon, quelque "
        "chose d'importé avant lui le gêne."
    ),
    (
        "OR-tools brings another HiGHS; highspy loads beside it from 1.16 on: pip install "
        "'highspy>=1.16'."
    ): (
        "OR-tools apporte un autre HiGHS ; highspy se charge à côté à partir de 1.16 : pip install "
        "'highspy>=1.16'."
    ),
    "Bounding statements that overlap without being nested": (
        "Borner des énoncés qui se recouvrent sans s'emboîter"
    ),
    "A report": "Un rapport",
    "A figure of lineage": "Une figure de filiation",
    "A figure of money": "Une figure de montants",
    "A map": "Une carte",
    "A timeline": "Une chronologie",
    "An Arrow table": "Une table Arrow",
    "Work on data frames": "Travailler sur des tableaux de données",
    "Making up data for tests": "Inventer des données pour des tests",
    "{} is there and is not just a data package. Choose another place, or move it away.": (
        "{} existe et n'est pas qu'un paquet de données. Choisissez un autre endroit, ou "
        "déplacez-le."
    ),
    "an empty path": "un chemin vide",
}
