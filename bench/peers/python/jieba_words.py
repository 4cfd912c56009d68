"""jieba_words.py cut|posseg FILE"""

import logging
import sys

import jieba
from jieba import posseg

from texts import each, names, words

jieba.setLogLevel(logging.WARNING)
LABELS = {"nr": "PERSON", "ns": "PLACE", "nt": "ORG"}

if sys.argv[1] == "cut":
    each(lambda text: len(jieba.lcut(text)))
else:
    each(lambda text: names(words(posseg.cut(text), LABELS)))
