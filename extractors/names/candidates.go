package names

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/extractors/people"
	"tifa/models"
)

// shape is the form of a name.
type shape int

const (
	oneWord    shape = iota // that no word list has: Exampleson
	everyday                // one word that is an ordinary one, too: Flood
	acronym                 // AHAC, 6PR, KdV
	unknowns                // several words that no word list has
	mixed                   // several, some of which are ordinary
	phrase                  // several ordinary words
	placeFirst              // a place and more: Riverton Glory
	joint                   // names of things on both sides of a small word: Friends of the Harbour
)

// mostWords bounds a name.
const mostWords = 6

// run looks at every run of words with capitals that no known name covers.
func (w *weigher) run() {
	next, sentence := 0, 0
	limit := w.knownFrom(next)
	inner := false // whether byte i stands within a word
	for i := 0; i < len(w.text); {
		if i >= limit {
			if w.known[next].span.End <= i {
				next++
				limit = w.knownFrom(next)
				continue
			}
			// A place may begin a longer name.
			if end := w.afterPlace(next); end > 0 {
				i = end
			} else {
				i = w.known[next].span.End
			}
			inner = true
			continue
		}
		// Most of a text is small letters and what stands between words.
		if kind := byteKinds[w.text[i]]; kind == outside || kind == within {
			for i++; i < limit && byteKinds[w.text[i]] == within; i++ {
				kind = within
			}
			inner = kind == within
			continue
		}
		begins := false
		size := 1
		switch byteKinds[w.text[i]] {
		case opening:
			begins, inner = !inner, true
		case beyond:
			var r rune
			r, size = utf8.DecodeRuneInString(w.text[i:])
			begins, inner = !inner && unicode.IsUpper(r), inWord(r)
		}
		if !begins {
			i += size
			continue
		}
		for sentence < len(w.in.Sentences) && w.in.Sentences[sentence].End <= i {
			sentence++
		}
		i = w.at(i, limit, next, sentence)
	}
}

// knownFrom is the byte at which known name n starts, or the length of the text.
func (w *weigher) knownFrom(n int) int {
	if n < len(w.known) {
		return w.known[n].span.Start
	}
	return len(w.text)
}

// byteKind says what a byte may be in a word.
type byteKind uint8

const (
	outside byteKind = iota // ends a word
	within                  // goes on with it
	opening                 // may begin a name: a capital, a digit
	beyond                  // begins a character that is not ASCII
)

var byteKinds = func() (kinds [256]byteKind) {
	for c := range kinds {
		switch {
		case c >= utf8.RuneSelf:
			kinds[c] = beyond
		case 'A' <= c && c <= 'Z' || '0' <= c && c <= '9':
			kinds[c] = opening
		case 'a' <= c && c <= 'z' || c == '-' || c == '\'' || c == '_':
			kinds[c] = within
		}
	}
	return kinds
}()

// afterPlace weighs a name that a known place begins, and gives the byte behind it; 0
// if there is none.
func (w *weigher) afterPlace(n int) int {
	k := w.known[n]
	if k.label != models.Place || !strings.HasPrefix(w.text[k.span.End:], " ") {
		return 0
	}
	limit := len(w.text)
	if n+1 < len(w.known) {
		limit = w.known[n+1].span.Start
	}
	words, end := w.words(k.span.End+1, limit)
	if len(words) == 0 || len(words) > 3 || len(words) == 1 && isAcronym(words[0]) || !strings.HasPrefix(w.text[k.span.Start:], k.span.In(w.text)) {
		return 0
	}
	last := words[len(words)-1]
	if notNames[last] || people.Ordinary(last) || !capital(k.span.In(w.text)) {
		return 0
	}
	c := candidate{span: models.Span{Start: k.span.Start, End: end}, shape: placeFirst}
	w.weigh(&c, words, n, n+1)
	if c.score[org] <= 0 {
		return 0
	}
	w.found = append(w.found, c)
	return end
}

