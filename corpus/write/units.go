package write

import (
	"unicode"
	"unicode/utf8"

	"tifa/models"
)

// units split the text into the units that formats with a token a line have: the
// words of --tokens, or else runs of letters and digits, single Han characters and
// single other characters. They cover all but white space, and end wherever an
// annotation or a sentence does.
func units(d *models.Document) (out []models.Span) {
	cuts := edges(d)
	words := d.Tokens
	emit := func(s models.Span) {
		for len(cuts) > 0 && cuts[0] <= s.Start {
			cuts = cuts[1:]
		}
		for len(cuts) > 0 && cuts[0] < s.End {
			out = append(out, models.Span{Start: s.Start, End: cuts[0]})
			s.Start, cuts = cuts[0], cuts[1:]
		}
		out = append(out, s)
	}
	for i := 0; i < len(d.Text); {
		for len(words) > 0 && words[0].Span.Start < i {
			words = words[1:]
		}
		if len(words) > 0 && words[0].Span.Start == i && words[0].Span.End > i {
			emit(words[0].Span)
			i = words[0].Span.End
			continue
		}
		r, size := utf8.DecodeRuneInString(d.Text[i:])
		end := i + size
		switch {
		case unicode.IsSpace(r):
			i = end
			continue
		case joins(r):
			for end < len(d.Text) && (len(words) == 0 || end < words[0].Span.Start) {
				r, size := utf8.DecodeRuneInString(d.Text[end:])
				if !joins(r) && !unicode.IsMark(r) {
					break
				}
				end += size
			}
		}
		emit(models.Span{Start: i, End: end})
		i = end
	}
	return out
}

// joins says whether a character makes words with its neighbours.
func joins(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsDigit(r)) && !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// edges are the places where annotations and sentences begin and end, ascending.
func edges(d *models.Document) []int {
	var marks []int
	for _, s := range d.Sentences {
		marks = append(marks, s.Start, s.End)
	}
	for i := range d.Annotations {
		marks = append(marks, d.Annotations[i].Span.Start, d.Annotations[i].Span.End)
	}
	return sorted(marks)
}
