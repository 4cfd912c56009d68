package extractors

import (
	"strings"
	"unicode"

	"tifa/models"
)

// At is the entry that a short form stands for at a place: 市委 at Chongqing is
// the CPC Chongqing Municipal Committee. The dictionary's own entry is used if
// there is one. An entry that is no short form stands for itself.
func (e *Entry) At(place *Entry, entry func(id string) *Entry) *Entry {
	if len(e.Levels) == 0 || place == nil {
		return e
	}
	fill := func(s, name string) string {
		s = strings.ReplaceAll(s, "{country}", country(place.ID))
		return strings.ReplaceAll(s, "{place}", name)
	}
	id := func(template string) string {
		template, _, _ = strings.Cut(template, "@")
		return fill(template, slug(place))
	}
	own := id(e.ID)
	if known := entry(own); known != nil {
		return known
	}
	out := &Entry{
		ID: own, Label: e.Label,
		Facts: &Facts{Kind: e.Kind, Place: place.ID, Rank: e.Rank, Opaque: e.Opaque, Short: e, Part: id(e.Part), Body: id(e.Body)},
		Names: models.Names{
			English:     fill(e.Names.English, place.Names.English),
			Chinese:     fill(e.Names.Chinese, place.Names.Chinese),
			Traditional: fill(e.Names.Traditional, place.Names.Traditional),
		},
	}
	for _, a := range e.Attrs {
		values := make([]string, len(a.Values))
		for i, v := range a.Values {
			values[i] = id(v)
		}
		out.Attrs = append(out.Attrs, models.Attr{Key: a.Key, Values: values, List: a.List})
	}
	return out
}

// slug is the part of an id that names a place: of place:CN-guiyang guiyang, of
// place:CN-CQ, whose code says nothing, the English name.
func slug(place *Entry) string {
	id := strings.TrimPrefix(place.ID, models.Place.Prefix())
	if _, tail, ok := strings.Cut(id, "-"); ok && strings.ToLower(tail) == tail && strings.ContainsFunc(tail, unicode.IsLetter) {
		return tail
	}
	if strings.ToLower(id) == id {
		return id
	}
	var b strings.Builder
	for _, r := range strings.ToLower(place.Names.English) {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.Trim(b.String(), "-")
}

// country is the ISO code of a place's country, in small letters.
func country(placeID string) string {
	id := strings.TrimPrefix(placeID, models.Place.Prefix())
	if len(id) >= 2 && (len(id) == 2 || id[2] == '-') {
		return strings.ToLower(id[:2])
	}
	return "xx"
}
