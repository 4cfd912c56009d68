package corpus

import (
	"fmt"
	"slices"
	"strings"
)

// fields are what tifa calls the parts of a document that an input may give.
var fields = []string{"id", "text", "title", "date", "lang", "byline"}

// ParseFields reads mappings such as text=body, which say what the input calls a
// field of tifa's.
func ParseFields(mappings []string) (map[string]string, error) {
	out := map[string]string{}
	for _, m := range mappings {
		field, column, ok := strings.Cut(m, "=")
		if field, column = strings.TrimSpace(field), strings.TrimSpace(column); !ok || column == "" {
			return nil, fmt.Errorf("%q is no mapping: write text=body, with the name in the input behind", m)
		}
		if !slices.Contains(fields, field) {
			return nil, fmt.Errorf("%q: tifa has no field %q, but %s", m, field, strings.Join(fields, ", "))
		}
		if other, twice := out[field]; twice && other != column {
			return nil, fmt.Errorf("the field %s is both %s and %s in the input: name one", field, other, column)
		}
		for f, c := range out {
			if c == column && f != field {
				return nil, fmt.Errorf("%s is named for both %s and %s", column, min(f, field), max(f, field))
			}
		}
		out[field] = column
	}
	return out, nil
}

// columns tells which field of tifa's each column, or key, of the input holds.
func (in Input) columns() map[string]string {
	out := make(map[string]string, len(fields))
	for _, f := range fields {
		if _, mapped := in.Fields[f]; !mapped {
			out[f] = f
		}
	}
	for f, column := range in.Fields {
		out[column] = f // beats a field that has the name by itself
	}
	return out
}

// column is what the input calls a field.
func (in Input) column(field string) string {
	if c, mapped := in.Fields[field]; mapped {
		return c
	}
	return field
}

// missing is the error of an input without the column of texts. columns are those
// that it has.
func (in Input) missing(field string, columns []string) error {
	if in.column(field) == field {
		return fmt.Errorf("there is no column %q: name the one that holds it with --field %s=NAME; there are %s", field, field, strings.Join(columns, ", "))
	}
	return fmt.Errorf("there is no column %q for the field %s; there are %s", in.column(field), field, strings.Join(columns, ", "))
}
