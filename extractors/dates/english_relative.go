package dates

import (
	"strconv"
	"strings"

	"tifa/models"
)

// weekday reads what begins with a weekday at byte i: Tuesday, Tuesday morning,
// Tuesday, 5 December 2023. shift is -1 for last, 1 for next.
func (s *scanner) weekday(start, i, end, wd, shift int) (expression, bool) {
	name, _ := s.word(i)
	if _, full := weekdayNames[name]; !full {
		if end < len(s.text) && s.text[end] == '.' {
			end++
		} else if k, ok := s.next(end); !ok || !s.dateAt(k) {
			return expression{}, false // Sun and Mon are words and names
		}
	}
	k := end
	if k < len(s.text) && s.text[k] == ',' {
		k++
	}
	if k, ok := s.next(k); ok && s.dateAt(k) {
		e, ok := s.englishDate(k)
		if ok && e.from != nil && !strings.HasPrefix(e.rule, "en.month-year") {
			e.span.Start, e.rule = start, strings.Replace(e.rule, "en.", "en.weekday-", 1)
			e.stated = append([]string{"weekday"}, e.stated...)
			return e, true
		}
	}
	e := expression{rule: "en.weekday", stated: []string{"weekday"}, from: nearWeekday(wd, shift)}
	if w, _, to := s.nextWord(end); partNames[w] != "" {
		e.stated = append(e.stated, "part")
		e.from, end = withPart(e.from, partNames[w]), to
	}
	e.span = models.Span{Start: start, End: end}
	return e, true
}

// namedDay is today, yesterday, tomorrow or tonight.
func (s *scanner) namedDay(i, end int, w string) expression {
	n := map[string]int{"yesterday": -1, "tomorrow": 1}[w]
	e := expression{rule: "en.named-day", from: shiftedDay(n)}
	if w == "tonight" {
		e.from = withPart(e.from, "TNI")
	}
	if p, _, to := s.nextWord(end); partNames[p] != "" && w != "tonight" && w != "today" {
		e.from, end = withPart(e.from, partNames[p]), to
	}
	e.span = models.Span{Start: i, End: end}
	return e
}

// relative reads expressions that begin with a determiner or an adjective: last
// Friday, the same day, earlier this month, a year ago, the past year.
func (s *scanner) relative(i int) (expression, bool) {
	w, end := s.word(i)
	rest := func() (string, int, int) { return s.nextWord(end) }
	switch w {
	case "earlier", "later", "early", "late":
		mod := map[string]string{"early": "START", "late": "END"}[w]
		v, k, e := rest()
		if v == "this" || v == "last" || v == "next" {
			if x, ok := s.relative(k); ok && x.from != nil {
				x.span.Start, x.mod = i, mod
				return x, true
			}
			return expression{}, false
		}
		if w == "earlier" || w == "later" {
			return expression{}, false
		}
		if v == "in" {
			v, k, e = s.nextWord(e)
		}
		if isMonth(v) != 0 && isUpper(s.text[k]) {
			if x, ok := s.monthFirst(i, k); ok {
				x.mod = mod
				return x, true
			}
		}
		if wd, ok := isWeekday(v); ok && isUpper(s.text[k]) {
			if x, ok := s.weekday(i, k, e, wd, 0); ok {
				x.mod = mod
				return x, true
			}
		}
		if k, ok := s.next(end); ok {
			if y, e := s.yearNumber(k); y != 0 {
				return expression{span: models.Span{Start: i, End: e}, rule: "en.year", stated: []string{"year"}, mod: mod, from: at(yearPoint(y))}, true
			}
		}
		return expression{}, false
	case "mid":
		if end < len(s.text) && s.text[end] == '-' {
			if m, _ := s.monthAt(end + 1); m != 0 {
				if x, ok := s.monthFirst(i, end+1); ok {
					x.mod = "MID"
					return x, true
				}
			}
			if y, e := s.yearNumber(end + 1); y != 0 {
				return expression{span: models.Span{Start: i, End: e}, rule: "en.year", stated: []string{"year"}, mod: "MID", from: at(yearPoint(y))}, true
			}
		}
		return expression{}, false
	case "a", "an":
		v, _, e := rest()
		if u, ok := unitNames[v]; ok {
			return s.counted(i, e, "1", u.unit, u.letter)
		}
		return expression{}, false
	case "the", "that", "this", "last", "next", "previous", "following", "past", "recent", "coming":
		return s.determined(i)
	}
	return expression{}, false
}

