package english

import (
	"math"

	"tifa/extractors/dates/calendar"
)

// quantity is a number that counts something. Unknown quantities, such as several,
// are 0.
type quantity struct {
	n       float64
	end     int
	article bool // a, an
	figures bool // in digits
	unknown bool
}

// quantity reads 3, 1,000, 2.5, twenty-one, two hundred, a, several, a couple of,
// two and a half.
func (r *reader) quantity(k int) (q quantity) {
	switch t := r.at(k); {
	case t.form == number && !t.suffixed:
		q = r.figures(k)
	case t.count > 0 && t.id == noWord:
		q = r.cardinal(k)
	case t.id == aWord:
		switch r.at(k + 1).id {
		case fewWord:
			return quantity{end: k + 2, unknown: true}
		case coupleWord:
			return quantity{n: 2, end: r.skip(k+2, ofWord)}
		case hundredWord, thousandWord, dozenWord:
			q = r.cardinal(k + 1)
		default:
			return quantity{n: 1, end: k + 1, article: true}
		}
	case t.id == someWord || t.id == fewWord || t.id == severalWord || t.id == manyWord:
		return quantity{end: k + 1, unknown: true}
	case (t.id == hundredWord || t.id == thousandWord) && r.isMark(k+1, '-'): // a hundred-day plan
		q = r.cardinal(k)
	case t.id == coupleWord:
		return quantity{n: 2, end: r.skip(k+1, ofWord)}
	case t.id == anotherWord:
		if more := r.quantity(k + 1); more.end > 0 && !more.article { // another two weeks
			return more
		}
		return quantity{n: 1, end: k + 1}
	case t.id == halfWord:
		if r.is(k+1, aWord) {
			return quantity{n: 0.5, end: k + 2}
		}
		return quantity{n: 0.5, end: k + 1}
	}
	if q.end > 0 {
		r.half(&q)
	}
	return q
}

// half adds "and a half" or "1/2" behind a number.
func (r *reader) half(q *quantity) {
	k := q.end
	if r.isMark(k, '-') {
		k++
	}
	if r.is(k, andWord) && (r.is(k+1, aWord) || r.isMark(k+1, '-') && r.is(k+2, aWord)) {
		j := k + 2
		if r.isMark(k+1, '-') {
			j++
		}
		if r.isMark(j, '-') {
			j++
		}
		switch r.at(j).id {
		case halfWord:
			q.n, q.end = q.n+0.5, j+1
		case quarterWord:
			q.n, q.end = q.n+0.25, j+1
		}
	}
}

// skip passes one of the words, if it stands at k.
func (r *reader) skip(k int, ids ...id) int {
	if r.is(k, ids...) {
		return k + 1
	}
	return k
}

// figures reads a number in digits, with commas between thousands and a decimal
// point.
func (r *reader) figures(k int) (q quantity) {
	t := r.at(k)
	if t.digits > 6 {
		return q
	}
	q = quantity{n: float64(t.n), end: k + 1, figures: true}
	for r.isMark(q.end, ',') && !r.at(q.end).spaced {
		next := r.at(q.end + 1)
		if next.form != number || next.spaced || next.digits != 3 {
			break
		}
		q.n, q.end = q.n*1000+float64(next.n), q.end+2
	}
	if r.isMark(q.end, '.') && !r.at(q.end).spaced {
		if next := r.at(q.end + 1); next.form == number && !next.spaced && next.digits <= 3 {
			q.n, q.end = q.n+float64(next.n)/math.Pow10(next.digits), q.end+2
		}
	}
	if r.isMark(q.end, '/') { // 1/2
		if next := r.at(q.end + 1); next.form == number && !next.spaced && next.n > 0 && next.n <= 4 && q.n < float64(next.n) {
			q.n, q.end = q.n/float64(next.n), q.end+2
		}
	}
	switch r.word(q.end) { // 110 million years
	case "million":
		q.n, q.end = q.n*1e6, q.end+1
	case "billion":
		q.n, q.end = q.n*1e9, q.end+1
	default:
		if q.n > 1e6 {
			return quantity{}
		}
	}
	return q
}

