package terminal

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"tifa/models"
)

// entities shows what is named, label by label, what is named most often first.
func (v *view) entities() {
	t := table{head: []string{"", "NAME", "OTHER LANGUAGE", "IN THE TEXT", "ID"}, right: []bool{true, false, false, false, false}}
	for _, label := range models.Labels() {
		var of []*models.Entity
		for i := range v.d.Entities {
			if e := &v.d.Entities[i]; e.Label == label && len(e.Mentions) > 0 && v.wanted(e.Mentions[0]) {
				of = append(of, e)
			}
		}
		slices.SortStableFunc(of, func(a, b *models.Entity) int { return cmp.Compare(len(b.Mentions), len(a.Mentions)) })
		for i, e := range of {
			if i == 0 {
				t.group(v.chip(label))
			}
			id := e.ID
			if !e.Known {
				id += " unknown"
			}
			name, other := names(e, v.d.Lang)
			t.row(plain(strconv.Itoa(len(e.Mentions))), plain(name), plain(other), Text{v.wordings(e, name), Style{tag: true}}, Text{id, Style{Faint: true}})
		}
	}
	if len(t.rows) > 0 {
		v.heading("Entities")
		t.write(&v.out, v.Screen)
	}
}

// name is the main name of an entity in the document's language, or its id.
func (v *view) name(id string) string {
	for i := range v.d.Entities {
		if e := &v.d.Entities[i]; e.ID == id {
			name, _ := names(e, v.d.Lang)
			return name
		}
	}
	return id
}

// names are the name of an entity in a language, or else in the other, or else its id,
// and its name in the other language if it has both.
func names(e *models.Entity, lang models.Lang) (name, other string) {
	simplified, traditional := e.Names.Chinese, e.Names.Traditional
	if lang == models.TraditionalChinese {
		simplified, traditional = traditional, simplified
	}
	name, other = e.Names.English, cmp.Or(simplified, traditional)
	if lang.IsChinese() {
		name, other = other, name
	}
	if name == "" {
		name, other = other, ""
	}
	return cmp.Or(name, e.ID), other
}

// wordings are those of the mentions of an entity that are not its name, with how
// often they stand there.
func (v *view) wordings(e *models.Entity, name string) string {
	var all []string
	counts := map[string]int{}
	for _, m := range e.Mentions {
		wording := v.words(m)
		if counts[wording]++; counts[wording] == 1 {
			all = append(all, wording)
		}
	}
	if len(all) == 1 && all[0] == name {
		return ""
	}
	for i, wording := range all {
		if n := counts[wording]; n > 1 {
			all[i] = fmt.Sprintf("%s%s×%d", wording, tie, n)
		}
	}
	return strings.Join(all, ", ")
}