// determined reads "the same day", "last Friday", "this morning", "next month",
// "the past year", "the 1990s", "the first quarter of 2024".
func (s *scanner) determined(i int) (expression, bool) {
	w, end := s.word(i)
	hasThe := w == "the"
	if hasThe || w == "that" {
		if !hasThe {
			if v, _, e := s.nextWord(end); v == "day" {
				return expression{span: models.Span{Start: i, End: e}, rule: "en.same-day", from: lastMentioned(0)}, true
			}
			return expression{}, false
		}
		v, k, e := s.nextWord(end)
		switch {
		case v == "same" || v == "following" || v == "next" || v == "previous" || v == "preceding":
			if x, _, e2 := s.nextWord(e); x == "day" {
				n := map[string]int{"same": 0, "following": 1, "next": 1, "previous": -1, "preceding": -1}[v]
				return expression{span: models.Span{Start: i, End: e2}, rule: "en.same-day", from: lastMentioned(n)}, true
			}
		case v == "day":
			if x, _, e2 := s.nextWord(e); x == "before" || x == "after" {
				n := map[string]int{"before": -1, "after": 1}[x]
				if y, _, e3 := s.nextWord(e2); y == "yesterday" || y == "tomorrow" {
					return expression{span: models.Span{Start: i, End: e3}, rule: "en.named-day", from: shiftedDay(2 * n)}, true
				}
				return expression{span: models.Span{Start: i, End: e2}, rule: "en.same-day", from: lastMentioned(n)}, true
			}
		case ordinalWords[v] != 0:
			return s.ordinalPart(i, k, e, ordinalWords[v])
		}
		if k2, ok := s.next(end); ok && k2 < len(s.text) && '0' <= s.text[k2] && s.text[k2] <= '9' {
			if x, ok := s.decadeOrCentury(i, k2); ok {
				return x, true
			}
			return s.dayWithArticle(i, k2)
		}
		if mod := map[string]string{"early": "START", "mid": "MID", "late": "END"}[v]; mod != "" { // the late 1980s
			if e < len(s.text) && s.text[e] == '-' || e < len(s.text) && s.text[e] == ' ' {
				if x, ok := s.decadeOrCentury(i, e+1); ok {
					x.mod = mod
					return x, true
				}
			}
		}
		if u, _, e2 := s.nextWord(e); u == "decade" && (v == "next" || v == "past" || v == "coming") {
			return fixed(i, e2, "en.duration", "DURATION", "P1DE"), true
		}
		if n, ok := seasonNames[v]; ok {
			return s.seasonName(i, k, e, n, 0)
		}
		w, end = v, e
	}
	shift := 0
	switch w {
	case "last", "previous", "past":
		shift = -1
	case "next", "following", "coming":
		shift = 1
	case "this":
	case "recent":
		if v, _, e := s.nextWord(end); v == "years" || v == "months" || v == "weeks" || v == "days" {
			return fixed(i, e, "en.past", "DATE", "PAST_REF"), true
		}
		return expression{}, false
	default:
		return expression{}, false
	}
	v, k, e := s.nextWord(end)
	if value, e := s.quantity(k); e > k && w != "this" { // the past two years
		if x, ok := s.count(k, e, value); ok && x.kind == "DURATION" {
			x.span.Start = i
			return x, true
		}
		return expression{}, false
	}
	if hasThe && w == "next" || hasThe && w == "following" {
		return expression{}, false
	}
	if wd, ok := isWeekday(v); ok && isUpper(s.text[k]) && !hasThe {
		if x, ok := s.weekday(i, k, e, wd, shift); ok && x.from != nil {
			if w == "this" {
				x.from = thisWeekday(wd)
				if p, _, to := s.nextWord(e); partNames[p] != "" && to == x.span.End {
					x.from = withPart(x.from, partNames[p])
				}
			}
			return x, true
		}
	}
	if m := isMonth(v); m != 0 && isUpper(s.text[k]) && !hasThe {
		_, to := s.monthAt(k)
		return expression{span: models.Span{Start: i, End: to}, rule: "en.relative-month", stated: []string{"month"}, from: nearestMonth(m, shift)}, true
	}
	if p := partNames[v]; p != "" && !hasThe {
		n := 0
		if w == "last" {
			n = -1
		} else if w != "this" {
			return expression{}, false
		}
		return expression{span: models.Span{Start: i, End: e}, rule: "en.part-of-day", from: withPart(shiftedDay(n), p)}, true
	}
	if n, ok := seasonNames[v]; ok {
		return s.seasonName(i, k, e, n, shift)
	}
	u, ok := unitNames[v]
	if !ok || u.unit == minute {
		return expression{}, false
	}
	x := expression{span: models.Span{Start: i, End: e}, rule: "en.relative-unit"}
	if v == "weekend" {
		x.from = func(a *anchor) (point, bool) {
			p, ok := a.upTo(week)
			return p.add(shift), ok
		}
		return x, true
	}
	x.from = func(a *anchor) (point, bool) {
		p, ok := a.upTo(u.unit)
		return p.add(shift), ok
	}
	return x, true
}

