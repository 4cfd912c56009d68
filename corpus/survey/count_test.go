package survey

import (
	"bytes"
	"strings"
	"testing"

	"tifa/corpus/sheet"
	"tifa/models"
)

// document makes a document of names, each as LABEL ID, where an id with ~ is unknown.
func document(id, date string, names ...string) *models.Document {
	d := &models.Document{ID: id, Date: date, Lang: models.English, Langs: []models.Lang{models.English}}
	at := map[string]int{}
	for i, name := range names {
		label, entity, _ := strings.Cut(name, " ")
		a := models.Annotation{Label: models.Label(label), Span: models.Span{Start: i, End: i + 1}, Entity: entity, Source: models.Source{Rule: "lexicon"}}
		d.Annotations = append(d.Annotations, a)
		if entity == "" {
			continue
		}
		j, again := at[entity]
		if !again {
			j = len(d.Entities)
			at[entity] = j
			d.Entities = append(d.Entities, models.Entity{ID: entity, Label: a.Label, Known: !strings.Contains(entity, "~"), Names: models.Names{English: "Name of " + entity}})
		}
		d.Entities[j].Mentions = append(d.Entities[j].Mentions, i)
	}
	return d
}

// TestTally: what each query counts in the same three documents.
func TestTally(t *testing.T) {
	documents := []*models.Document{
		document("a", "2024-03-05", "PERSON per:x", "PERSON per:x", "PERSON per:~1", "PERSON per:~2", "DATE"),
		document("b", "2024-03-06T10:00", "PERSON per:x", "ORG org:y"),
		document("-c", "2023"),
		document("d", "", "ORG org:y"),
	}
	for _, c := range []struct {
		query Query
		want  string
	}{
		{Query{By: []string{"month"}, Unit: Documents}, "month,documents\n,1\n2023,1\n2024-03,2\n"},
		{Query{By: []string{"month"}, Unit: Mentions, Entities: []string{"per:x"}}, "month,mentions\n,0\n2023,0\n2024-03,3\n"},
		{Query{By: []string{"year"}, Unit: Documents, Labels: []models.Label{models.Org}}, "year,documents\n,1\n2023,0\n2024,1\n"},
		{Query{By: []string{"label", "year"}, Unit: Mentions}, "label,year,mentions\nDATE,2024,1\nORG,,1\nORG,2024,1\nPERSON,2024,5\n"},
		{Query{By: []string{"label"}, Unit: Documents}, "label,documents\nDATE,1\nORG,2\nPERSON,2\n"},
		{Query{By: []string{"entity"}, Unit: Mentions, Labels: []models.Label{models.Person}},
			"entity,name_en,name_zh,mentions\nper:x,Name of per:x,,3\nper:~,,,2\n"},
		{Query{By: []string{"known"}, Unit: Documents}, "known,documents\n,1\nfalse,1\ntrue,3\n"},
		{Query{By: []string{"document", "label"}, Unit: Mentions}, "document,label,mentions\na,DATE,1\na,PERSON,4\nb,ORG,1\nb,PERSON,1\nd,ORG,1\n"},
		{Query{By: []string{"document"}, Unit: Mentions}, "document,mentions\na,5\nb,2\n'-c,0\nd,1\n"},
		{Query{By: []string{"lang", "rule"}, Unit: Documents}, "lang,rule,documents\nen,lexicon,3\n"},
	} {
		var b bytes.Buffer
		tally, err := NewTally(c.query, sheet.NewWriter(&b))
		if err != nil {
			t.Fatal(err)
		}
		for i, d := range documents {
			if err := tally.Add(d, i+1); err != nil {
				t.Fatal(err)
			}
		}
		if err := tally.Close(); err != nil {
			t.Fatal(err)
		}
		if b.String() != c.want {
			t.Errorf("%+v counts\n%s\nwant\n%s", c.query, b.String(), c.want)
		}
	}
}

// TestQuery: what means nothing is refused with what there is.
func TestQuery(t *testing.T) {
	for want, q := range map[string]Query{
		"by: name at least one of month": {Unit: Mentions},
		`by: "week" is no column: use m`: {By: []string{"week"}, Unit: Mentions},
		`entity: "per:~1" is an id of o`: {By: []string{"month"}, Unit: Mentions, Entities: []string{"per:~1"}},
		"by: month is named twice":       {By: []string{"month", "month"}, Unit: Mentions},
		`unit: "words" is none: use`:     {By: []string{"month"}, Unit: "words"},
	} {
		if _, err := NewTally(q, sheet.NewWriter(&bytes.Buffer{})); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%+v: %v, want %s", q, err, want)
		}
	}
}

func TestPeriodOf(t *testing.T) {
	for date, want := range map[string]Period{
		"2024-03-05": "2024-03", "2024-03-05T10:00+08:00": "2024-03", "2024-03": "2024-03", "2024": "2024",
		"": "", "2024-13-01": "", "24-03": "", "yesterday": "", "2024/03/05": "",
	} {
		if got := PeriodOf(date); got != want {
			t.Errorf("%q is of %q, want %q", date, got, want)
		}
	}
}
