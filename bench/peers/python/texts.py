"""What all measuring programs here do: read the texts of a JSON Lines file and print a
line for each, either the names found in it, as start:end:LABEL in code points with a
blank between two, or how many things were found."""

import json
import sys


def each(work):
    with open(sys.argv[-1], encoding="utf-8") as file:
        for line in file:
            print(work(json.loads(line)["text"]))


def names(found):
    """found gives (start, end, label), the label None where there is no name."""
    return " ".join(f"{start}:{end}:{label}" for start, end, label in found if label)


def words(tagged, labels):
    """The names among (word, tag) pairs that make up the text, by the tag's beginning."""
    at = 0
    for word, tag in tagged:
        yield at, at + len(word), labels.get(tag[:2])
        at += len(word)
