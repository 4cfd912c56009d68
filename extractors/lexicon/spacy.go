package lexicon

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/extractors"
	"tifa/extractors/fold"
	"tifa/models"
)

// A pack may hold pattern files of spaCy's EntityRuler as well, one JSON object a line:
//
//	{"label": "ORG", "pattern": "Guild of Kite Makers", "id": "guild"}
//	{"label": "ORG", "pattern": [{"LOWER": "kite"}, {"LOWER": "guild"}], "id": "guild"}
//
// Lines with one label and id are wordings of one entry. Patterns of tokens may ask
// for a token's text or small letters; what asks for more is a matter for rules.
// See https://spacy.io/usage/rule-based-matching#entityruler-files.

// spacyLabels gives the labels of spaCy's English and Chinese models, and ours.
func spacyLabels() map[string]models.Label {
	return map[string]models.Label{
		"PERSON": models.Person, "PER": models.Person, "ORG": models.Org, "GPE": models.Place, "LOC": models.Place, "FAC": models.Place,
		"EVENT": models.Event, "LAW": models.Doc, "OFFICE": models.Office, "PLACE": models.Place, "SLOGAN": models.Slogan, "DOCUMENT": models.Doc,
	}
}

// parsePatterns reads the text of a pattern file, which messages call where.
func (f *file) parsePatterns(where string) {
	at := map[string]int{} // of the entry with an id
	number := 0
	for line := range strings.Lines(strings.TrimPrefix(f.text, "\ufeff")) {
		number++
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		label, id, form, err := readPattern(line)
		if err != nil {
			f.errs = append(f.errs, fmt.Errorf("%s:%d: %w", where, number, err))
			continue
		}
		i, ok := at[id]
		if !ok {
			i = len(f.records)
			at[id] = i
			f.records = append(f.records, record{Entry: extractors.Entry{ID: id, Label: label, Facts: extractors.Nothing}, file: where, line: int32(number), seats: 1})
		}
		f.records[i].name(form)
	}
}

// name adds a wording, which is the main name in its language if there is none yet.
func (r *record) name(form string) {
	main := &r.Names.English
	if strings.ContainsFunc(form, isHan) {
		main = &r.Names.Chinese
	}
	if *main == "" {
		*main = form
	}
	if !slices.Contains(r.forms, form) {
		r.forms = append(r.forms, form)
	}
}

// readPattern reads one line of a pattern file.
func readPattern(line string) (label models.Label, id, form string, err error) {
	var p struct {
		Label   string          `json:"label"`
		Pattern json.RawMessage `json:"pattern"`
		ID      string          `json:"id"`
	}
	d := json.NewDecoder(strings.NewReader(line))
	d.DisallowUnknownFields()
	err = d.Decode(&p)
	if err == nil && d.More() {
		err = errors.New("more than one object stands in it")
	}
	if err != nil {
		return "", "", "", fmt.Errorf(`the line is no pattern: %w: write {"label": "ORG", "pattern": "…", "id": "…"}`, err)
	}
	labels := spacyLabels()
	label, ok := labels[p.Label]
	if !ok {
		return "", "", "", fmt.Errorf("label %q: use %s", p.Label, strings.Join(slices.Sorted(maps.Keys(labels)), ", "))
	}
	if len(p.Pattern) > 0 && p.Pattern[0] == '"' {
		err = json.Unmarshal(p.Pattern, &form)
	} else {
		form, err = tokens(p.Pattern)
	}
	switch form = strings.Join(strings.Fields(form), " "); {
	case err != nil:
		return "", "", "", err
	case form == "":
		return "", "", "", fmt.Errorf("the pattern is empty: write the name that is to be found")
	case utf8.RuneCountInString(form) == 1 && strings.ContainsFunc(form, isHan):
		return "", "", "", fmt.Errorf("the pattern %q is one character: it would match everywhere", form)
	}
	if id = patternID(label, p.ID, form); id == label.Prefix() {
		return "", "", "", fmt.Errorf("neither the id %q nor the pattern %q has a letter or digit: give an id", p.ID, form)
	}
	return label, id, form, nil
}

// tokens is the wording that a pattern of tokens asks for.
func tokens(pattern json.RawMessage) (string, error) {
	var all []map[string]json.RawMessage
	if err := json.Unmarshal(pattern, &all); err != nil {
		return "", fmt.Errorf("key pattern: write a name, or a list of tokens: %w", err)
	}
	var b strings.Builder
	glued := true // whether the next token stands right behind
	for i, token := range all {
		var text string
		for _, key := range slices.Sorted(maps.Keys(token)) {
			value := token[key]
			switch strings.ToUpper(key) {
			case "TEXT", "ORTH", "LOWER":
			default:
				return "", fmt.Errorf("token %d asks for %s: a dictionary knows TEXT, ORTH and LOWER only; write a rule instead (en/*.yaml or zh/*.yaml)", i+1, key)
			}
			if !bytes.HasPrefix(value, []byte{'"'}) || len(token) != 1 {
				return "", fmt.Errorf("token %d asks for more than one word: write a line for each wording", i+1)
			}
			if err := json.Unmarshal(value, &text); err != nil {
				return "", fmt.Errorf("token %d: %w", i+1, err)
			}
		}
		if text == "" {
			return "", fmt.Errorf("token %d is any token: write a rule instead (en/*.yaml or zh/*.yaml)", i+1)
		}
		first, _ := utf8.DecodeRuneInString(text)
		if !glued && !strings.ContainsRune(",.;:!?)%’'-", first) && !isHan(first) {
			b.WriteByte(' ')
		}
		b.WriteString(text)
		last, _ := utf8.DecodeLastRuneInString(text)
		glued = last == '(' || last == '-' || last == '$' || isHan(last)
	}
	return b.String(), nil
}

func isHan(r rune) bool { return fold.Load().Is(r, fold.Han) }

// patternID is the id of an entry: the pattern's, with the prefix of its label, or
// one made of its wording. It is the prefix alone if neither has a letter or digit.
func patternID(label models.Label, id, form string) string {
	prefix := label.Prefix()
	if strings.HasPrefix(id, prefix) && slug.MatchString(id) {
		return id
	}
	if id == "" {
		id = form
	}
	var b strings.Builder
	for _, r := range id {
		switch {
		case r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			b.WriteRune(unicode.ToLower(r))
		case r == ' ' || r == '-' || r == '_':
			b.WriteByte('-')
		case r >= utf8.RuneSelf || strings.ContainsRune("+#&@", r):
			fmt.Fprintf(&b, "-%x-", r)
		}
	}
	parts := strings.FieldsFunc(b.String(), func(r rune) bool { return r == '-' })
	return prefix + strings.Join(parts, "-")
}
