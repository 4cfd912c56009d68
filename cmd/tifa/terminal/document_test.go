package terminal

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"tifa/models"
)

var update = flag.Bool("update", false, "write the golden files")

// sample is a document with all that is shown: names within names, neighbours with one
// label, names that cross, an unknown one, times, relations, and characters that must
// not reach a terminal.
func sample() *models.Document {
	d := &models.Document{
		ID: "sample\x1b]0;title\a", Lang: models.SimplifiedChinese, Date: "2024-03-12",
		Dateline:      &models.Dateline{Places: []string{"place:CN-BJ"}},
		ReportedEvent: &models.ReportedEvent{Type: "talks", Date: "2024-03-12", Place: "place:CN-BJ", Presider: "per:~1"},
		Text:          "北京\r\n\r\n重庆市委书记袁某\x1b[31m昨天说，中美关系“重要”\u202e。\n\n",
		Warnings:      []models.Warning{{Code: "no-date", Message: "it has\nno date"}},
	}
	add := func(label models.Label, entity, words string) int {
		start := strings.Index(d.Text, words)
		d.Annotations = append(d.Annotations, models.Annotation{Label: label, Span: models.Span{Start: start, End: start + len(words)}, Entity: entity})
		return len(d.Annotations) - 1
	}
	place := add(models.Place, "place:CN-BJ", "北京")
	office := add(models.Office, "office:cpc-chongqing-secretary", "重庆市委书记")
	org := add(models.Org, "org:cpc-chongqing-committee", "重庆市委")
	city := add(models.Place, "place:CN-CQ", "重庆")
	person := add(models.Person, "per:~1", "袁某\x1b[31m")
	date := add(models.Date, "", "昨天")
	d.Annotations[date].Timex = &models.Timex{Type: "DATE", Value: "2024-03-11", From: "2024-03-11", To: "2024-03-12", Mod: "APPROX"}
	china := add(models.Place, "place:CN", "中")
	america := add(models.Place, "place:US", "美")
	event := add(models.Event, "event:~1", "关系“重")
	add(models.Org, "", "重要")
	names := func(en, zh, hant string) models.Names {
		return models.Names{English: en, Chinese: zh, Traditional: hant}
	}
	d.Entities = []models.Entity{
		{ID: "place:CN-BJ", Label: models.Place, Known: true, Names: names("Beijing", "北京", "北京"), Mentions: []int{place}},
		{ID: "office:cpc-chongqing-secretary", Label: models.Office, Known: true, Names: names("Secretary of the CPC Chongqing Municipal Committee", "重庆市委书记", ""), Mentions: []int{office}},
		{ID: "org:cpc-chongqing-committee", Label: models.Org, Known: true, Names: names("CPC Chongqing Municipal Committee", "重庆市委", ""), Mentions: []int{org}},
		{ID: "place:CN-CQ", Label: models.Place, Known: true, Names: names("Chongqing", "重庆", "重慶"), Mentions: []int{city}},
		{ID: "per:~1", Label: models.Person, Names: names("", "袁某\x1b[31m", ""), Mentions: []int{person}},
		{ID: "place:CN", Label: models.Place, Known: true, Names: names("China", "中国", "中國"), Mentions: []int{china}},
		{ID: "place:US", Label: models.Place, Known: true, Names: names("United States", "美国", "美國"), Mentions: []int{america}},
		{ID: "event:~1", Label: models.Event, Mentions: []int{event}},
	}
	said := models.Span{Start: strings.Index(d.Text, "说"), End: strings.Index(d.Text, "，")}
	d.Relations = []models.Relation{
		{Type: "holds_office", Head: models.End(person), Tail: models.End(office), Attrs: []models.Attr{{Key: "status", Values: []string{"former"}}}},
		{Type: "held_on", Head: models.ReportedEventEnd, Tail: models.End(date)},
		{Type: "says", Head: models.End(person), Tail: models.DocumentEnd, Cue: &said},
	}
	return d
}

