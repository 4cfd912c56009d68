package english

import (
	"fmt"
	"strings"

	"tifa/extractors/dates/calendar"
)

// decade reads 1990s, the '90s without its article, 80s.
func (r *reader) decade(k int) reading {
	t := r.at(k)
	if t.form != number || t.n%10 != 0 || t.suffixed {
		return reading{}
	}
	j := k + 1
	if r.isMark(j, '\'') && !r.at(j).spaced { // 1990's
		j++
	}
	if s := r.at(j); s.id != sWord || s.spaced {
		return reading{}
	}
	year := t.n
	switch {
	case t.digits == 4 && year >= 1000 && year < 3000:
	case t.digits == 2 && j == k+1:
		year += 1900
		if t.n < 20 {
			year += 100
		}
	default:
		return reading{}
	}
	if p, ok := calendar.DecadeOf(year); ok && (t.digits == 4 || !r.otherTens(k)) {
		return decadeReading(p, j+1)
	}
	return reading{}
}

func decadeReading(p calendar.Point, end int) reading {
	return reading{Meaning: calendar.Placed(calendar.Decade, calendar.At(calendar.One(p)), "decade"), rule: "en.decade", end: end}
}

// otherTens says whether the tens at token k are years of somebody's life, as in "in her
// late 60s", or degrees.
func (r *reader) otherTens(k int) bool {
	i := r.at(k).start
	for range 3 {
		if i > 0 && r.text[i-1] == '-' { // mid-forties
			i--
		}
		w, at := r.wordBefore(i)
		if owner[w] && w != "the" && w != "these" && w != "those" {
			return true
		}
		if known := r.lex.words[w]; known == nil || known.id != earlyWord && known.id != lateWord && known.id != midWord && known.id != theWord {
			break
		}
		i = at
	}
	before := r.text[max(0, i-48):i]
	return strings.Contains(before, "emperature") || strings.Contains(before, "highs ") || strings.Contains(before, "degrees")
}

// decadeWords reads nineties, nineteen seventies, twenty-tens.
func (r *reader) decadeInWords(k int) reading {
	t := r.at(k)
	century, j := 1900, k
	if t.id == noWord && t.count >= 10 && t.count <= 20 {
		century, j = t.count*100, r.hyphen(k+1)
	}
	d := r.at(j)
	switch {
	case d.id == decadeWords:
	case century == 2000 && r.word(j) == "tens":
		p, _ := calendar.DecadeOf(2010)
		return decadeReading(p, j+1)
	default:
		return reading{}
	}
	if j == k && t.count == 20 { // the twenties are those of the last century
		century = 1900
	}
	if p, ok := calendar.DecadeOf(century + d.count); ok && (j > k || !r.otherTens(k)) {
		return decadeReading(p, j+1)
	}
	return reading{}
}

func (r *reader) hyphen(k int) int {
	if r.isMark(k, '-') {
		return k + 1
	}
	return k
}

// century reads 19th century, twentieth-century.
func (r *reader) century(k int) reading {
	n, j := r.ordinal(k)
	if j == 0 || n < 1 || n > 99 {
		return reading{}
	}
	hyphen := r.isMark(j, '-')
	j = r.hyphen(j)
	if t := r.at(j); t.unit != calendar.Century || t.plural && hyphen {
		return reading{}
	}
	if _, end := r.era(n, j+1); end > 0 && r.at(j+1).id == bcWord {
		return reading{Meaning: calendar.Fixed(calendar.Date, fmt.Sprintf("BC%02d", n-1)), rule: "en.century", end: end}
	}
	p, ok := calendar.CenturyOf((n - 1) * 100)
	if n == 1 {
		p, ok = calendar.CenturyOf(1)
	}
	if !ok {
		return reading{}
	}
	return reading{Meaning: calendar.Placed(calendar.Century, calendar.At(calendar.One(p)), "century"), rule: "en.century", end: j + 1}
}

// bareDecade reads nineties behind a preposition or early.
func (r *reader) bareDecade(k int) reading {
	if w, _ := r.wordBefore(r.at(k).start); w == "the" {
		return reading{}
	}
	x := r.decadeInWords(k)
	if x.ok() {
		x.hidden = true
	}
	return x
}
