package relations

import (
	"slices"
	"strings"

	"tifa/models"
)

// nearest and farthest are how many sentences back he, and the committee, may point.
const (
	nearest  = 2
	farthest = 4
)

// subject finds who does what the words at a place say: a name right before them, or
// before what stands between commas or brackets, the subject of an earlier part of
// the sentence, or whom a pronoun stands for.
func (t *text) subject(at int, chinese, loose bool) (models.End, bool) {
	if chinese {
		return t.chineseSubject(at)
	}
	return t.englishSubject(at, loose)
}

// acting are the labels of what can act.
var acting = []models.Label{models.Person, models.Org, models.Event, models.Office, models.Place}

// actor is the end for an annotation that acts: a title means its holder.
func (t *text) actor(i int) models.End {
	if t.is(i, models.Office) {
		return t.holder(i)
	}
	return models.End(i)
}

// earlier is who spoke last, or else the subject of one of the sentences before that
// of the place, as far back as is said; only people or only organisations, as ok says.
func (t *text) earlier(at int, chinese bool, farthest int, ok func(models.End) bool) (models.End, bool) {
	n := t.Sentence(at)
	for _, s := range slices.Backward(t.said[max(0, len(t.said)-longAgo):]) {
		if s.sentence < n-farthest {
			break
		}
		if ok(s.head) {
			return s.head, true
		}
	}
	for k := n - 1; k >= 0 && k >= n-farthest; k-- {
		if i, found := t.mainSubject(t.sentence(t.Sentences[k].Start), chinese, ok); found {
			return i, true
		}
	}
	return 0, false
}

func (t *text) person(e models.End) bool { return e >= 0 && t.is(int(e), models.Person) }

func (t *text) body(e models.End) bool { return e >= 0 && t.is(int(e), models.Org) }

func (t *text) anyone(e models.End) bool {
	return e >= 0 && t.is(int(e), models.Person, models.Org) || e == models.ReportedEventEnd
}

// mainSubject is the first name in a stretch that begins a sentence or one of its
// clauses, and that is none of a list.
func (t *text) mainSubject(s models.Span, chinese bool, ok func(models.End) bool) (models.End, bool) {
	for _, i := range t.in(s, acting...) {
		a := t.all[i].Span
		if t.is(i, models.Place) || t.is(i, models.Office) && t.personBehind(i, s.End) {
			continue
		}
		if t.opensClause(i, s.Start, chinese) && !t.isPossessor(a.End) {
			if e := t.actor(i); ok(e) {
				return e, true
			}
		}
	}
	return 0, false
}

// personBehind says whether a name follows a title.
func (t *text) personBehind(i, to int) bool {
	k, ok := t.startsAt[t.trimRight(t.all[i].Span.End, max(to, t.all[i].Span.End))]
	return ok && t.is(k, models.Person)
}

// isPossessor says whether 's or 的 follows.
func (t *text) isPossessor(end int) bool {
	rest := t.Text[end:]
	return strings.HasPrefix(rest, "’s") || strings.HasPrefix(rest, "'s") || strings.HasPrefix(rest, "的")
}

// opensClause says whether nothing but titles, dates and articles stands between a
// name and the beginning of its clause.
func (t *text) opensClause(i, from int, chinese bool) bool {
	pos := t.all[i].Span.Start
	if dateline := t.Header.Dateline.Span.End; dateline <= pos {
		from = max(from, dateline)
	}
	for range 10 {
		pos = t.trimLeft(pos, from)
		if pos <= from {
			return true
		}
		if k, ok := t.endsAt[pos]; ok && t.all[k].Span.Start >= from && t.is(k, models.Office, models.Org, models.Date, models.Duration, models.Place) {
			pos = t.all[k].Span.Start
			continue
		}
		r, size := t.lastRune(pos, from)
		if strings.ContainsRune(",;:—–-|，；：。！？”」）■", r) {
			if r == ',' { // no second part of a list
				k, ok := t.endsAt[pos-size]
				return !ok || !t.is(k, models.Person)
			}
			return true
		}
		if r == '、' && chinese { // of several titles
			pos -= size
			continue
		}
		if chinese {
			n := trailing(t.Text[from:pos], chineseFillers)
			if n == 0 {
				return false
			}
			pos -= n
			continue
		}
		word := t.wordBefore(pos, from)
		switch strings.ToLower(word) {
		case "the", "mr", "ms", "mrs", "dr", "sir", "but", "meanwhile", "while", "as", "that", "on", "former", "acting":
			pos -= len(word)
			continue
		}
		if r == '.' {
			pos -= size
			continue
		}
		return false
	}
	return false
}

// trailing is how many bytes a word of the list takes at the end of a string.
func trailing(s string, words []string) int {
	for _, w := range words {
		if strings.HasSuffix(s, w) {
			return len(w)
		}
	}
	return 0
}

// spokeIn is who spoke last in the sentence.
func (t *text) spokeIn(at int) (models.End, bool) {
	if n := len(t.said); n > 0 && t.said[n-1].sentence == t.Sentence(at) {
		return t.said[n-1].head, true
	}
	return 0, false
}

// shared is the subject of what stands before a place in its sentence.
func (t *text) shared(s models.Span, at int, chinese bool) (models.End, bool) {
	if e, ok := t.spokeIn(at); ok {
		return e, true
	}
	return t.mainSubject(models.Span{Start: s.Start, End: at}, chinese, t.anyone)
}