// words reads the words with capitals from byte i on, each one blank behind the other.
func (w *weigher) words(i, limit int) (words []string, end int) {
	at := i
	for len(words) < mostWords && at < limit {
		word := wordAt(w.text, at)
		if word == "" && strings.HasPrefix(w.text[at:], "& ") {
			word = "&"
		}
		stop := at + len(word)
		if word == "" || stop > limit {
			break
		}
		if !capital(word) && !(word[0] >= '0' && word[0] <= '9' && isAcronym(word)) {
			// von and de stand between names.
			if !joins[word] || len(words) == 0 || !strings.HasPrefix(w.text[stop:], " ") {
				break
			}
			next := wordAt(w.text, stop+1)
			if next == "" || !capital(next) || stop+1+len(next) > limit {
				break
			}
			words = append(words, word)
			at = stop + 1
			continue
		}
		if len(word) == 1 && strings.HasPrefix(w.text[stop:], ".") { // an initial
			stop++
			word += "."
		}
		words, end = append(words, word), stop
		if !strings.HasPrefix(w.text[stop:], " ") {
			break
		}
		at = stop + 1
	}
	for len(words) > 0 && joins[words[len(words)-1]] {
		words = words[:len(words)-1]
	}
	return words, end
}

// joins are words between the parts of a name.
var joins = set(`de da do dos das del della di du van von der den ter bin ibn al el la le & ni na`)

// at weighs the name that begins at byte i and gives the byte to go on from.
func (w *weigher) at(i, limit, next, sentence int) int {
	first := wordAt(w.text, i)
	if first == "" {
		_, size := utf8.DecodeRuneInString(w.text[i:])
		return i + size
	}
	if !capital(first) && !isAcronym(first) {
		return i + len(first)
	}
	start := w.begins(i, sentence)
	if leads[first] {
		_, end := w.words(i, limit)
		return max(end, i+len(first))
	}
	// The first word of a sentence has a capital whatever it is, and an article
	// begins no name.
	if notNames[first] || people.Ordinary(first) || contracted(first) || start && !isAcronym(first) && isCommon(first) && !w.isGlossed(i, limit) {
		// Behind a word that ends names stand no names of their own: Council Tax.
		return i + len(first)
	}
	words, end := w.words(i, limit)
	if len(words) == 0 {
		return i + len(first)
	}
	if end == limit && next < len(w.known) && limit == w.known[next].span.Start {
		return end // a known name goes on with it
	}
	if next > 0 && w.known[next-1].span.End == i-1 && w.text[i-1] == ' ' && w.known[next-1].label != models.Office {
		return end // it goes on with a known name
	}
	if shouted(words) {
		return end
	}
	for n, word := range words {
		if n > 0 && n == len(words)-1 && orgEndings[word] {
			break
		}
		if notNames[word] || people.Ordinary(word) || len(word) > 1 && strings.HasSuffix(word, ".") && len(words) == 1 {
			return end
		}
	}
	if last := words[len(words)-1]; utf8.RuneCountInString(last) < 2 || strings.HasSuffix(last, ".") {
		return end
	}
	if rest := w.text[end:]; strings.HasPrefix(rest, " ") && next < len(w.known) && w.known[next].span.Start == end+1 || w.titled(i) {
		return end
	}
	c := candidate{span: models.Span{Start: i, End: end}, shape: shapeOf(words)}
	if c.shape == everyday || c.shape == phrase || c.shape == mixed {
		if more, stop := w.joined(end, limit); len(more) > 0 {
			c.span.End, c.shape, words = stop, joint, append(words, more...)
		}
	}
	w.weigh(&c, words, next-1, next)
	if start {
		w.add(&c, starts, "begins a sentence")
	}
	w.found = append(w.found, c)
	return c.span.End
}

// joined reads what goes on with a name behind byte i: of or for, perhaps the article,
// and words with capitals.
func (w *weigher) joined(i, limit int) (words []string, end int) {
	for _, small := range []string{" of the ", " of ", " for the ", " for ", " in the ", " on ", " the "} {
		if !strings.HasPrefix(w.text[i:], small) {
			continue
		}
		words, end = w.words(i+len(small), limit)
		if len(words) == 0 || end == limit && limit < len(w.text) || notNames[words[0]] {
			return nil, 0
		}
		return words, end
	}
	return nil, 0
}

