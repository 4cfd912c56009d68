package rules

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v3"
)

// fileYAML is a rule file as it is written. Decoding is strict: an unknown key
// is an error that names file, line and the keys there are.
type fileYAML struct {
	About string               `yaml:"about"`
	Lists map[string]yaml.Node `yaml:"lists"`
	Rules []ruleYAML           `yaml:"rules"`
}

// ruleYAML is one rule.
type ruleYAML struct {
	ID        located  `yaml:"id"`
	Label     located  `yaml:"label"`
	Relation  located  `yaml:"relation"`
	Why       located  `yaml:"why"`
	Before    located  `yaml:"before"`
	Match     located  `yaml:"match"`
	After     located  `yaml:"after"`
	NotMatch  located  `yaml:"not_match"`
	NotBefore located  `yaml:"not_before"`
	NotAfter  located  `yaml:"not_after"`
	Begins    located  `yaml:"begins"`
	Tags      located  `yaml:"tags"`
	Rank      located  `yaml:"rank"`
	Except    located  `yaml:"except"`
	Entity    located  `yaml:"entity"`
	Status    located  `yaml:"status"`
	Sure      located  `yaml:"sure"`
	Head      located  `yaml:"head"`
	Tail      located  `yaml:"tail"`
	Reports   located  `yaml:"reports"`
	Yes       []string `yaml:"yes"`
	No        []string `yaml:"no"`
}

// located is a string that remembers its line.
type located struct {
	text string
	line int
}

func (l *located) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind != yaml.ScalarNode {
		return fmt.Errorf("line %d: want a string here", n.Line)
	}
	l.text, l.line = n.Value, n.Line
	return nil
}

// The keys, as messages list them.
const (
	fileKeys = "about, lists, rules"
	ruleKeys = "id, label, relation, reports, why, before, match, after, not_match, not_before, not_after, begins, tags, rank, except, entity, status, sure, head, tail, yes, no"
)

var wrongKind = regexp.MustCompile(`^cannot unmarshal !!\w+(?: .*)? into (?:rules\.)?((?:\[\])?[\w.]+)$`)
var yamlLine = regexp.MustCompile(`^(?:yaml: )?line (\d+): (.*)$`)
var unknownKey = regexp.MustCompile(`^field (\S+) not found in type rules\.(\w+)$`)

// decode reads a rule file.
func decode(name, text string) (*fileYAML, error) {
	dec := yaml.NewDecoder(strings.NewReader(text))
	dec.KnownFields(true)
	var f fileYAML
	err := dec.Decode(&f)
	if err == nil || errors.Is(err, io.EOF) {
		return &f, nil
	}
	messages := []string{err.Error()}
	if typed, ok := errors.AsType[*yaml.TypeError](err); ok {
		messages = typed.Errors
	}
	var errs []error
	for _, msg := range messages {
		line := "1"
		if m := yamlLine.FindStringSubmatch(msg); m != nil {
			line, msg = m[1], m[2]
		}
		if m := wrongKind.FindStringSubmatch(msg); m != nil {
			want := map[string]string{"fileYAML": "the keys " + fileKeys, "ruleYAML": "a rule with the keys " + ruleKeys, "[]rules.ruleYAML": "a list of rules", "[]string": "a list of strings"}[m[1]]
			msg = "want " + cmp.Or(want, "something else") + " here"
		}
		if m := unknownKey.FindStringSubmatch(msg); m != nil {
			keys := fileKeys
			if m[2] == "ruleYAML" {
				keys = ruleKeys
			}
			msg = fmt.Sprintf("unknown key %q: use %s", m[1], keys)
		}
		errs = append(errs, fmt.Errorf("%s:%s: %s", name, line, msg))
	}
	return nil, errors.Join(errs...)
}
