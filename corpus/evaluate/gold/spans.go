package gold

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"tifa/models"
)

// spansDocument is the form of JSON and JSON Lines with spans: that of corpus/gold,
// of Prodigy, and of the public sets of dates.
type spansDocument struct {
	ID        text         `json:"id"`
	Lang      string       `json:"lang"`
	Date      text         `json:"date"`
	RefDate   text         `json:"ref_date"`
	Text      *string      `json:"text"`
	Offsets   models.Unit  `json:"offsets"`
	Spans     []spansSpan  `json:"spans"`
	Relations *[]relation  `json:"relations"`
	Meta      spansUnknown `json:"meta"`
}

type spansSpan struct {
	ID         text         `json:"id"`
	Start      *int         `json:"start"`
	End        *int         `json:"end"`
	Label      string       `json:"label"`
	Text       *string      `json:"text"`
	Canonical  string       `json:"canonical"`
	Entity     string       `json:"entity"`
	Value      text         `json:"value"`
	Resolution []resolution `json:"resolution"`
}

type relation struct {
	Type string `json:"type"`
	Head string `json:"head"`
	Tail string `json:"tail"`
	Cue  *struct {
		Start int     `json:"start"`
		End   int     `json:"end"`
		Text  *string `json:"text"`
	} `json:"cue"`
}

var year = regexp.MustCompile(`^\d{4}(-|$)`)

// spansUnknown reads "span_unknown" of meta, whatever else meta is.
type spansUnknown bool

func (u *spansUnknown) UnmarshalJSON(data []byte) error {
	var meta struct {
		SpanUnknown bool `json:"span_unknown"`
	}
	if json.Unmarshal(data, &meta) == nil {
		*u = spansUnknown(meta.SpanUnknown)
	}
	return nil
}

// resolution is a reading of a date in the form of Recognizers-Text.
type resolution struct {
	Timex  string            `json:"timex"`
	Value  string            `json:"value"`
	Start  string            `json:"start"`
	End    string            `json:"end"`
	Future map[string]string `json:"FutureResolution"`
	Past   map[string]string `json:"PastResolution"`
	Values []resolution      `json:"values"`
}

// readings are all meanings that a resolution allows: past and future candidates
// count both.
func (r resolution) readings() (out []Reading) {
	add := func(x Reading) {
		if x = (Reading{iso(x.Value), iso(x.From), iso(x.To)}); x != (Reading{}) {
			out = append(out, x)
		}
	}
	switch {
	case r.Start != "" || r.End != "":
		add(Reading{From: r.Start, To: r.End})
	case r.Value != "not resolved" && !strings.HasPrefix(r.Timex, "P"): // the value of a period is its seconds
		add(Reading{Value: r.Value})
	}
	if r.Start == "" && r.End == "" && !strings.Contains(r.Timex, "X") && !strings.HasPrefix(r.Timex, "(") {
		add(Reading{Value: r.Timex})
	}
	for _, m := range []map[string]string{r.Future, r.Past} {
		for _, key := range []string{"date", "dateTime", "time"} {
			add(Reading{Value: m[key]})
			if first := strings.ToUpper(key[:1]); m["start"+first+key[1:]] != "" || m["end"+first+key[1:]] != "" {
				add(Reading{From: m["start"+first+key[1:]], To: m["end"+first+key[1:]]})
			}
		}
	}
	for _, v := range r.Values {
		out = append(out, v.readings()...)
	}
	return out
}

// iso writes a date and time as TIMEX3 has it: T between them, and before a time
// alone.
func iso(s string) string {
	if len(s) == len("15:04:05") && s[2] == ':' {
		return "T" + s
	}
	if len(s) > len("2006-01-02 ") && s[len("2006-01-02")] == ' ' {
		return strings.Replace(s, " ", "T", 1)
	}
	return s
}

func readSpans(data []byte) (Document, models.Unit, error) {
	var in spansDocument
	if err := json.Unmarshal(data, &in); err != nil {
		return Document{}, "", err
	}
	if in.RefDate = in.RefDate[:min(len(in.RefDate), len("2006-01-02T15:04:05-07:00"))]; !year.MatchString(string(in.RefDate)) {
		in.RefDate = "" // of sets that write it in words
	}
	d := Document{
		ID: string(in.ID), Lang: in.Lang, Date: cmp.Or(string(in.Date), string(in.RefDate)),
		SpansUnknown: bool(in.Meta), StatesRelations: in.Relations != nil,
	}
	if in.Text == nil {
		return d, "", errors.New(`there is no field "text"`)
	}
	d.Text = *in.Text
	unit, err := models.ParseUnit(string(cmp.Or(in.Offsets, models.CodePoint)))
	if err != nil {
		return d, unit, err
	}
	offsets := newOffsets(d.Text, unit)
	var problems spanErrors
	var lines []int
	fail := func(i int, err error) {
		if lines == nil {
			lines = linesOf(data, "spans")
		}
		name := fmt.Sprintf("span %d", i+1)
		if id := in.Spans[i].ID; id != "" {
			name += fmt.Sprintf(" (%s)", id)
		}
		line := 0
		if i < len(lines) {
			line = lines[i]
		}
		problems = append(problems, spanError{line, name, err})
	}
	byID := map[string]models.End{"@doc": models.DocumentEnd, "@doc_event": models.ReportedEventEnd}
	for i, s := range in.Spans {
		switch {
		case s.Start == nil || s.End == nil:
			fail(i, errors.New("it has no start or no end"))
			continue
		case s.Label == "":
			fail(i, errors.New("it has no label"))
			continue
		}
		span, err := offsets.span(*s.Start, *s.End, s.Text)
		if err != nil {
			fail(i, err)
			continue
		}
		if _, twice := byID[string(s.ID)]; s.ID != "" && twice {
			fail(i, errors.New("another span has this id"))
		}
		byID[string(s.ID)] = models.End(len(d.Spans))
		gold := Span{Span: span, Label: s.Label, Entity: cmp.Or(s.Canonical, s.Entity), Value: string(s.Value)}
		for _, r := range s.Resolution {
			gold.Readings = append(gold.Readings, r.readings()...)
		}
		d.Spans = append(d.Spans, gold)
	}
	if len(problems) > 0 {
		return d, unit, problems
	}
	if in.Relations != nil {
		for i, r := range *in.Relations {
			if err := d.relate(byID, offsets, r); err != nil {
				return d, unit, fmt.Errorf("relation %d (%s): %w", i+1, r.Type, err)
			}
		}
	}
	return d, unit, nil
}

// relate adds a relation between spans that are named by id.
func (d *Document) relate(byID map[string]models.End, offsets *offsets, r relation) error {
	head, ok1 := byID[r.Head]
	tail, ok2 := byID[r.Tail]
	switch {
	case r.Type == "":
		return errors.New("it has no type")
	case !ok1 || r.Head == "":
		return fmt.Errorf("the head %q is no span of the document", r.Head)
	case !ok2 || r.Tail == "":
		return fmt.Errorf("the tail %q is no span of the document", r.Tail)
	}
	out := Relation{Type: r.Type, Head: head, Tail: tail}
	if r.Cue != nil {
		cue, err := offsets.span(r.Cue.Start, r.Cue.End, r.Cue.Text)
		if err != nil {
			return fmt.Errorf("cue: %w", err)
		}
		out.Cue = &cue
	}
	d.Relations = append(d.Relations, out)
	return nil
}