// shapeOf tells the form of a name.
func shapeOf(words []string) shape {
	ordinary := 0
	for _, word := range words {
		if isCommon(word) {
			ordinary++
		}
	}
	switch {
	case len(words) == 1 && isAcronym(words[0]):
		return acronym
	case len(words) == 1 && ordinary == 0:
		return oneWord
	case len(words) == 1:
		return everyday
	case ordinary == 0:
		return unknowns
	case ordinary == len(words):
		return phrase
	}
	return mixed
}

// isGlossed says whether two words or more with capitals from byte i on stand before an
// acronym in brackets, which shows them to be a name: Popular Alternative (PAV).
func (w *weigher) isGlossed(i, limit int) bool {
	words, end := w.words(i, limit)
	if len(words) < 2 {
		return false
	}
	word, mark, at := after(w.text, end)
	return mark == '(' && isAcronym(word) && strings.HasPrefix(w.text[at+len(word):], ")")
}

// shouted says whether words are ordinary ones in capitals: AUDIENCE MEMBER, NEW RULES.
func shouted(words []string) bool {
	ordinary := false
	for _, word := range words {
		if len(word) < 3 || strings.ToUpper(word) != word {
			return false
		}
		ordinary = ordinary || isCommon(word)
	}
	return ordinary
}

// isAcronym says whether a word is made of capitals mostly: AHAC, 6PR, KdV, B&SR.
func isAcronym(word string) bool {
	capitals, letters, size := 0, 0, 0
	for _, r := range word {
		size++
		if unicode.IsLetter(r) {
			letters++
		}
		if unicode.IsUpper(r) {
			capitals++
		}
	}
	return capitals >= 2 && size <= 7 && capitals*2 > letters && !strings.ContainsAny(word, "-'’")
}

// begins says whether a sentence, a quotation or a line begins at byte i.
func (w *weigher) begins(i, sentence int) bool {
	if sentence < len(w.in.Sentences) {
		if s := w.in.Sentences[sentence].Start; s <= i && i-s < 4 && !strings.ContainsFunc(w.text[s:i], unicode.IsLetter) {
			return true
		}
	}
	_, mark := before(w.text, i)
	switch mark {
	case '\n', ':', '"', '.', '!', '?', '*':
		return true
	}
	return i == 0 || strings.HasSuffix(w.text[:i], "“") || strings.HasSuffix(w.text[:i], "‘")
}

// titleWindow is how many bytes before a name are looked at for the start of its line.
const titleWindow = 256

// titled says whether the line that holds byte i is written as titles are, with
// capitals in most words, or in capitals.
func (w *weigher) titled(i int) bool {
	start := i / titleWindow * titleWindow // of a long line, the stretch
	if n := strings.LastIndexByte(w.text[start:i], '\n'); n >= 0 {
		start += n + 1
	} else if n := strings.LastIndexByte(w.text[max(0, start-titleWindow):start], '\n'); n >= 0 {
		start = max(0, start-titleWindow) + n + 1
	}
	if was, ok := w.titles[start]; ok {
		return was
	}
	line := w.text[start:min(len(w.text), start+titleWindow)]
	if n := strings.IndexByte(line, '\n'); n >= 0 {
		line = line[:n]
	}
	capitals, smalls, shouted := 0, 0, 0
	for word := range strings.FieldsSeq(line) {
		switch {
		case small(word) && len(word) > 3:
			smalls++
		case capital(word):
			capitals++
			if len(word) > 3 && strings.ToUpper(word) == word {
				shouted++
			}
		}
	}
	is := capitals > 2 && capitals > 2*smalls && !strings.HasSuffix(strings.TrimSpace(line), ".") || shouted > 3 && shouted > smalls
	if w.titles == nil {
		w.titles = map[int]bool{}
	}
	w.titles[start] = is
	return is
}
