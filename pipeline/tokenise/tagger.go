package tokenise

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/jdkato/prose/v2"
)

// tagger gives Penn Treebank tags by the averaged perceptron that comes with
// prose. prose adds up its weights in the order of a map, so that of two tags
// with equal scores now one wins and now the other, and gives all equal words of
// a text the tag of the last; here the same model is scored in one order, word by
// word.
//
// The method is Matthew Honnibal's: the features of a word are itself, its
// beginning and end, the two words on either side and the two tags before it.
type tagger struct {
	tags    []string
	fixed   map[string]string  // the tag of words that have but one
	weights map[string]stretch // by feature: where its weights stand in scores
	scores  []weight
}

// stretch is scores[from:to].
type stretch struct{ from, to int32 }

// weight is what a feature says for a tag.
type weight struct {
	tag   int32 // in tagger.tags
	score float64
}

func loadTagger() (*tagger, error) {
	t := new(tagger)
	var weights map[string]map[string]float64
	for asset, into := range map[string]any{"classes": &t.tags, "tags": &t.fixed, "weights": &weights} {
		data, err := prose.Asset("model/AveragedPerceptron/" + asset + ".gob")
		if err == nil {
			err = gob.NewDecoder(bytes.NewReader(data)).Decode(into)
		}
		if err != nil {
			return nil, fmt.Errorf("loading the English tagger's %s: %w", asset, err)
		}
	}
	slices.Sort(t.tags)
	t.weights = make(map[string]stretch, len(weights))
	index := map[string]int32{}
	for i, tag := range t.tags {
		index[tag] = int32(i)
	}
	total := 0
	for _, byTag := range weights {
		total += len(byTag)
	}
	t.scores = make([]weight, 0, total)
	for feature, byTag := range weights {
		// Each of a feature's weights counts for another tag, so that their order
		// is of no matter.
		from := len(t.scores)
		for tag, score := range byTag {
			t.scores = append(t.scores, weight{index[tag], score})
		}
		t.weights[feature] = stretch{int32(from), int32(len(t.scores))}
	}
	return t, nil
}

// What stands before and behind a sentence, in the model's words.
const (
	start1, start2 = "-START-", "-START2-"
	end1, end2     = "-END-", "-END2-"
)

// tag gives the tags of the words of a sentence.
func (t *tagger) tag(words []string) []string {
	tags := make([]string, len(words))
	// around holds the words as features see them, with two more at either end.
	around := make([]string, 0, len(words)+4)
	around = append(around, start1, start2)
	for _, w := range words {
		around = append(around, shape(w))
	}
	around = append(around, end1, end2)
	scores := make([]float64, len(t.tags))
	before, before2 := start1, start2
	for i, word := range words {
		tag, ok := t.fixed[word]
		switch {
		case ok:
		case strings.Contains(word, "://"), strings.Contains(word, "@"), strings.HasPrefix(word, "www."):
			tag = "NN"
		default:
			tag = t.best(word, around[i:i+5], before, before2, scores)
		}
		tags[i] = tag
		before, before2 = tag, before
	}
	return tags
}

// best is the tag with the highest score, the first of equal ones. around are the
// word and two on either side, before and before2 the tags in front of it; scores
// is scratch.
func (t *tagger) best(word string, around []string, before, before2 string, scores []float64) string {
	clear(scores)
	var key []byte
	add := func(parts ...string) {
		key = key[:0]
		for i, p := range parts {
			if i > 0 {
				key = append(key, ' ')
			}
			key = append(key, p...)
		}
		at := t.weights[string(key)]
		for _, w := range t.scores[at.from:at.to] {
			scores[w.tag] += w.score
		}
	}
	add("bias")
	add("i suffix", suffix(word))
	add("i pref1", string(rune(word[0])))
	add("i-1 tag", before)
	add("i-2 tag", before2)
	add("i tag+i-2 tag", before, before2)
	add("i word", around[2])
	add("i-1 tag+i word", before, around[2])
	add("i-1 word", around[1])
	add("i-1 suffix", suffix(around[1]))
	add("i-2 word", around[0])
	add("i+1 word", around[3])
	add("i+1 suffix", suffix(around[3]))
	add("i+2 word", around[4])
	top := 0
	for i, s := range scores {
		if s > scores[top] {
			top = i
		}
	}
	return t.tags[top]
}

// suffix is the end of a word, three bytes as the model counts.
func suffix(word string) string { return word[max(0, len(word)-3):] }

// shape is a word as features see it: small, and with one form for all years,
// numbers and hyphenated words.
func shape(word string) string {
	digit := word[0] >= '0' && word[0] <= '9'
	switch {
	case strings.Contains(word, "-") && word[0] != '-':
		return "!HYPHEN"
	case len(word) == 4 && isNumber(word):
		return "!YEAR"
	case digit:
		return "!DIGITS"
	}
	return strings.ToLower(word)
}

func isNumber(word string) bool {
	_, err := strconv.Atoi(word)
	return err == nil
}
