package terminal

import (
	"cmp"
	"slices"
	"strings"

	"tifa/models"
)

// relations shows who is related to what, each pair once.
func (v *view) relations() {
	type key struct{ head, kind, tail string }
	var order []key
	details := map[key][]string{}
	for i := range v.d.Relations {
		r := &v.d.Relations[i]
		if r.Head >= 0 && !v.wanted(int(r.Head)) || r.Tail >= 0 && !v.wanted(int(r.Tail)) {
			continue
		}
		k := key{v.end(r.Head), strings.ReplaceAll(r.Type, "_", " "), v.end(r.Tail)}
		if _, there := details[k]; !there {
			order, details[k] = append(order, k), nil
		}
		var facts []string
		if r.Cue != nil {
			facts = append(facts, strings.Join(strings.Fields(r.Cue.In(v.d.Text)), " "))
		}
		for _, a := range r.Attrs {
			facts = append(facts, strings.ReplaceAll(a.Key, "_", " ")+" "+strings.Join(a.Values, ", "))
		}
		if fact := strings.Join(facts, " "); fact != "" && !slices.Contains(details[k], fact) {
			details[k] = append(details[k], fact)
		}
	}
	if len(order) == 0 {
		return
	}
	// What one is related to stands together, where the first of it would.
	first := map[string]int{}
	for i, k := range order {
		if _, there := first[k.head]; !there {
			first[k.head] = i
		}
	}
	slices.SortStableFunc(order, func(a, b key) int { return cmp.Compare(first[a.head], first[b.head]) })
	t := table{head: []string{"WHO OR WHAT", "RELATION", "WHOM OR WHAT", "HOW"}, right: make([]bool, 4)}
	for _, k := range order {
		t.row(plain(k.head), plain(k.kind), plain(k.tail), plain(strings.Join(details[k], ", ")))
	}
	v.heading("Relations")
	t.write(&v.out, v.Screen)
}

func (v *view) end(e models.End) string {
	switch e {
	case models.DocumentEnd:
		return "the document"
	case models.ReportedEventEnd:
		return "the reported event"
	}
	return v.words(int(e))
}
