package report

import (
	"fmt"
	"maps"
	"slices"
	"strconv"

	"tifa/corpus/sheet"
	"tifa/corpus/survey"
	"tifa/models"
)

// coverage draws which share of the names a dictionary has, by year.
func (r *Report) coverage() figure {
	w := r.words
	f := figure{ID: "coverage", Title: w.coverageTitle, Note: w.coverageNote}
	years := r.survey.Years()
	f.Table = sheet.Table{Columns: []string{"year", "label", "known_mentions", "unknown_mentions"}}
	for _, y := range slices.Sorted(maps.Keys(years)) {
		for i, l := range models.Labels() {
			if c := years[y].Labels[i]; l.IsName() {
				f.Table.Rows = append(f.Table.Rows, []string{string(y), string(l), strconv.Itoa(c.Known), strconv.Itoa(c.Mentions - c.Known)})
			}
		}
	}
	known, mentions := names(r.survey.Total())
	f.Description = fmt.Sprintf(w.coverageDescription, count(known), count(mentions))
	m, outside, dated := drawn(r.survey)
	if !dated {
		f.Empty = fmt.Sprintf("%s: %s", w.noDate, percent(known, mentions))
		return f
	}
	f.Note = r.notDrawn(f.Note, outside, true)
	m = m.whole()
	all := []panel{{title: title(w.coverageAll), years: func(y survey.Period) float64 {
		known, mentions := names(years[y])
		return 100 * ratio(known, mentions)
	}}}
	total := r.survey.Total()
	for i, l := range models.Labels() {
		if l.IsName() && total.Labels[i].Mentions > 0 {
			all = append(all, panel{title: w.labels[l], years: func(y survey.Period) float64 {
				c := years[y].Labels[i]
				return 100 * ratio(c.Known, c.Mentions)
			}})
		}
	}
	for i := range all {
		all[i].most, all[i].format = 100, func(v float64) string { return short(v) + "%" }
	}
	f.Wide, f.Narrow = r.panels(all, m, wide, 4), r.panels(all, m, narrow, 2)
	return f
}

// names counts mentions of names: those that a dictionary has, and all.
func names(c survey.Counts) (known, all int) {
	for i, l := range models.Labels() {
		if l.IsName() {
			known += c.Labels[i].Known
			all += c.Labels[i].Mentions
		}
	}
	return known, all
}
