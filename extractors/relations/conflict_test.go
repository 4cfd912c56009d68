package relations

import (
	"testing"

	"tifa/models"
)

func TestConflict(t *testing.T) {
	holder := []models.Attr{{Key: "holder", Values: []string{"per:li"}}}
	annotations := []models.Annotation{
		{Label: models.Person, Entity: "per:li"},
		{Label: models.Person, Entity: "per:~1"},
		{Label: models.Office, Entity: "office:premier", Attrs: holder},
		{Label: models.Office, Entity: "office:mayor"},
	}
	former := []models.Attr{{Key: "status", Values: []string{"former"}}}
	tests := []struct {
		name     string
		relation models.Relation
		want     string
	}{
		{"the register's", models.Relation{Type: "holds_office", Head: 0, Tail: 2}, ""},
		{"somebody else", models.Relation{Type: "holds_office", Head: 1, Tail: 2}, "per:li"},
		{"not in the register", models.Relation{Type: "holds_office", Head: 1, Tail: 3}, ""},
		{"former", models.Relation{Type: "holds_office", Head: 1, Tail: 2, Attrs: former}, ""},
		{"another relation", models.Relation{Type: "meets", Head: 1, Tail: 2}, ""},
		{"no annotation", models.Relation{Type: "holds_office", Head: models.DocumentEnd, Tail: 2}, ""},
	}
	for _, tt := range tests {
		r := tt.relation
		Conflict(annotations, &r)
		got := ""
		for _, a := range r.Attrs {
			if a.Key == "conflict" {
				got = a.Values[0]
			}
		}
		if got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}