func TestDocument(t *testing.T) {
	for _, c := range []struct {
		file   string
		screen Screen
		labels []models.Label
	}{
		{"plain-60", Screen{Width: 60}, nil},
		{"plain-40", Screen{Width: 40}, nil},
		{"sixteen", Screen{Width: 60, Colors: Sixteen}, nil},
		{"many", Screen{Width: 60, Colors: Many}, nil},
		{"true", Screen{Width: 60, Colors: True}, nil},
		{"places", Screen{Width: 60}, []models.Label{models.Place}},
	} {
		got := c.screen.Document(sample(), c.labels...)
		check(t, string(got), c.screen)
		file := filepath.Join("testdata", c.file+".golden")
		if *update {
			if err := os.WriteFile(file, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Errorf("%s: %s", c.file, diff)
		}
	}
}

// TestTraditional: a report in traditional characters shows names in them.
func TestTraditional(t *testing.T) {
	d := sample()
	d.Lang = models.TraditionalChinese
	got := string(Screen{Width: 80}.Document(d))
	if !strings.Contains(got, "重慶") || strings.Contains(got, "重慶市委書記") {
		t.Errorf("names are not those of the dictionary:\n%s", got)
	}
}

// TestEmpty: a document without a text leaves no gap where it would stand.
func TestEmpty(t *testing.T) {
	d := &models.Document{ID: "empty", Text: "\n", Warnings: []models.Warning{{Code: "empty", Message: "no text"}}}
	if got, want := string(Screen{Width: 40}.Document(d)), "empty\n\nnothing to mark\n\nwarning empty: no text\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

var ours = regexp.MustCompile(`\x1b\[[0-9;]*m`)

// check says whether an output can do no harm and fits: no control characters but line
// ends and our own styles, of which none is left open at the end of a line, and no line
// that is too long.
func check(t *testing.T, out string, s Screen) {
	t.Helper()
	if s.Colors == None && strings.Contains(out, "\x1b") {
		t.Fatalf("styles without colours: %q", out)
	}
	for line := range strings.Lines(out) {
		line = strings.TrimSuffix(line, "\n")
		if styles := ours.FindAllString(line, -1); len(styles) > 0 && styles[len(styles)-1] != reset {
			t.Fatalf("a style is open at the end of %q", line)
		}
		line = ours.ReplaceAllString(line, "")
		for _, r := range line {
			if unicode.In(r, unicode.Cc, unicode.Zl, unicode.Zp) || hidden(r) {
				t.Fatalf("%q holds U+%04X", line, r)
			}
		}
		if Visible(line) != line {
			t.Fatalf("%q can be made visible", line)
		}
		if w := Width(line); s.Width > 0 && w > s.Width {
			t.Fatalf("%q has %d columns, not %d", line, w, s.Width)
		}
	}
}

// FuzzDocument: whatever a document holds, its text comes out whole, harmless and
// within the width, marks and all.
func FuzzDocument(f *testing.F) {
	f.Add(sample().Text, []byte{0, 6, 10, 28, 10, 22}, uint8(40), uint8(0))
	f.Add("The \x1b]8;;http://x\x07link\u202e “中共”\t——👨‍👩‍👧\xff\r\n  a", []byte{0, 3, 4, 9, 4, 9, 8, 200}, uint8(20), uint8(3))
	f.Fuzz(func(t *testing.T, text string, places []byte, width, colors uint8) {
		s := Screen{Width: 20 + int(width), Colors: Colors(colors % 4)}
		d := &models.Document{ID: text, Text: text, Title: text}
		labels := append(models.Labels(), "OTHER\x1b")
		at := 0
		for i := 0; i+1 < len(places); i += 2 {
			at = min(len(text), at+int(places[i])%8)
			span := models.Span{Start: at, End: min(len(text), at+int(places[i+1])%16)}
			if !span.Valid(text) {
				continue
			}
			words := span.In(text)
			d.Annotations = append(d.Annotations, models.Annotation{Label: labels[i%len(labels)], Span: span, Timex: &models.Timex{Value: words}})
			d.Entities = append(d.Entities, models.Entity{ID: words, Label: labels[i%len(labels)], Names: models.Names{Chinese: words, English: text}, Mentions: []int{len(d.Annotations) - 1}})
			d.Relations = append(d.Relations, models.Relation{Type: words, Head: models.End(len(d.Annotations) - 1), Cue: &span})
		}
		check(t, string(s.Document(d)), s)

		s.Colors = True // without brackets the text alone is left
		var out bytes.Buffer
		marks, _ := marksOf(d.Annotations)
		s.highlight(&out, text, marks)
		check(t, out.String(), s)
		letters := func(s string) string {
			return strings.Map(func(r rune) rune {
				if unicode.IsSpace(r) {
					return -1
				}
				return r
			}, s)
		}
		if got, want := letters(ours.ReplaceAllString(out.String(), "")), letters(Visible(text)); got != want {
			t.Fatalf("shows %q, not %q", got, want)
		}
	})
}
