package report

import (
	"bytes"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/corpus/report/svg"
	"tifa/corpus/sheet"
	"tifa/models"
)

//go:embed page.tmpl
var pageTemplate string

//go:embed page.css
var pageStyle string

//go:embed figure.css
var figureStyle string

// darkStyle is for pages alone: a file stands on whatever paper it is put on.
//
//go:embed dark.css
var darkStyle string

// mostRows is how many rows of a table a page shows; the CSV has them all.
const mostRows = 100

// page is what the template sees.
type page struct {
	Words    pageWords
	Style    template.CSS
	Title    string
	Lead     string
	Numbers  []headline
	Figures  []shown
	Producer string
}

// pageWords are the words that stand in the template.
type pageWords struct{ Lang, Contents, Numbers, Download, Choose string }

// headline is one of the numbers at the top.
type headline struct{ Value, Name string }

// shown is a figure as the template sees it.
type shown struct {
	figure
	Drawings []drawings
	CSV      template.URL
	Columns  []heading
	Rows     [][]string
	Cut      string // says how many rows are not shown
}

// heading is a column of a table, which may be of numbers.
type heading struct {
	Name   string
	Number bool
}

// headings are the columns of a table.
func headings(t sheet.Table) (all []heading) {
	for i, name := range t.Columns {
		text := slices.ContainsFunc(t.Rows, func(row []string) bool {
			_, err := strconv.ParseFloat(row[i], 64)
			return row[i] != "" && err != nil
		})
		all = append(all, heading{name, !text && len(t.Rows) > 0 && name != "month" && name != "year"})
	}
	return all
}

// drawings are one drawing for each width of the page.
type drawings struct {
	Class        string
	Wide, Narrow template.HTML
}

// WriteHTML writes the page. Everything is in it; it asks for nothing and runs nothing.
func (r *Report) WriteHTML(out io.Writer) error {
	t, err := template.New("page").Parse(pageTemplate)
	if err != nil {
		return err
	}
	w := r.words
	p := page{
		Words:    pageWords{w.lang, w.contents, w.numbers, w.download, w.slogansChoose},
		Style:    template.CSS(pageStyle + figureStyle + darkStyle + choiceStyle()), //nolint:gosec // it is ours
		Title:    fmt.Sprintf(w.title, r.options.Run),
		Lead:     r.lead(),
		Numbers:  r.headlines(),
		Producer: r.producers(),
	}
	for _, f := range r.figures {
		s := shown{figure: f, Columns: headings(f.Table), Rows: f.Table.Rows[:min(mostRows, len(f.Table.Rows))]}
		if len(s.Rows) < len(f.Table.Rows) {
			s.Cut = fmt.Sprintf(w.firstRows, count(len(s.Rows)), count(len(f.Table.Rows)))
		}
		if f.Empty == "" {
			s.Drawings = append(s.Drawings, f.drawings("first", f.ID, f.Wide, f.Narrow))
		}
		if f.AllWide != nil {
			s.Drawings = append(s.Drawings, f.drawings("all", f.ID+"-all", f.AllWide, f.AllNarrow))
		}
		var csv bytes.Buffer
		if err := f.Table.WriteCSV(&csv); err != nil {
			return err
		}
		s.CSV = template.URL("data:text/csv;charset=utf-8;base64," + base64.StdEncoding.EncodeToString(csv.Bytes())) //nolint:gosec // base64 is plain
		p.Figures = append(p.Figures, s)
	}
	return t.Execute(out, p)
}

func (f figure) drawings(class, id string, wide, narrow *svg.Canvas) drawings {
	// Package svg escapes all that is not ours.
	return drawings{
		Class:  class,
		Wide:   template.HTML(wide.Drawing(id, f.Title, f.Description)),             //nolint:gosec // see above
		Narrow: template.HTML(narrow.Drawing(id+"-narrow", f.Title, f.Description)), //nolint:gosec // see above
	}
}

// choiceStyle hides the lines whose box is not ticked. It stands in for a script, which
// the page would otherwise need.
func choiceStyle() string {
	var b strings.Builder
	for i := range mostSlogans {
		fmt.Fprintf(&b, "figure:has(#choice-%d:not(:checked)) .choice-%d{display:none}", i+1, i+1)
	}
	return b.String()
}

// lead says of which time and in which languages the documents are, and which were left
// out.
func (r *Report) lead() string {
	var parts []string
	if m, ok := stretch(r.survey); ok {
		from, to := string(periodOf(m.first)), string(periodOf(m.last))
		if from == to {
			parts = append(parts, from)
		} else {
			parts = append(parts, fmt.Sprintf(r.words.period, from, to))
		}
	}
	for _, l := range r.survey.Languages() {
		parts = append(parts, r.lang(l.Lang)+" "+percent(l.Documents, r.survey.Documents))
	}
	if o := r.options; o.Since != "" {
		parts = append(parts, fmt.Sprintf(r.words.since, o.Since))
	}
	if o := r.options; o.Until != "" {
		parts = append(parts, fmt.Sprintf(r.words.until, o.Until))
	}
	if r.options.NoCopies {
		parts = append(parts, r.words.noCopies)
	}
	return strings.Join(parts, " · ")
}

func (r *Report) headlines() []headline {
	w, s := r.words, r.survey
	known, all := names(s.Total())
	return []headline{
		{count(s.Documents), w.documents},
		{count(s.Mentions), w.mentions},
		{count(s.Known(models.Person)), w.people},
		{count(s.Known(models.Org)), w.organisations},
		{count(s.Known(models.Slogan)), w.slogans},
		{percent(known, all), w.knownShare},
	}
}

// producers says what made the run.
func (r *Report) producers() string {
	var all []string
	for _, p := range r.survey.Producers {
		pack := p.Pack
		if len(pack) > 19 {
			pack = pack[:19]
		}
		if pack == "" {
			pack = r.words.unknownPack
		}
		all = append(all, fmt.Sprintf(r.words.madeBy, p.Name, p.Version, pack))
	}
	return strings.Join(all, " ")
}

// File is a file of a report.
type File struct {
	Name string
	Data []byte
}

// Files gives each figure as an SVG file, and the numbers behind it as CSV. A figure
// in which there is nothing to draw has its CSV only.
func (r *Report) Files() ([]File, error) {
	var files []File
	for _, f := range r.figures {
		if f.Empty == "" {
			files = append(files, File{f.ID + ".svg", []byte(f.Wide.File(f.ID, f.Title, f.Description, figureStyle))})
		}
		var csv bytes.Buffer
		if err := f.Table.WriteCSV(&csv); err != nil {
			return nil, err
		}
		files = append(files, File{f.ID + ".csv", csv.Bytes()})
	}
	return files, nil
}

// title begins a text with a capital.
func title(s string) string {
	if s == "" {
		return ""
	}
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}
