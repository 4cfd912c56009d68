package relations

import (
	"slices"
	"strings"

	"tifa/models"
)

// englishSubject walks back from a verb; if loose, past plans as well: is due to visit.
func (t *text) englishSubject(at int, loose bool) (models.End, bool) {
	s := t.sentence(at)
	pos := at
	for range 12 {
		pos = t.trimLeft(pos, s.Start)
		if pos <= s.Start {
			return 0, false
		}
		if i, ok := t.endsAt[pos]; ok && t.all[i].Span.Start >= s.Start {
			switch {
			case t.is(i, models.Date, models.Duration):
				pos = t.all[i].Span.Start
				continue
			case t.is(i, acting...):
				return t.plainActor(i, s)
			}
			return 0, false
		}
		r, size := t.lastRune(pos, s.Start)
		switch r {
		case ',':
			return t.beforeCommas(s, pos-size)
		case ')':
			open := strings.LastIndexByte(t.Text[s.Start:pos], '(')
			if open < 0 || pos-s.Start-open > 80 {
				return 0, false
			}
			pos = s.Start + open
			continue
		case '”', '"', '—', '–':
			return 0, false
		}
		word := t.wordBefore(pos, s.Start)
		before := t.trimLeft(pos-len(word), s.Start)
		switch w := strings.ToLower(word); {
		case w == "":
			return 0, false
		case loose && goers[w]:
			pos -= len(word)
			continue
		case englishFillers[w] || strings.HasSuffix(w, "ly"):
			pos -= len(word)
			continue
		case w == "he" || w == "she":
			if e, ok := t.mainSubject(models.Span{Start: s.Start, End: before}, false, t.person); ok {
				return e, true
			}
			return t.earlier(at, false, nearest, t.person)
		case w == "they" || w == "it":
			return t.earlier(at, false, farthest, t.body)
		case w == "and" || w == "but" || w == "while" || w == "before" || w == "by":
			return t.shared(s, before, false)
		case w == "who" || w == "which":
			before = t.trimLeft(before, s.Start)
			if before > s.Start && t.Text[before-1] == ',' {
				before--
			}
			if i, ok := t.endsAt[before]; ok && t.is(i, models.Person, models.Org) {
				return models.End(i), true
			}
			if i, ok := t.endsAt[before]; ok && t.is(i, models.Office) {
				return t.beforeCommas(s, before)
			}
			return 0, false
		case strings.EqualFold(t.wordBefore(before, s.Start), "the"):
			switch {
			case bodies[w]:
				return t.earlier(at, false, farthest, t.body)
			case meetings[w]:
				if e, ok := t.meeting(at); ok {
					return e, true
				}
				return models.ReportedEventEnd, true
			case people[w]:
				return t.earlier(at, false, nearest, t.person)
			}
			return 0, false
		default:
			return 0, false
		}
	}
	return 0, false
}

// plainActor is a name that is no object of a preposition: nobody in Paris said, but
// the mayor of Paris did.
func (t *text) plainActor(i int, s models.Span) (models.End, bool) {
	pos := t.all[i].Span.Start
	word := strings.ToLower(t.wordBefore(t.trimLeft(pos, s.Start), s.Start))
	switch word {
	case "of": // Maria Vella of the Greens said
		if k, ok := t.endsAt[t.trimLeft(t.trimLeft(pos, s.Start)-len(word), s.Start)]; ok && t.is(k, models.Person) {
			return models.End(k), true
		}
		return 0, false
	case "in", "at", "from", "for", "by", "to", "near", "into", "against", "about":
		return 0, false
	}
	return t.actor(i), true
}

// beforeCommas is the name before a part of the sentence between commas that ends
// at a comma: X, the mayor of Y, said.
func (t *text) beforeCommas(s models.Span, comma int) (models.End, bool) {
	list := t.in(models.Span{Start: s.Start, End: comma}, models.Person, models.Org)
	for _, i := range slices.Backward(list) {
		end := t.all[i].Span.End
		if end >= comma {
			continue
		}
		after := t.Text[end:comma]
		if strings.HasPrefix(after, " (") {
			if n := strings.IndexByte(after, ')'); n >= 0 {
				after = after[n+1:]
			}
		}
		if !strings.HasPrefix(after, ",") || len(after) > 240 {
			continue
		}
		inner := t.trimRight(comma-len(after)+1, comma)
		if j, ok := t.startsAt[inner]; ok && t.is(j, models.Office, models.Org, models.Place) && (!t.is(i, models.Org) || t.is(j, models.Office)) || begins(t.Text[inner:comma], appositives) {
			return models.End(i), true
		}
	}
	if e, ok := t.spokeIn(comma); ok {
		return e, true
	}
	return t.mainSubject(models.Span{Start: s.Start, End: comma}, false, t.anyone)
}

// begins says whether a string begins with one of the words.
func begins(s string, words []string) bool {
	for _, w := range words {
		if rest, ok := strings.CutPrefix(s, w); ok && (rest == "" || rest[0] == ' ' || rest[0] == ',') {
			return true
		}
	}
	return len(s) > 0 && s[0] >= '0' && s[0] <= '9'
}

// appositives begin what says more of a name between commas.
var appositives = []string{"a", "an", "the", "who", "whose", "which", "his", "her", "its", "speaking", "then", "now", "also", "former", "chair", "chairman", "chairwoman", "head", "director", "spokesman", "spokeswoman", "spokesperson", "representative", "co-chair", "acting", "himself", "herself", "for", "of", "citing", "quoting", "both", "one"}

var englishFillers = set("later also then has had have will would again just now today yesterday recently further additionally once even still only did do does should on nonetheless however therefore himself herself afterwards meanwhile in a statement twice instead earlier can could publicly thereafter first")

// goers stand between a subject and its plan to go.
var goers = set("to due is are was set scheduled expected plans planned also his her a an the official state")

// bodies, meetings and people are what a name stands for: the committee, the meeting,
// the minister.
var (
	bodies   = set("committee council ministry commission government party court agency bloc cabinet parliament assembly bureau office department embassy group organisation organization alliance company authority delegation statement bank tribunal board union")
	meetings = set("meeting conference session summit congress plenum symposium forum hearing")
	people   = set("minister president spokesman spokeswoman spokesperson secretary premier chancellor governor mayor senator ambassador official chairman chairwoman chair envoy leader lawmaker general candidate congressman congresswoman director commissioner diplomat speaker judge prosecutor professor")
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}
