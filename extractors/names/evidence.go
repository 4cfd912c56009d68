package names

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/models"
)

// What the form of a name says, for people, institutions and places. Names are rarer
// than other words with capitals, such as titles of works.
var byShape = [...]weight{
	oneWord:    {-14, -22, -20},
	everyday:   {-34, -32, -38},
	acronym:    {-60, 6, -40},
	unknowns:   {-10, -14, -22},
	mixed:      {-24, -14, -28},
	phrase:     {-40, -16, -34},
	placeFirst: {-60, -14, -40},
	joint:      {-60, -10, -60},
}

// starts is what it says that a sentence begins with a name: another word may have the
// capital.
var starts = weight{-3, -4, -6}

// The neighbours of a name.
var (
	listedWith    = 24 // a name of the same kind on the same list
	listedByComma = 16
	verbBehind    = weight{12, 6, -4}
	personVerb    = weight{24, 4, -10}
	orgVerb       = weight{-4, 20, -14}
	anyVerb       = weight{14, 14, -8}
	auxiliary     = weight{8, 5, 2}
	afterClause   = weight{10, 4, -8}
	possessive    = weight{15, 8, 3}
	ofPersonLife  = weight{20, 0, -10}
	placeBehind   = weight{-10, -10, 26}
	orgBehind     = weight{-10, 20, -14}
	kinBehind     = weight{20, 4, -10}
	whoBehind     = weight{30, -10, -20}
	whereBehind   = weight{-10, -4, 22}
	quoted        = weight{-40, -30, -40}
	hyphened      = weight{-20, -16, -8}
	basedBehind   = weight{-30, -20, 40}
	articled      = weight{-40, 12, -6}
	indefinite    = weight{-40, -12, -30}
	pluralTeam    = weight{-30, 24, -30}
	sporting      = weight{0, 8, -4}
	musical       = weight{2, 8, -6}
	longer        = weight{-10, 3, -4}
	initialled    = weight{40, -20, -40}
	givenFirst    = weight{34, -10, -20}
	givenAlone    = weight{17, -4, -8}
	articledWord  = weight{-40, 6, -4}
	political     = weight{0, 6, -2}
	fragment      = weight{-26, -8, -26}
	partnered     = weight{-24, 20, -24}
	placed        = weight{-24, -10, 30}
	companyBefore = weight{-2, 26, -16}
	lettered      = weight{-24, 14, -10}
	onTheWay      = weight{0, 0, 8}
	employer      = weight{-10, 26, -4}
	companyLike   = weight{-30, 26, -20}
	glossed       = weight{-20, 26, -20}
	named         = weight{-30, 26, -20} // The, with a capital within a sentence
	manyOf        = weight{-9, 0, 0}
	ofThing       = weight{-24, -22, -16}
)

// weigh gives a candidate its score. left and right are the known names before and
// behind it, by index.
func (w *weigher) weigh(c *candidate, words []string, left, right int) {
	c.name = strings.Join(strings.Fields(c.span.In(w.text)), " ")
	w.add(c, byShape[c.shape], shapeNames[c.shape])
	if len(words) > 2 {
		w.add(c, longer, "three words or more")
	}
	if slices.Contains(words, "&") && c.shape != placeFirst {
		w.add(c, partnered, "an ampersand in it")
	}
	for _, word := range words[:len(words)-1] {
		if strings.HasSuffix(word, ".") && c.shape != placeFirst {
			w.add(c, initialled, "an initial")
			break
		}
	}
	if w.given[words[0]] && c.shape != placeFirst && c.shape != acronym {
		if len(words) == 1 {
			w.add(c, givenAlone, "a given name")
		} else {
			w.add(c, givenFirst, "a given name first")
		}
	}
	if c.shape != phrase && len(words) > 1 && orgEndings[words[len(words)-1]] {
		w.add(c, companyLike, "ends with "+words[len(words)-1])
	}
	if len(words) > 1 && c.shape != placeFirst && (len(words[0]) > 2 && isAcronym(words[0]) || isAcronym(words[len(words)-1])) {
		w.add(c, lettered, "an acronym in it")
	}
	w.right(c, w.left(c))
	w.lists(c, left, right)
	w.topic(c, words)
	if len(words) == 1 && plural(words[0]) && c.score[person] > 0 {
		w.add(c, manyOf, "like a plural")
	}
}