// dayWithArticle reads the 7th of June, and the 18th behind on; the article stands at
// byte i and the number at byte k.
func (s *scanner) dayWithArticle(i, k int) (expression, bool) {
	d, end := s.dayNumber(k)
	if d == 0 {
		return expression{}, false
	}
	if e, ok := s.dayFirst(i, d, end); ok {
		return e, true
	}
	before := strings.ToLower(strings.TrimRight(s.text[max(0, i-4):i], " "))
	if c := s.text[end-1]; '0' <= c && c <= '9' || !strings.HasSuffix(before, "on") || len(before) > 2 && isLetter(before[len(before)-3]) {
		return expression{}, false
	}
	if _, k, _ := s.nextWord(end); k > end && isLetter(s.text[min(k, len(s.text)-1)]) {
		return expression{}, false // on the 18th floor
	}
	return expression{span: models.Span{Start: i, End: end}, rule: "en.day", stated: []string{"day"}, from: nearestDayOfMonth(d)}, true
}

// count reads what begins with a number word: three days ago, two-day, a year
// earlier, twenty years.
func (s *scanner) count(i, end int, n string) (expression, bool) {
	k := end
	hyphen := k < len(s.text) && s.text[k] == '-'
	if hyphen {
		k++
	} else if e, ok := s.next(k); ok {
		k = e
	} else {
		return expression{}, false
	}
	w, e := s.word(k)
	u, ok := unitNames[w]
	if !ok {
		if u, ok = unitNames[strings.TrimSuffix(w, "s")]; !ok && w == "centuries" {
			u, ok = unitNames["century"], true
		}
	}
	if !ok || hyphen && w == "quarters" { // three-quarters of the delegates
		return expression{}, false
	}
	return s.counted(i, e, n, u.unit, u.letter)
}

