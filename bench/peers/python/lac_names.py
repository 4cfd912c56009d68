from LAC import LAC

from texts import each, names, words

lac = LAC(mode="lac")
LABELS = {"PE": "PERSON", "LO": "PLACE", "OR": "ORG", "nr": "PERSON", "ns": "PLACE", "nt": "ORG"}

each(lambda text: names(words(zip(*lac.run(text)), LABELS)))