var shapeNames = [...]string{
	oneWord: "a word of no word list", everyday: "an everyday word", acronym: "an acronym", unknowns: "words of no word list",
	mixed: "partly everyday words", phrase: "everyday words", placeFirst: "a place and more", joint: "capitals on both sides of a small word",
}

// left weighs what stands before, and says whether that is a word before places.
func (w *weigher) left(c *candidate) (located bool) {
	word, mark := before(w.text, c.span.Start)
	if mark == ',' {
		if v, vm, _ := after(w.text, c.span.End); vm == ' ' && isVerb(v) && !auxiliaries[v] {
			w.add(c, afterClause, "begins a clause")
		}
		return false
	}
	if mark != ' ' && mark != '\n' {
		if (mark == '"' || mark == '\'') && closes(w.text[c.span.End:]) || strings.HasSuffix(w.text[:c.span.Start], "“") && closes(w.text[c.span.End:]) {
			w.add(c, quoted, "in quotation marks")
		}
		if mark == '-' {
			w.add(c, hyphened, "behind a hyphen")
		}
		return false
	}
	low := strings.ToLower(word)
	titled := low
	if low == "the" {
		titled, _ = before(w.text, c.span.Start-len(low)-1)
	}
	switch {
	case ofWorks[titled]:
		w.add(c, quoted, "the title of a "+titled)
	case strings.HasSuffix(low, "-based") || strings.HasSuffix(low, "-listed") || strings.HasSuffix(low, "-owned") || strings.HasSuffix(low, "maker"):
		w.add(c, companyBefore, "behind "+low)
	case word == "The" && !w.begins(c.span.Start-len("The "), w.in.Sentence(c.span.Start)) && c.shape != acronym:
		w.add(c, named, "The with a capital")
		c.article = true
	case low != "the" && capital(word) && !clauseOpeners[low] && !strings.HasSuffix(low, "day") && !w.begins(c.span.Start-len(word)-1, w.in.Sentence(c.span.Start)):
		w.add(c, fragment, "behind "+word)
	case particles[low]:
		w.add(c, fragment, "behind "+low)
	case low == "the" && c.shape == oneWord:
		w.add(c, articledWord, "behind the")
	case low == "the":
		w.add(c, articled, "behind the")
	case low == "a" || low == "an":
		w.add(c, indefinite, "behind an article")
	case clauseOpeners[low] || len(word) == 4 && strings.Trim(word, "0123456789") == "":
		if v, vm, _ := after(w.text, c.span.End); vm == ' ' && isVerb(v) {
			w.add(c, afterClause, "begins a clause")
		}
	default:
		if by, ok := beforeNames[low]; ok {
			if c.shape == acronym {
				by[org] = max(by[org], -4) // one works in the FBI
			}
			w.add(c, by, "behind "+low)
			located = by[place] > listedByComma
		}
		if low == "of" {
			if head, m := before(w.text, c.span.Start-len("of ")); m == ' ' && placeHeads[head] {
				w.add(c, placed, "behind "+head+" of")
			}
		}
		if at := atWork[low]; at != nil {
			if doing, m := before(w.text, c.span.Start-len(low)-1); m == ' ' && at[strings.ToLower(doing)] {
				w.add(c, employer, "behind "+doing+" "+low)
			}
		}
	}
	return located
}