// counted goes on behind a number and a unit: ago, earlier and later make a
// date, anything else leaves a duration.
func (s *scanner) counted(i, end int, value string, u unit, letter string) (expression, bool) {
	w, _, e := s.nextWord(end)
	n, err := strconv.Atoi(value)
	if err != nil || n > 9999 {
		n = 0 // several years ago have no value; nor has 2.5
	}
	if w == "ago" && n == 0 { // several weeks ago
		return fixed(i, e, "en.units-ago", "DATE", "PAST_REF"), true
	}
	shift := 0
	switch w {
	case "ago":
		shift = -n
	case "earlier":
		shift = -n
	case "later":
		shift = n
	}
	if shift != 0 && u != minute {
		x := expression{span: models.Span{Start: i, End: e}, rule: "en.units-ago"}
		x.from = func(a *anchor) (point, bool) {
			// Both "three days ago" and "a day earlier" count from the day of the
			// report; where that is not known, the latter from the last date.
			if w != "ago" && a.last != nil && a.last.unit >= u && !a.known {
				return a.last.as(u).add(shift), true
			}
			fine := u
			if u == year && a.ref.unit >= month {
				fine = month // "a year ago" is the same month of the year before
			}
			p, ok := a.upTo(fine)
			if !ok {
				return point{}, false
			}
			if fine != u {
				return p.add(12 * shift), true
			}
			return p.add(shift), true
		}
		return x, true
	}
	if w == "ago" && u == minute {
		return expression{}, false
	}
	// "a day", "a year" without a number mean a rate as often as a length.
	if first, _ := s.word(i); first == "a" || first == "an" {
		return expression{}, false
	}
	return fixed(i, end, "en.duration", "DURATION", period(value, letter)), true
}

// set reads every Friday, each year.
func (s *scanner) set(i, end int) (expression, bool) {
	w, k, e := s.nextWord(end)
	if value, e := s.quantity(k); e > k { // every four years
		if x, ok := s.count(k, e, value); ok && x.kind == "DURATION" && !strings.HasPrefix(s.text[x.span.End:], "-old") {
			x.span.Start, x.rule, x.kind = i, "en.set", "SET"
			return x, true
		}
	}
	if wd, ok := isWeekday(w); ok && isUpper(s.text[k]) {
		iso := (wd+6)%7 + 1
		return fixed(i, e, "en.set", "SET", "XXXX-WXX-"+strconv.Itoa(iso)), true
	}
	if u, ok := unitNames[w]; ok {
		return fixed(i, e, "en.set", "SET", period("1", u.letter)), true
	}
	if p := partNames[w]; p != "" {
		return fixed(i, e, "en.set", "SET", "XXXX-XX-XX"+p), true
	}
	return expression{}, false
}

// clockTime reads 9.30 a.m., 9:30, 3 p.m., 14:00 GMT at byte i.
func (s *scanner) clockTime(i int) (expression, bool) {
	h, end := s.digits(i)
	if end == i || end-i > 2 {
		return expression{}, false
	}
	m, minutes := 0, false
	colon := end < len(s.text) && s.text[end] == ':'
	if end < len(s.text) && (colon || s.text[end] == '.') {
		if n, e := s.digits(end + 1); e == end+3 {
			m, end, minutes = n, e, true
		}
	}
	after := end
	if e, ok := s.next(end); ok {
		after = e
	}
	half := ""
	low := strings.ToLower(s.text[after:min(len(s.text), after+4)])
	for _, form := range []string{"a.m.", "p.m.", "am", "pm"} {
		if strings.HasPrefix(low, form) {
			rest := after + len(form)
			if s.letterAt(rest) {
				continue
			}
			half, end = form[:1], rest
			break
		}
	}
	switch {
	case half != "" && h >= 1 && h <= 12:
		if h %= 12; half == "p" {
			h += 12
		}
	case !minutes || !colon || end < len(s.text) && s.text[end] == ':':
		return expression{}, false
	}
	if h > 23 || m > 59 {
		return expression{}, false
	}
	return s.clock(i, end, h, m), true
}

// clock is a time of the day that was last mentioned, or of the reference day.
func (s *scanner) clock(i, end, h, m int) expression {
	return expression{
		span: models.Span{Start: i, End: end}, rule: "en.clock", stated: []string{"hour"},
		from: func(a *anchor) (point, bool) {
			p, ok := dayOfClock(a)
			p.unit, p.hour, p.min = minute, h, m
			return p, ok
		},
	}
}
