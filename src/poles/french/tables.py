"""What is expected of a table of a user's own, of its header and of its amounts."""

TABLES = {
    # Files
    "it has no column {}": "il n'a pas de colonne {}",
    "Its columns are {}.": "Ses colonnes sont : {}.",
    "Its columns have names of several levels: give each one name, a text, first.": (
        "Ses colonnes ont des noms à plusieurs niveaux : donnez d'abord un seul nom à chacune."
    ),
    "{} of its columns are called {}": "{} de ses colonnes s'appellent {}",
    "Give each a name of its own.": "Donnez à chacune son propre nom.",
    "{} and {} are one column of it": "{} et {} désignent la même colonne",
    "Write its name in one way.": "Écrivez son nom d'une seule façon.",
    "its first line has not the columns that are asked for": (
        "sa première ligne n'a pas les colonnes demandées"
    ),
    "Row {} has them: take out what stands above.": (
        "La ligne {} les a : retirez ce qui est au-dessus."
    ),
    "row {} has {} cells and the header {}": ("cellules : {1} à la ligne {0}, {2} dans l'en-tête"),
    "Put quotes around texts with {!r}.": "Mettez entre guillemets les textes qui ont {!r}.",
    "it is not in {}": "il n'est pas en {}",
    "it is not in {} (it has the byte {})": "il n'est pas en {} (il a l'octet {})",
    "no encoding is called {!r}": "aucun encodage ne s'appelle {!r}",
    "Say encoding={!r}, or in a shell --encoding {}.": (
        "Écrivez encoding='{}', ou dans un terminal --encoding {}."
    ),
    "it is in utf-8, not in {}": "il est en utf-8, non en {}",
    "Leave the encoding out.": "Omettez l'encodage.",
    "it is an address": "c'est une adresse",
    "Save what is there as a file first, or give a data frame of it.": (
        "Enregistrez d'abord en fichier ce qui s'y trouve, ou donnez-en un tableau de données."
    ),
    "there is no such file": "il n'y a pas de tel fichier",
    "Look at its path.": "Vérifiez son chemin.",
    "it is a file of {}": "c'est un fichier {}",
    "it is an Excel workbook": "c'est un classeur Excel",
    "it is an OpenDocument spreadsheet": "c'est un classeur OpenDocument",
    "it is a zip": "c'est un zip",
    "it is a page or XML": "c'est une page ou du XML",
    "it is JSON": "c'est du JSON",
    "Unpack it first.": "Décompressez-le d'abord.",
    "Unpack it first (gunzip).": "Décompressez-le d'abord (gunzip).",
    "Unpack it first (bunzip2).": "Décompressez-le d'abord (bunzip2).",
    "Unpack it first (unxz).": "Décompressez-le d'abord (unxz).",
    "Unpack it first (unzstd).": "Décompressez-le d'abord (unzstd).",
    "Unpack it first, and give one file of it.": (
        "Décompressez-le d'abord, et donnez-en un fichier."
    ),
    "Give a data frame of it, such as polars.read_parquet(path).": (
        "Donnez-en un tableau de données, tel que polars.read_parquet(path)."
    ),
    "Give a data frame of it, such as polars.read_ipc(path).": (
        "Donnez-en un tableau de données, tel que polars.read_ipc(path)."
    ),
    "Give a data frame of it, such as pandas.read_excel(path, dtype=object).": (
        "Donnez-en un tableau de données, tel que pandas.read_excel(path, dtype=object)."
    ),
    'Give a data frame of it, such as pandas.read_excel(path, engine="odf").': (
        'Donnez-en un tableau de données, tel que pandas.read_excel(path, engine="odf").'
    ),
    "Give the rows of a query, each a dict.": (
        "Donnez les lignes d'une requête, chacune en un dict."
    ),
    "Save its table as CSV first, and look at each row.": (
        "Enregistrez d'abord sa table en CSV, et regardez chaque ligne."
    ),
    "Was it saved from a browser? Save the table itself.": (
        "Vient-il d'un navigateur ? Enregistrez la table elle-même."
    ),
    "Give json.load(file), or the list of dict in it.": (
        "Donnez json.load(file), ou la liste de dict qui y est."
    ),
    # Columns of names
    "a column of names, such as a list, an array or a Series": (
        "une colonne de noms, telle qu'une liste, un array ou une Series"
    ),
    "an object of type {} in a cell": "un objet de type {} dans une cellule",
    "{} in a cell": "{} dans une cellule",
    "Give their names or ids, such as policy.poles.keys().": (
        "Donnez leurs noms ou leurs identifiants, tels que policy.poles.keys()."
    ),
    "Decode them: cell.decode().": "Décodez-les : cell.decode().",
    (
        "A cell is one text: give a list of texts, of a row one of its cells, of several names a "
        "text with split=';'."
    ): (
        "Une cellule est un texte : donnez une liste de textes ; d'une ligne, l'une de ses "
        "cellules ; de plusieurs noms, un texte avec split=';'."
    ),
    "Give the list [{}], or ask policy.find({}) for one name.": (
        "Donnez la liste [{}], ou demandez un nom à policy.find({})."
    ),
    "Decode them, and give a list of texts.": "Décodez-les, et donnez une liste de textes.",
    "Give list(mapping) for its keys, or list(mapping.values()).": (
        "Donnez list(mapping) pour ses clés, ou list(mapping.values())."
    ),
    'Give one column of it, such as {}["name"], or ask frames.annotate.': (
        'Donnez-en une colonne, telle que {}["name"], ou demandez frames.annotate.'
    ),
    "Give a list of texts.": "Donnez une liste de textes.",
    "the text between two names, or several such texts": (
        "le texte qui sépare deux noms, ou une liste de tels textes"
    ),
    'Say split=";", or split=[";", " et "], or leave it out.': (
        'Écrivez split=";", ou split=[";", " et "], ou omettez-le.'
    ),
    "Say it where the values are poles and nothing else, or leave it out.": (
        "Dites-le là où les valeurs sont des pôles et rien d'autre, ou omettez-le."
    ),
    "the name of one pole": "le nom d'un seul pôle",
    "the name of a pole": "le nom d'un pôle",
    "It holds several: say {}.": "Il en contient plusieurs : écrivez {}.",
    "It may be {}: confirm it with {}.": "C'est peut-être {} : confirmez-le par {}.",
    "It names {} and {}: put a sign between them, and say split= that sign.": (
        "Il nomme {} et {} : mettez un signe entre eux, et donnez-le à split=."
    ),
    "Did you mean {}? Confirm it with {}.": "Est-ce {} ? Confirmez-le par {}.",
    "Name it as one of its names, or confirm what it means with accept={text: id}.": (
        "Nommez-le par un de ses noms, ou confirmez ce qu'il veut dire par accept={text: id}."
    ),
    # Amounts
    "an amount in euros": "un montant en euros",
    "one amount for all of the box": "un montant pour tout le périmètre",
    "Weigh each end of a range, and a yearly amount as that of all its years.": (
        "Pesez chaque borne d'une fourchette et, d'un montant annuel, le total de ses années."
    ),
    "one wording": "une seule formulation",
    "A range says from what to what: take the other word out.": (
        "Une fourchette dit de combien à combien : retirez l'autre mot."
    ),
    "These may be years: write entre {} et {} for a range.": (
        "Ce sont peut-être des années : écrivez entre {} et {} pour une fourchette."
    ),
    "an amount that is not less than the first": "un montant au moins égal au premier",
    "A share is a poles.Ratio of two boxes, and no amount.": (
        "Une part est un poles.Ratio de deux périmètres, et non un montant."
    ),
    "A change is none, and no ratio: give the new amount.": (
        "Une variation n'en est pas un, ni un rapport : donnez le nouveau montant."
    ),
    "Convert other currencies to euros.": "Convertissez les autres monnaies en euros.",
    "Write 1 234,56 or 1,234.56, with or without a unit: {}.": (
        "Écrivez 1 234,56 ou 1,234.56, avec ou sans unité : {}."
    ),
    "an amount in the unit of its header": "un montant dans l'unité de son en-tête",
    "Give all amounts of a column in one unit, or take the unit out of the header.": (
        "Donnez tous les montants d'une colonne dans la même unité, ou retirez celle de l'en-tête."
    ),
    "plain digits": "de simples chiffres",
    "Take out footnotes, superscripts and fractions.": (
        "Retirez les appels de note, les exposants et les fractions."
    ),
    "Give a number of zero or more.": "Donnez un nombre positif ou nul.",
    "an amount below a million billion euros": (
        "un montant inférieur à un million de milliards d'euros"
    ),
    "Is the unit right?": "L'unité est-elle la bonne ?",
    "a number": "un nombre",
    "Spaces, points or commas part thousands, one of them decimals.": (
        "Des espaces, points ou virgules séparent les milliers, et l'un d'eux les décimales."
    ),
    "thousands in groups of three": "des milliers par groupes de trois",
    "Is a digit missing, or does a cell hold two numbers?": (
        "Manque-t-il un chiffre, ou y a-t-il deux nombres dans une cellule ?"
    ),
    "a number that can be read in one way": "un nombre qui ne se lit que d'une façon",
    "It may part thousands or decimals: say decimal=',' or decimal='.' for the whole table.": (
        "Ce signe peut séparer des milliers ou des décimales : écrivez decimal=',' ou decimal='.' "
        "pour toute la table."
    ),
    "a number with {!r} before its decimals": "un nombre avec {!r} avant ses décimales",
    "All numbers of a table are written in one way.": (
        "Tous les nombres d'une table s'écrivent de la même façon."
    ),
    "It has {!r}; all numbers of a table are written in one way.": (
        "Il a {!r} ; tous les nombres d'une table s'écrivent de la même façon."
    ),
}
