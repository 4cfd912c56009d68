package main

import (
	"fmt"
	"slices"
	"strings"

	"tifa/extractors"
	"tifa/extractors/fold"
	"tifa/models"
)

// territories compares the names of countries and territories with those of CLDR.
func (o *own) territories(file string) (found []difference, counts string, err error) {
	languages := []string{"en", "zh_Hans", "zh_Hant", "zh_Hant_HK"}
	rows, err := readTable(file, append([]string{"code"}, languages...)...)
	if err != nil {
		return nil, "", err
	}
	strangers := 0
	for _, r := range rows {
		id := models.Place.Prefix() + r.cell["code"]
		forms := o.Forms(id)
		if forms == nil {
			strangers++
			continue
		}
		at := o.entry(id)
		for _, language := range languages {
			if name := r.cell[language]; name != "" && !hasForm(forms, name) {
				found = append(found, difference{file: at.file, line: at.line, subject: id, person: "-", ours: strings.Join(forms, "|"), theirs: language + " " + name, sourceLine: r.line})
			}
		}
	}
	return found, fmt.Sprintf("%d codes, %d of them without an entry", len(rows), strangers), nil
}

// hasForm says whether a name is among the wordings of an entry.
func hasForm(forms []string, name string) bool {
	key := strings.Join(words(name), " ")
	return slices.ContainsFunc(forms, func(f string) bool { return strings.Join(words(f), " ") == key })
}

// filler says whether a row of the list of divisions is no division: a zone, or what
// stands for the districts of a city.
func filler(name string) bool {
	if slices.Contains([]string{"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}, name) {
		return true
	}
	return slices.ContainsFunc([]string{"开发区", "园区", "管理区", "示范区", "实验区", "聚集区", "名胜区", "食品区", "海域", "新城"},
		func(zone string) bool { return strings.HasSuffix(name, zone) })
}

// divisions compares China's provinces, prefectures and counties with the places.
func (o *own) divisions(file string) (found []difference, counts string, err error) {
	rows, err := readTable(file, "code", "name", "level", "parent")
	if err != nil {
		return nil, "", err
	}
	byName := map[string][]*extractors.Entry{}
	for _, e := range o.Entries(models.Place) {
		for _, form := range o.Forms(e.ID) {
			key := fold.Load().String(form)
			byName[key] = append(byName[key], e)
		}
	}
	china := models.Place.Prefix() + "CN"
	ids := map[string][]string{"": {china}} // of a code; several entries may have the name
	provinces := map[string][]string{}      // by the first two digits
	fillers := 0
	for _, r := range rows {
		code, name, parent := r.cell["code"], r.cell["name"], r.cell["parent"]
		if len(code) < 2 || len(parent) >= len(code) {
			return nil, "", fmt.Errorf("%s:%d: code %q cannot be one of a part of %q: give the codes of GB/T 2260, those of a part longer", file, r.line, code, parent)
		}
		if filler(name) {
			ids[code] = ids[parent]
			fillers++
			continue
		}
		same := byName[fold.Load().String(name)]
		for _, e := range same {
			if e.ID != china && (o.within(e, ids[parent]) || slices.Contains(provinces[code[:2]], e.Part)) {
				ids[code] = append(ids[code], e.ID)
			}
		}
		if len(code) == 2 {
			provinces[code] = ids[code]
		}
		if len(ids[code]) > 0 {
			continue
		}
		// Its own entry, if one of its name is elsewhere, else that of the parent.
		d := difference{subject: strings.Join(ids[parent], "|"), person: "-", ours: "nobody", theirs: code + " " + name, sourceLine: r.line}
		d.ours = "no entry"
		at := o.entry(china)
		if len(ids[parent]) > 0 {
			at = o.entry(ids[parent][0])
		}
		if len(same) > 0 {
			at, d.ours = o.entry(same[0].ID), same[0].ID+" within "+same[0].Part
		}
		d.file, d.line = at.file, at.line
		found = append(found, d)
	}
	return found, fmt.Sprintf("%d divisions, %d of them zones or fillers", len(rows), fillers), nil
}

// within says whether an entry lies in one of some places, itself not counted.
func (o *own) within(e *extractors.Entry, places []string) bool {
	for depth := 0; e != nil && depth < 6; depth++ {
		if slices.Contains(places, e.Part) {
			return true
		}
		e = o.Entry(e.Part)
	}
	return false
}
