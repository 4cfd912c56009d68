package report

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"tifa/corpus/sheet"
	"tifa/models"
)

// quality draws what has to be said about documents: warnings, copies, what is not
// dated, languages.
func (r *Report) quality() figure {
	w, s := r.words, r.survey
	f := figure{ID: "quality", Title: w.qualityTitle, Note: w.qualityNote, Half: true}
	f.Table = sheet.Table{Columns: []string{"kind", "what", "documents"}}
	var bars []bar
	add := func(kind, what, name string, n int) {
		f.Table.Rows = append(f.Table.Rows, []string{kind, what, strconv.Itoa(n)})
		if n > 0 && name != "" {
			bars = append(bars, bar{name: name, value: n, label: count(n), more: percent(n, s.Documents)})
		}
	}
	add("documents", "all", "", s.Documents)
	add("date", "none", title(w.undated), s.Undated)
	add("date", "year-only", title(w.yearOnly), s.YearOnly)
	add("copy", "duplicate_of", title(w.copies), s.Copies)
	add("text", "left-out", title(w.textless), s.Textless)
	add("language", "mixed", title(w.qualityMixed), s.Mixed())
	for _, m := range s.Mixes() {
		add("language", m.Langs, "", m.Documents)
	}
	for _, x := range s.Warnings() {
		name := w.warnings[x.Code]
		if name == "" {
			name = x.Message
		}
		if x.Code == "no-date" && x.Documents == s.Undated {
			name = "" // it is said already
		}
		add("warning", x.Code, title(name), x.Documents)
	}
	add("relations", "conflict", title(w.qualityConflict), s.Conflicts)
	if len(bars) == 0 {
		f.Empty = w.qualityNone
		return f
	}
	slices.SortStableFunc(bars, func(a, b bar) int { return cmp.Compare(b.value, a.value) })
	f.Description = fmt.Sprintf(w.qualityDescription, bars[0].name, bars[0].label)
	f.Wide, f.Narrow = drawBars(bars, half), drawBars(bars, narrow)
	return f
}

// languages draws documents by language.
func (r *Report) languages() figure {
	w := r.words
	f := figure{ID: "languages", Title: w.languagesTitle, Note: w.languagesNote, Half: true}
	f.Table = sheet.Table{Columns: []string{"lang", "documents"}}
	var bars []bar
	for _, l := range r.survey.Languages() {
		f.Table.Rows = append(f.Table.Rows, []string{string(l.Lang), strconv.Itoa(l.Documents)})
		bars = append(bars, bar{name: r.lang(l.Lang), value: l.Documents, label: count(l.Documents), more: percent(l.Documents, r.survey.Documents)})
	}
	f.Description = fmt.Sprintf(w.languagesDescription, bars[0].name, bars[0].label)
	f.Wide, f.Narrow = drawBars(bars, half), drawBars(bars, narrow)
	return f
}

// lang is what a language is called.
func (r *Report) lang(l models.Lang) string {
	if name := r.words.langNames[l]; name != "" {
		return name
	}
	return string(l)
}