// right weighs what stands behind.
func (w *weigher) right(c *candidate, located bool) {
	if located {
		// In Exampleton arrested: the verb's subject stands elsewhere.
		was := c.score[place]
		defer func() { c.score[place] = max(c.score[place], was) }()
	}
	word, mark, at := after(w.text, c.span.End)
	switch mark {
	case '\'':
		w.add(c, possessive, "before 's")
		if lives[word] {
			w.add(c, ofPersonLife, "has a "+word)
		}
		if ofPlaces[word] {
			w.add(c, placeBehind, "has a "+word)
		}
		if ofOrgs[word] {
			w.add(c, orgBehind, "has a "+word)
		}
	case ' ':
		switch {
		case personVerbs[word]:
			w.add(c, personVerb, "before "+word)
		case orgVerbs[word]:
			w.add(c, orgVerb, "before "+word)
		case anyVerbs[word]:
			w.add(c, anyVerb, "before "+word)
		case auxiliaries[word]:
			w.add(c, auxiliary, "before "+word)
			// The verb stands behind it, or behind an adverb.
			next, m, end := after(w.text, at+len(word))
			if m == ' ' && strings.HasSuffix(next, "ly") || adverbs[next] {
				next, m, _ = after(w.text, end+len(next))
			}
			switch {
			case m != ' ':
			case personVerbs[next]:
				w.add(c, personVerb, "before "+next)
			case orgVerbs[next]:
				w.add(c, orgVerb, "before "+next)
			case strings.HasSuffix(next, "ed") && isVerb(next):
				w.add(c, verbBehind, "before "+next)
			}
		case adverbs[word] || strings.HasSuffix(word, "ly") && isCommon(word):
			next, m, _ := after(w.text, at+len(word))
			switch {
			case m != ' ':
			case personVerbs[next]:
				w.add(c, personVerb, "before "+next)
			case orgVerbs[next]:
				w.add(c, orgVerb, "before "+next)
			case isVerb(next):
				w.add(c, verbBehind, "before "+next)
			}
		case isVerb(word):
			w.add(c, verbBehind, "before "+word)
		case placeNouns[word]:
			w.add(c, placeBehind, "before "+word)
		case orgNouns[word]:
			w.add(c, orgBehind, "before "+word)
		case ofThings[word] || word != "" && strings.Trim(word, "0123456789") == "" && len(word) < 4:
			w.add(c, ofThing, "before "+word)
		case kin[word]:
			w.add(c, kinBehind, "before "+word)
		case word == "who":
			w.add(c, whoBehind, "before who")
		case word == "where":
			w.add(c, whereBehind, "before where")
		case word == "to" || word == "through" || word == "via":
			w.add(c, onTheWay, "before "+word)
		}
	case ',':
		switch word {
		case "who", "whose":
			w.add(c, whoBehind, "before who")
		case "where":
			w.add(c, whereBehind, "before where")
		}
	case '(':
		if isAcronym(word) && strings.HasPrefix(w.text[at+len(word):], ")") && c.shape != acronym {
			w.add(c, glossed, "before an acronym in brackets")
		}
	case '-':
		if word == "based" || word == "born" {
			w.add(c, basedBehind, "before -"+word)
		} else {
			w.add(c, hyphened, "before a hyphen")
		}
	}
}

// closes says whether a quotation closes where the text goes on.
func closes(rest string) bool {
	rest = strings.TrimLeft(rest, ",. ")
	return strings.HasPrefix(rest, "\"") || strings.HasPrefix(rest, "”") || strings.HasPrefix(rest, "'") && !strings.HasPrefix(rest, "'s") || strings.HasPrefix(rest, "’") && !strings.HasPrefix(rest, "’s")
}

// lists weighs the names that a candidate is listed with, known or not.
func (w *weigher) lists(c *candidate, left, right int) {
	if left >= 0 && left < len(w.known) && w.known[left].span.End <= c.span.Start {
		leftLink := link(w.text[w.known[left].span.End:c.span.Start])
		if leftLink == "," && link(nextBytes(w.text[c.span.End:])) != "" {
			leftLink = "and" // the list goes on
		}
		w.beside(c, leftLink, w.known[left].label, false)
	}
	if n := len(w.found); n > 0 && w.found[n-1].span.End < c.span.Start && link(w.text[w.found[n-1].span.End:c.span.Start]) != "" {
		c.listed = true
	}
	if right >= 0 && right < len(w.known) && w.known[right].span.Start >= c.span.End && !w.adjective(right) {
		w.beside(c, link(w.text[c.span.End:w.known[right].span.Start]), w.known[right].label, true)
	}
}

