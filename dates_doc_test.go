package tifa_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"tifa/models"
)

var updateDates = flag.Bool("update-dates", false, "write the values that are found into docs/dates.md")

// TestDatesDoc runs the examples of docs/dates.md: in each row of its tables the text
// in bold is the only time, and the other cells are its value and so on.
func TestDatesDoc(t *testing.T) {
	data, err := os.ReadFile("docs/dates.md")
	if err != nil {
		t.Fatal(err)
	}
	a := annotator(t)
	var columns []string
	rows := 0
	lines := strings.SplitAfter(string(data), "\n")
	for i, line := range lines {
		if !strings.HasPrefix(line, "|") {
			columns = nil
			continue
		}
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		for j := range cells {
			cells[j] = strings.TrimSpace(cells[j])
		}
		switch {
		case columns == nil:
			columns = cells
			continue
		case columns[0] != "text" || strings.HasPrefix(cells[0], "---"):
			continue
		}
		rows++
		before, rest, marked := strings.Cut(cells[0], "**")
		inner, after, _ := strings.Cut(rest, "**")
		lang := models.English
		if strings.ContainsAny(cells[0], "。") {
			lang = ""
		}
		doc, err := a.Annotate(t.Context(), &models.Document{Text: before + inner + after, Date: "2024-06-20T09:30", Lang: lang})
		if err != nil {
			t.Fatal(err)
		}
		var found []models.Annotation
		for _, x := range doc.Annotations {
			if x.Timex != nil {
				found = append(found, x)
			}
		}
		if !marked {
			if len(found) > 0 {
				t.Errorf("docs/dates.md:%d: %q is a time", i+1, found[0].Span.In(doc.Text))
			}
			continue
		}
		if len(found) != 1 || found[0].Span != (models.Span{Start: len(before), End: len(before) + len(inner)}) {
			t.Errorf("docs/dates.md:%d: found %+v", i+1, found)
			continue
		}
		got := []string{cells[0]}
		for _, c := range columns[1:] {
			got = append(got, map[string]string{"value": found[0].Timex.Value, "mod": found[0].Timex.Mod, "from": found[0].Timex.From, "to": found[0].Timex.To}[c])
		}
		switch now := "| " + strings.Join(got, " | ") + " |\n"; {
		case now == line:
		case *updateDates:
			lines[i] = now
		default:
			t.Errorf("docs/dates.md:%d:\n-%s+%s", i+1, line, now)
		}
	}
	if rows < 100 {
		t.Errorf("only %d examples", rows)
	}
	if *updateDates {
		if err := os.WriteFile("docs/dates.md", []byte(strings.Join(lines, "")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
