package gold

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf8"

	"tifa/models"
)

// readBrat reads brat standoff: the text in a .txt, its annotations in the .ann of
// the same name. Offsets count code points. Of the lines of an .ann these count:
//
//	T1	PERSON 0 5	Merke         a span
//	R1	presides Arg1:T1 Arg2:T2  a relation
//	A1	value T3 2024-05          an attribute: value, or entity
//	N1	Reference T1 per:x	X     an entity by its id
//	*	Equiv T1 T2               spans of one entity
//
// Events, other attributes and notes are passed over and counted.
func readBrat(file, id string, n notes) ([]Document, error) {
	base := strings.TrimSuffix(file, filepath.Ext(file))
	text, err := os.ReadFile(base + ".txt")
	if err != nil {
		return nil, fmt.Errorf("%s.ann needs its text: %w", base, err)
	}
	data, err := os.ReadFile(base + ".ann")
	if err != nil {
		return nil, fmt.Errorf("%s.txt needs its annotations: %w", base, err)
	}
	d := Document{ID: id, Text: string(text), Where: base + ".ann", relationsIfAny: true}
	b := brat{document: &d, offsets: newOffsets(d.Text, models.CodePoint), byID: map[string]models.End{}}
	var errs []error
	lines := strings.Split(strings.ReplaceAll(string(data), "\r\n", "\n"), "\n")
	for _, only := range []func(line string) bool{isSpan, isNoSpan} { // what a line refers to may stand below it
		for i, line := range lines {
			if !only(line) {
				continue
			}
			known, err := b.line(line)
			if err != nil {
				errs = append(errs, fmt.Errorf("%s:%d: %w", d.Where, i+1, err))
			}
			if !known {
				first, _ := utf8.DecodeRuneInString(line)
				n[fmt.Sprintf("brat lines that begin with %q were passed over", string(first))]++
			}
		}
	}
	return []Document{d}, errors.Join(errs...)
}

func isSpan(line string) bool   { return strings.HasPrefix(line, "T") }
func isNoSpan(line string) bool { return strings.TrimSpace(line) != "" && !isSpan(line) }

type brat struct {
	document *Document
	offsets  *offsets
	byID     map[string]models.End
	equiv    int
}

// line reads a line; it is not known if it says nothing that counts.
func (b *brat) line(line string) (known bool, err error) {
	id, rest, _ := strings.Cut(line, "\t")
	what, tail, _ := strings.Cut(rest, "\t")
	fields := strings.Fields(what)
	switch {
	case id == "", len(fields) == 0:
		return true, errors.New("want an id, a tab and a type")
	case id[0] == 'T':
		return true, b.span(id, what, tail)
	case id[0] == 'R':
		if len(fields) != 3 {
			return true, fmt.Errorf("relation %s: want a type, Arg1:T… and Arg2:T…", id)
		}
		_, head, ok1 := strings.Cut(fields[1], ":")
		_, to, ok2 := strings.Cut(fields[2], ":")
		if !ok1 || !ok2 {
			return true, fmt.Errorf("relation %s: want a type, Arg1:T… and Arg2:T…", id)
		}
		return true, b.document.relate(b.byID, b.offsets, relation{Type: fields[0], Head: head, Tail: to})
	case id[0] == 'A' && len(fields) == 3 && (fields[0] == "value" || fields[0] == "entity"):
		return true, b.set(fields[0], fields[1], fields[2])
	case id[0] == 'N' && len(fields) == 3:
		return true, b.set("entity", fields[1], fields[2])
	case id == "*" && fields[0] == "Equiv":
		b.equiv++
		for _, span := range fields[1:] {
			if err := b.set("entity", span, fmt.Sprintf("equiv:%d", b.equiv)); err != nil {
				return true, err
			}
		}
		return true, nil
	}
	return false, nil
}

func (b *brat) span(id, what, text string) error {
	label, offsets, _ := strings.Cut(what, " ")
	parts := strings.Split(offsets, ";")
	from, _, _ := strings.Cut(parts[0], " ")
	_, to, _ := strings.Cut(parts[len(parts)-1], " ")
	start, err1 := strconv.Atoi(from)
	end, err2 := strconv.Atoi(to)
	if err1 != nil || err2 != nil {
		return fmt.Errorf("span %s: want a label, a start and an end, not %q", id, what)
	}
	s, err := b.offsets.span(start, end, nil)
	if err != nil {
		return fmt.Errorf("span %s: %w", id, err)
	}
	if len(parts) > 1 && !b.adjoin(parts) {
		return fmt.Errorf("span %s: it has a gap (%s), which no span may have here: keep one part", id, offsets)
	}
	if got := s.In(b.document.Text); strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(text), " ") { // brat writes line ends as blanks
		return fmt.Errorf("span %s: %d:%d reads %q, not %q (offsets count in codepoint)", id, start, end, got, text)
	}
	if _, twice := b.byID[id]; twice {
		return fmt.Errorf("span %s: another one has this id", id)
	}
	b.byID[id] = models.End(len(b.document.Spans))
	b.document.Spans = append(b.document.Spans, Span{Span: s, Label: label})
	return nil
}

// adjoin says whether the parts of a span are parted by white space only, as brat
// writes one that runs over a line end.
func (b *brat) adjoin(parts []string) bool {
	for i := range len(parts) - 1 {
		_, end, _ := strings.Cut(parts[i], " ")
		start, _, _ := strings.Cut(parts[i+1], " ")
		from, err1 := strconv.Atoi(end)
		to, err2 := strconv.Atoi(start)
		gap, ok := b.offsets.bytes(models.CodePoint, from, to)
		if err1 != nil || err2 != nil || !ok || strings.TrimSpace(gap.In(b.document.Text)) != "" {
			return false
		}
	}
	return true
}

func (b *brat) set(key, span, value string) error {
	at, ok := b.byID[span]
	if !ok {
		return fmt.Errorf("%q is no span of the document", span)
	}
	if key == "value" {
		b.document.Spans[at].Value = value
	} else {
		b.document.Spans[at].Entity = value
	}
	return nil
}