// beside weighs a known name on the same list.
func (w *weigher) beside(c *candidate, link string, label models.Label, behind bool) {
	if link == "" {
		return
	}
	for k := range labels {
		if labels[k] != label {
			continue
		}
		var by weight
		by[k] = listedWith
		if link == "," {
			// A comma alone divides as often as it lists; a place behind it is the wider one.
			if v, m, _ := after(w.text, c.span.End); !behind && m == ' ' && isVerb(v) {
				return
			}
			by[k] = listedByComma
			if kind(k) == place && behind {
				by[k] = listedWith
			}
		}
		w.add(c, by, "beside a "+string(label))
	}
}

// nextBytes is what a text begins with, up to where a link of a list ends at most.
func nextBytes(rest string) string {
	for _, s := range []string{", and ", ", ", " and ", " or "} {
		if strings.HasPrefix(rest, s) {
			return s
		}
	}
	return ""
}

// adjective says whether a known place is an adjective: Swiss in Swiss rival.
func (w *weigher) adjective(n int) bool {
	if w.known[n].label != models.Place {
		return false
	}
	word, mark, _ := after(w.text, w.known[n].span.End)
	return mark == ' ' && small(word) && !behindPlaces[word]
}

// link is what joins two names on a list: "," or "and", or "" if nothing does.
func link(between string) string {
	if len(between) > 12 {
		return ""
	}
	switch strings.TrimSuffix(strings.TrimSpace(between), " the") {
	case ",", ", the", "/", ";":
		return ","
	case "and", "or", "&", ", and", ", or", "and the", "or the", ", and the", ", &", "nor", "versus", "vs", "vs.", "v.":
		return "and"
	}
	return ""
}

// isVerb says whether a word may be a verb that tells what somebody did.
func isVerb(word string) bool {
	if !small(word) {
		return false
	}
	return personVerbs[word] || orgVerbs[word] || anyVerbs[word] || auxiliaries[word] || irregular[word] || len(word) > 4 && strings.HasSuffix(word, "ed") && isCommon(word)
}

// topic is what a sentence is about.
type topic uint8

const (
	sport topic = 1 << iota
	music
	politics
)

// topic weighs what the sentence is about.
func (w *weigher) topic(c *candidate, words []string) {
	n := w.in.Sentence(c.span.Start)
	if n < 0 {
		return
	}
	about, ok := w.topics[n]
	if !ok {
		about = topicOf(w.in.Sentences[n].In(w.text))
		if w.topics == nil {
			w.topics = map[int]topic{}
		}
		w.topics[n] = about
	}
	last := words[len(words)-1]
	if about&sport != 0 {
		w.add(c, sporting, "in a sentence about sport")
		_, mark := before(w.text, c.span.Start)
		if the, _ := before(w.text, c.span.Start); (strings.EqualFold(the, "the") && mark == ' ' || c.shape == placeFirst) && strings.HasSuffix(last, "s") {
			w.add(c, pluralTeam, "a plural in a sentence about sport")
		}
	}
	if about&music != 0 {
		w.add(c, musical, "in a sentence about music")
	}
	if about&politics != 0 {
		w.add(c, political, "in a sentence about parties")
	}
}

// topicBytes bounds what is read of a sentence.
const topicBytes = 600

func topicOf(sentence string) (t topic) {
	word := 0
	s := sentence[:min(len(sentence), topicBytes)]
	for i := 0; i <= len(s); i++ {
		if i < len(s) && (s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z') {
			continue
		}
		if i > word {
			t |= topicWords[s[word:i]]
		}
		word = i + 1
	}
	return t
}

// plural says whether a word looks like a plural.
func plural(word string) bool {
	r, _ := utf8.DecodeLastRuneInString(word)
	return unicode.ToLower(r) == 's' && !strings.HasSuffix(word, "ss")
}
