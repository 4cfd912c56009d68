package relations

import (
	"slices"
	"strings"

	"tifa/extractors"
	"tifa/extractors/rules"
	"tifa/models"
)

// reported is the event that the document as a whole reports: what the first rule
// says that finds something in the title or in the opening sentences. With it come
// where and when it was held, as far as the sentence that tells of it says so.
func (t *text) reported(matches []rules.Match, all []models.Relation, main models.End) (*models.ReportedEvent, []models.Relation) {
	body := t.Sentence(t.Header.Body)
	last := max(body, 0) + opening - 1
	first := -1
	for i := range matches {
		if n := t.Sentence(matches[i].Span.Start); n <= last {
			first = i
			break
		}
	}
	if first < 0 {
		return nil, nil
	}
	e := &models.ReportedEvent{Type: matches[first].Reports}
	at := &matches[first]
	s := t.telling(at.Span)
	for i := range matches { // the body says more than the title
		n := t.Sentence(matches[i].Span.Start)
		if matches[i].Reports != e.Type || matches[i].Span.Start < t.Header.Body || n > last {
			continue
		}
		inner := t.telling(matches[i].Span)
		_, dated := t.dayOf(s, at.Span)
		if _, better := t.dayOf(inner, matches[i].Span); at.Span.Start < t.Header.Body && !dated || better && !dated {
			at, s = &matches[i], inner
		}
	}
	if _, dated := t.dayOf(s, at.Span); !dated && body >= 0 && t.Sentence(at.Span.Start) != body {
		s = t.telling(t.Sentences[body])
	}
	event := models.ReportedEventEnd
	for _, i := range t.in(s, models.Event) {
		if x := t.all[i].Span; main < 0 && at.Span.Overlaps(x) && (t.isMeeting(i) || placeless[e.Type]) {
			main = models.End(i)
		}
	}
	if main >= 0 {
		event = main
		for _, i := range t.in(s, models.Event) { // by the mention in the sentence
			if t.all[i].Entity == t.all[main].Entity {
				event = models.End(i)
			}
		}
	}
	var out []models.Relation
	relate := func(kind string, tail int) {
		out = append(out, models.Relation{Type: kind, Head: event, Tail: models.End(tail), Source: models.Source{Rule: at.Rule}})
	}
	if i, ok := t.dayOf(s, at.Span); ok {
		e.Date = day(t.all[i].Timex.Value)
		if !placeless[e.Type] || e.Type == "court_ruling" {
			relate("held_on", i)
		}
	}
	if i, ok := t.venue(s); ok && (!placeless[e.Type] || e.Type == "death") {
		e.Place = t.all[i].Entity
		if !placeless[e.Type] && (event == models.ReportedEventEnd || t.all[event].Span.Start >= s.Start && t.all[event].Span.End <= s.End) {
			relate("located_in", i)
		}
	}
	switch {
	case e.Place != "":
	case !placeless[e.Type] || e.Type == "court_ruling": // courts sit where they are reported from
		e.Place = t.filedFrom()
	case event >= 0 && (e.Type == "election" || e.Type == "by_election"):
		e.Place = t.placeOf(event)
	}
	for _, r := range all {
		if r.Tail != models.ReportedEventEnd && (main < 0 || r.Tail < 0 || t.all[r.Tail].Entity != t.all[main].Entity) || r.Head < 0 {
			continue
		}
		switch {
		case r.Type == "presides" && e.Presider == "":
			e.Presider = t.all[r.Head].Entity
		case r.Type == "convenes" && e.Convener == "":
			e.Convener = t.all[r.Head].Entity
		}
	}
	return e, out
}

// unnamed is a meeting of which the opening says who convenes it, presides over it or
// attends it, and nothing else; or nil.
func (t *text) unnamed(all []models.Relation) *models.ReportedEvent {
	for _, r := range all {
		if r.Tail != models.ReportedEventEnd || r.Head < 0 || t.all[r.Head].Span.Start > Opening(t.Input) {
			continue
		}
		e := &models.ReportedEvent{Type: "meeting"}
		switch r.Type {
		case "presides":
			e.Presider = t.all[r.Head].Entity
		case "convenes":
			e.Convener = t.all[r.Head].Entity
		}
		return e
	}
	return nil
}

// Opening is the end of the sentences that tell what a report is about.
func Opening(in *extractors.Input) int {
	if len(in.Sentences) == 0 {
		return 1
	}
	return in.Sentences[min(max(in.Sentence(in.Header.Body), 0)+opening, len(in.Sentences))-1].End
}

// telling is the sentence that tells of something, without the dateline before it.
func (t *text) telling(what models.Span) models.Span {
	s := t.sentence(what.Start)
	s.Start = max(s.Start, min(s.End, t.Header.Dateline.Span.End))
	return s
}

// placeless are the events that no relation places somewhere: acts on paper, deaths,
// and those that take place all over a country or at a court.
var placeless = set("appointments disciplinary_action sanctions death election by_election court_ruling")

// dayOf is the date that a sentence says an event was on: a day, the last before the
// words that tell of it, or else the first behind them.
func (t *text) dayOf(s, cue models.Span) (found int, ok bool) {
	for _, i := range t.in(s, models.Date) {
		x := t.all[i].Timex
		if day(x.Value) == "" || strings.Contains(x.Value, ":") && !slices.Contains(x.Stated, "day") || t.all[i].Span == t.Header.Date {
			continue
		}
		if ok && t.all[i].Span.Start > cue.Start {
			break
		}
		found, ok = i, true
	}
	return found, ok
}

// day cuts the time off a TIMEX3 value; it is "" for what is no day, or several.
func day(value string) string {
	first, rest, several := strings.Cut(value, "/")
	first, _, _ = strings.Cut(first, "T")
	if len(first) != len("2006-01-02") || strings.Contains(first, "W") {
		return ""
	}
	if several {
		rest, _, _ = strings.Cut(rest, "T")
		return first + "/" + rest
	}
	return first
}

// venue is the place of an event in a sentence: behind 在, in or at, of a chain of
// places the narrowest.
func (t *text) venue(s models.Span) (int, bool) {
	for _, i := range t.in(s, models.Place) {
		before := t.Text[s.Start:t.all[i].Span.Start]
		if !hasEnd(before, "在", "于", "於", " in ", " at ", " in the ", " at the ", "In ", "At the ", "At ") {
			continue
		}
		narrow := i
		for {
			k, ok := t.startsAt[t.all[narrow].Span.End]
			if !ok || !t.is(k, models.Place) {
				break
			}
			narrow = k
		}
		return narrow, true
	}
	return 0, false
}

func hasEnd(s string, ends ...string) bool { return trailing(s, ends) > 0 }

// placeOf is the place that the name of an event holds, or "".
func (t *text) placeOf(event models.End) string {
	for _, i := range t.in(t.all[event].Span, models.Place) {
		return t.all[i].Entity
	}
	return ""
}

// filedFrom is the place that the report was filed from, or "".
func (t *text) filedFrom() string {
	for _, s := range t.Header.Dateline.Places {
		for _, i := range t.in(models.Span{Start: s.Start, End: s.Start + 1}, models.Place) {
			return t.all[i].Entity
		}
	}
	return ""
}
