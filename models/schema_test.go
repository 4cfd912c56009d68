package models

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/invopop/jsonschema"
)

var update = flag.Bool("update", false, "write schema.json anew")

// TestSchemaIsGenerated fails when the types of the JSON form were changed and
// the checked-in schema was not; -update writes it.
func TestSchemaIsGenerated(t *testing.T) {
	// Additions are allowed within tifa/1, so a consumer's copy of the schema
	// must accept keys it does not know yet.
	r := jsonschema.Reflector{
		ExpandedStruct:            true,
		AllowAdditionalProperties: true,
		Namer:                     func(t reflect.Type) string { return strings.ToLower(strings.TrimPrefix(t.Name(), "json")) },
	}
	s := r.Reflect(&jsonDocument{})
	s.ID = "https://tifa.invalid/schema/tifa-1.json"
	s.Title = "tifa/1"
	s.Description = "An annotated document of the tifa extraction pipeline."
	for _, def := range append(definitions(s), s) {
		if attrs, ok := def.Properties.Get("attrs"); ok {
			*attrs = jsonschema.Schema{
				Type:        "object",
				Description: "Further properties; each is a string or a list of strings.",
				AdditionalProperties: &jsonschema.Schema{OneOf: []*jsonschema.Schema{
					{Type: "string"},
					{Type: "array", Items: &jsonschema.Schema{Type: "string"}},
				}},
			}
		}
	}
	// The hash of the text stands for it, or the text does.
	s.OneOf = []*jsonschema.Schema{{Required: []string{"text"}}, {Required: []string{"sha256"}}}
	date, _ := s.Properties.Get("date")
	date.OneOf[0].Pattern = `^\d{4}(-\d{2}(-\d{2})?)?$`
	for _, key := range []string{"dateline", "reported_event"} {
		p, _ := s.Properties.Get(key)
		*p = jsonschema.Schema{
			Description: p.Description,
			OneOf:       []*jsonschema.Schema{{Ref: p.Ref}, {Type: "null"}},
		}
	}
	got, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	got = append(got, '\n')
	if *update {
		if err := os.WriteFile("schema.json", got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(got, SchemaJSON()) {
		t.Errorf("schema.json is out of date, run go test ./models -run Schema -update (-checked in, +generated):\n%s",
			cmp.Diff(string(SchemaJSON()), string(got)))
	}
}

func definitions(s *jsonschema.Schema) (defs []*jsonschema.Schema) {
	for _, d := range s.Definitions {
		defs = append(defs, d)
	}
	return defs
}