// cardinal reads a number in words: seven, twenty-one, two hundred and five, three
// thousand, hundred (behind a), two dozen.
func (r *reader) cardinal(k int) (q quantity) {
	n, end := r.below100(k)
	if end == 0 {
		n, end = 1, k
	}
	switch r.at(end).id {
	case dozenWord:
		return quantity{n: float64(n * 12), end: end + 1}
	case hundredWord:
		n, end = r.more(n*100, end+1)
	}
	if r.is(end, thousandWord) {
		n, end = n*1000, end+1
		if more, e := r.below100(end); e > 0 && r.is(e, hundredWord) {
			n, end = r.more(n+more*100, e+1)
		} else {
			n, end = r.more(n, end)
		}
	}
	if end == k {
		return quantity{}
	}
	return quantity{n: float64(n), end: end}
}

// more adds what is less than a hundred behind hundreds and thousands.
func (r *reader) more(n, k int) (sum, end int) {
	if less, e := r.below100(r.skip(k, andWord)); e > 0 {
		return n + less, e
	}
	return n, k
}

// below100 reads one to ninety-nine.
func (r *reader) below100(k int) (n, end int) {
	t := r.at(k)
	if t.count == 0 || t.count >= 100 || t.id != noWord {
		return 0, 0
	}
	n, end = t.count, k+1
	if n < 20 || n%10 != 0 {
		return n, end
	}
	j := end
	if r.isMark(j, '-') && !r.at(j).spaced {
		j++
	}
	if one := r.at(j); one.count > 0 && one.count < 10 && one.id == noWord {
		return n + one.count, j + 1
	}
	return n, end
}

// ordinal reads 21st, first, twenty-first.
func (r *reader) ordinal(k int) (n, end int) {
	t := r.at(k)
	switch {
	case t.form == number && t.suffixed:
		return t.n, k + 1
	case t.ordinal > 0:
		return t.ordinal, k + 1
	case t.count >= 20 && t.count < 100 && t.count%10 == 0 && t.id != decadeWords:
		j := k + 1
		if r.isMark(j, '-') && !r.at(j).spaced {
			j++
		}
		if one := r.at(j); one.ordinal > 0 && one.ordinal < 10 {
			return t.count + one.ordinal, j + 1
		}
	}
	return 0, 0
}

// yearInWords reads nineteen ninety-six, twenty ten, nineteen zero one, two thousand
// and fifteen, nineteen hundred.
func (r *reader) yearInWords(k int) (year, end int) {
	t := r.at(k)
	switch {
	case t.count == 2 && (r.is(k+1, thousandWord) || r.isMark(k+1, '-') && r.is(k+2, thousandWord)):
		j := k + 2
		if r.isMark(k+1, '-') {
			j++
		}
		year, end = 2000, j
		if r.is(j, andWord) {
			j++
		}
		if more, e := r.below100(j); e > 0 {
			return 2000 + more, e
		}
		return year, end
	case t.count >= 10 && t.count <= 20 && t.id == noWord:
		j := k + 1
		if r.isMark(j, '-') {
			j++
		}
		if next := r.at(j); next.id == hundredWord {
			return t.count * 100, j + 1
		} else if next.id == zeroWord && r.at(j+1).count > 0 && r.at(j+1).count < 10 {
			return t.count*100 + r.at(j+1).count, j + 2
		}
		if more, e := r.below100(j); more >= 10 {
			return t.count*100 + more, e
		}
	}
	return 0, 0
}

// unitAt gives the unit at token k and how many of them the word means; the token
// behind it, 0 if there is no unit.
func (r *reader) unitAt(k int) (u calendar.Unit, each float64, end int) {
	t := r.at(k)
	if t.unit == calendar.NoUnit {
		// Business days, fiscal years.
		if next := r.at(k + 1); t.id == businessWord && next.unit == calendar.Day || t.id == fiscalWord && next.unit == calendar.Year {
			return next.unit, 1, k + 2
		}
		return 0, 0, 0
	}
	if each = t.units; each == 0 {
		each = 1
	}
	end = k + 1
	if t.unit == calendar.Week && r.isMark(end, '-') && !r.at(end).spaced && !r.at(end+1).spaced && r.is(end+1, endWord) { // week-end
		return calendar.Weekend, each, end + 2
	}
	if t.short && r.isMark(end, '.') && !r.at(end).spaced {
		end++
	}
	if t.unit == calendar.Part { // a night
		return calendar.Day, each, end
	}
	return t.unit, each, end
}
