package report

import (
	"fmt"
	"strconv"
	"strings"

	"tifa/corpus/sheet"
	"tifa/corpus/survey"
)

// How many slogans a drawing has lines for, and how many are shown at first.
const (
	mostSlogans  = 12
	shownSlogans = 6
)

// mostMonths is the longest stretch that is drawn by month where several lines cross.
const mostMonths = 48

// slogans draws the share of documents that use each slogan, over time.
func (r *Report) slogans(all []*survey.Entity) figure {
	w := r.words
	f := figure{ID: "slogans", Title: w.slogansTitle, Note: w.slogansNote, Table: r.slogansTable(all)}
	m, outside, dated := drawn(r.survey)
	switch {
	case len(all) == 0:
		f.Empty = w.noSlogans
		return f
	case !dated:
		f.Empty = w.noDate
		return f
	}
	fine := m.fine(r.survey, mostMonths)
	if fine {
		f.Note = r.words.join(f.Note, w.slogansByMonth)
	} else {
		m = m.whole()
		f.Note = r.words.join(f.Note, w.slogansByYear)
	}
	f.Note = r.notDrawn(f.Note, outside, !fine)
	var names []string
	for i, e := range all {
		names = append(names, r.name(e))
		f.Choices = append(f.Choices, choice{i + 1, r.name(e), i < shownSlogans, lineClass(i)})
	}
	f.Description = fmt.Sprintf(w.slogansDescription, strings.Join(names[:min(len(names), shownSlogans)], r.words.comma()))
	named := func(i int) string { return names[i] }
	numbered := func(i int) string { return strconv.Itoa(i + 1) }
	lines := r.sloganLines(all[:min(shownSlogans, len(all))], m, fine)
	f.Wide, f.Narrow = lines.draw(wide, 380, 260, named), lines.draw(narrow, 300, 36, numbered)
	if len(all) > shownSlogans {
		lines = r.sloganLines(all, m, fine)
		f.AllWide, f.AllNarrow = lines.draw(wide, 380, 260, named), lines.draw(narrow, 300, 36, numbered)
	}
	return f
}

// sloganLines are the shares over time; x counts months.
func (r *Report) sloganLines(all []*survey.Entity, m months, fine bool) chart {
	c := chart{months: m, byMonth: fine}
	years := r.survey.Years()
	for _, e := range all {
		var line []value
		if fine {
			for month := m.first; month <= m.last; month++ {
				p := periodOf(month)
				line = append(line, value{func(a axis) float64 { return a.month(month) }, 100 * ratio(e.Periods[p], r.survey.Count(p).Documents)})
			}
		} else {
			first, last := m.years()
			byYear := map[survey.Period]int{}
			for p, n := range e.Periods {
				byYear[p.Year()] += n
			}
			for y := first; y <= last; y++ {
				p := yearOf(y)
				line = append(line, value{func(a axis) float64 { return a.year(y) }, 100 * ratio(byYear[p], years[p].Documents)})
			}
		}
		c.lines = append(c.lines, line)
	}
	return c
}

func (r *Report) slogansTable(all []*survey.Entity) sheet.Table {
	t := sheet.Table{Columns: []string{"slogan", "name_en", "name_zh", "month", "documents", "documents_in_month"}}
	for _, e := range all {
		for _, p := range r.survey.Periods() {
			t.Rows = append(t.Rows, []string{e.ID, e.Names.English, e.Names.Chinese, string(p), strconv.Itoa(e.Periods[p]), strconv.Itoa(r.survey.Count(p).Documents)})
		}
	}
	return t
}
