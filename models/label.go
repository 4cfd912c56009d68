package models

import (
	"fmt"
	"slices"
	"strings"
)

// Label says what kind of thing an annotation marks. README.md lists them; they
// follow ACE 2005, OntoNotes 5, CLUENER and TIMEX3, with the deviations that
// political reports need.
type Label string

// The labels. Person to Document are names and always carry an entity id;
// Date and Duration carry a Timex instead.
const (
	Person   Label = "PERSON"
	Office   Label = "OFFICE"
	Org      Label = "ORG"
	Place    Label = "PLACE"
	Event    Label = "EVENT"
	Slogan   Label = "SLOGAN"
	Doc      Label = "DOCUMENT"
	Date     Label = "DATE"     // TIMEX3 types DATE and TIME
	Duration Label = "DURATION" // TIMEX3 types DURATION and SET
)

// Labels lists every label, names first, in the order in which tables and
// help texts show them.
func Labels() []Label {
	return []Label{Person, Office, Org, Place, Event, Slogan, Doc, Date, Duration}
}

// IsName says whether annotations with this label name an entity.
func (l Label) IsName() bool { return l != Date && l != Duration }

// ParseLabel reads the name of a label, in capitals or not; the error lists the
// names there are.
func ParseLabel(name string) (Label, error) {
	if l := Label(strings.ToUpper(name)); l.Known() {
		return l, nil
	}
	var names []string
	for _, l := range Labels() {
		names = append(names, string(l))
	}
	return "", fmt.Errorf("%q is no label: use %s", name, strings.Join(names, ", "))
}

// Known says whether l is one of the labels of tifa.
func (l Label) Known() bool { return slices.Contains(Labels(), l) }

// Prefix is what the ids of entities with this label begin with, such as
// "per:"; it is empty for Date and Duration.
func (l Label) Prefix() string {
	switch l {
	case Person:
		return "per:"
	case Office:
		return "office:"
	case Org:
		return "org:"
	case Place:
		return "place:"
	case Event:
		return "event:"
	case Slogan:
		return "tifa:"
	case Doc:
		return "doc:"
	}
	return ""
}
