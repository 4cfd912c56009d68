// Package report draws the counts of a run: one HTML page that holds everything it
// shows, and the same figures as SVG files with their numbers beside them as CSV.
//
// The same counts give the same bytes, on every platform.
package report

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"tifa/corpus/report/svg"
	"tifa/corpus/sheet"
	"tifa/corpus/survey"
	"tifa/models"
)

// Langs are the languages of a report.
func Langs() []string { return []string{"en", "zh"} }

// Options say how a report is made.
type Options struct {
	Run  string // what the run is called
	Lang string // of the page: en or zh
	// Since, Until and NoCopies say how the documents were chosen that were counted, for the
	// reader; dates are as the user wrote them, empty for no end.
	Since, Until string
	NoCopies     bool
	// Slogans are the ids of those that are drawn; if there are none, the most frequent.
	Slogans []string
}

// Check says whether there are reports in the language.
func (o Options) Check() error {
	if !slices.Contains(Langs(), o.Lang) {
		return fmt.Errorf("lang: %q is no language of a report: use %s", o.Lang, strings.Join(Langs(), " or "))
	}
	return nil
}

// Report is a report that is ready to be written.
type Report struct {
	words   words
	options Options
	survey  *survey.Survey
	figures []figure
}

// figure is a drawing with what it says and the numbers behind it.
type figure struct {
	ID          string // a plain word, the name of its files
	Title       string
	Note        string // below the title: what is counted
	Description string // for those who do not see it
	Wide        *svg.Canvas
	Narrow      *svg.Canvas // for phones
	// AllWide and AllNarrow have the lines that are not shown at first as well, on a
	// scale that fits them; nil if all are shown.
	AllWide, AllNarrow *svg.Canvas
	Half               bool     // takes half of the page where there is room
	Choices            []choice // lines that can be switched on and off
	Table              sheet.Table
	Empty              string // what is said in place of a drawing, if there is nothing to draw
}

// choice is a line that can be switched on and off. Its number is that of its class.
type choice struct {
	Number int
	Name   string
	On     bool   // at first
	Class  string // of its colour
}

// New draws the counts. It fails on options that mean nothing.
func New(s *survey.Survey, o Options) (*Report, error) {
	if err := o.Check(); err != nil {
		return nil, err
	}
	if s.Documents == 0 {
		return nil, errors.New("there is no document to draw")
	}
	r := &Report{words: wordsOf(o.Lang), options: o, survey: s}
	slogans, err := s.Slogans(o.Slogans, mostSlogans)
	if err != nil {
		return nil, err
	}
	r.figures = []figure{
		r.trend(),
		r.slogans(slogans),
		r.ranking("people", models.Person),
		r.ranking("offices", models.Office),
		r.ranking("organisations", models.Org),
		r.ranking("places", models.Place),
		r.network(),
		r.order(),
		r.coverage(),
		r.quality(),
		r.languages(),
	}
	return r, nil
}

// name is what an entity is called in the language of the report.
func (r *Report) name(e *survey.Entity) string {
	names := []string{e.Names.English, e.Names.Chinese, e.Names.Traditional, e.ID}
	if r.words.chinese {
		names[0], names[1], names[2] = names[1], names[2], names[0]
	}
	return cmp.Or(names...)
}

// inFull is what an entity is called in both languages, with its id, for hovering.
func inFull(e *survey.Entity) string {
	names := []string{e.Names.English, e.Names.Chinese, e.ID}
	return strings.Join(slices.DeleteFunc(names, func(s string) bool { return s == "" }), " · ")
}
