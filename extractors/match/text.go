package match

import (
	"unicode/utf8"

	"tifa/extractors/fold"
)

// Text is a text as matchers look at it: words and characters, each as a hash. It is
// read once for all searches over it; of one that is longer than a part no more than a
// part is kept. It must not be used by several goroutines at once, nor searched while a
// search goes on.
type Text struct {
	table *fold.Table
	text  string
	// units are those of the part of the text that begins at byte from. The first so many
	// stand before byte to, where the next part begins; the others overlap with that.
	units    []unit
	starts   int
	from, to int
	letter   bool // whether one stands before byte to
}

// part is how many bytes of a text are read at a time.
const part = 1 << 18

// unit is a word of a script with blanks, or any other character that is no blank. What
// counts for nothing is passed over before it and within a word.
type unit struct {
	hash  hash
	pair  hash  // of this one and the one behind it
	begin int32 // byte
	// length is in bytes. That of a word that is longer is cut; no name has one.
	length uint16
	flags  uint8
	gap    gap // before it
}

// Flags of a unit.
const (
	isUpper = 1 << iota // begins with a capital
	isWord              // of a script with blanks
	inWord              // a word goes on here, so that no name begins
	untold              // the pair may be another one, since a gap follows that may count for nothing
)

// gap is what stands between two units.
type gap uint8

const (
	joined  gap = iota // nothing
	blank              // any run of white space
	wrap               // one between two Chinese characters that may count for nothing
	barrier            // a blank line, a NUL byte: no match goes across
)

// end is the byte behind a unit.
func (u *unit) end() int { return int(u.begin) + int(u.length) }

// Read gives a text for searches.
func Read(text string) *Text {
	t := &Text{table: fold.Load()}
	t.Reset(text)
	return t
}

// Reset puts another text in the place of the one that there was.
func (t *Text) Reset(text string) {
	t.text, t.units, t.starts, t.from, t.to, t.letter = text, t.units[:0], 0, 0, 0, false
}

// String is the text itself.
func (t *Text) String() string { return t.text }

// each calls do for one part of the text after the other, in which as many units as
// asked for overlap with the next.
func (t *Text) each(overlap int, do func()) {
	for at := 0; at < len(t.text); at = t.to {
		if at != t.from || t.to != len(t.text) {
			t.read(at, overlap)
		}
		do()
	}
}

// read reads the part that begins at byte i: that of the text, or where the part before
// it ends.
func (t *Text) read(i, overlap int) {
	letter := t.letter && i > 0 // whether one stands before byte i
	limit := i + part
	t.from, t.to, t.starts, t.units = i, 0, 0, t.units[:0]
	for last := hash(0); ; {
		if i >= limit && t.to == 0 {
			t.to, t.starts, t.letter = i, len(t.units), letter
		}
		if t.to > 0 && len(t.units) > t.starts+overlap {
			return
		}
		u := unit{}
		if i, u.gap = t.gapAt(i); i == len(t.text) {
			break
		}
		i, letter = t.unitAt(i, letter && u.gap == joined, &u)
		if n := len(t.units); n > 0 {
			before := &t.units[n-1]
			if before.pair = last.then(u.gap, u.hash); u.gap == wrap {
				before.flags |= untold
			}
		}
		t.units = append(t.units, u)
		last = u.hash
	}
	if t.to == 0 {
		t.to, t.starts = len(t.text), len(t.units)
	}
}

// gapAt gives where the unit begins that stands at byte i or behind it, and what stands
// before it.
func (t *Text) gapAt(i int) (int, gap) {
	found := joined
	for i < len(t.text) {
		r, size := rune(t.text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(t.text[i:])
		}
		switch t.table.Symbol(r) {
		case fold.Skip:
			if i += size; r == 0 {
				found = barrier
			}
		case fold.Blank:
			end, broken := Blanks(t.text, i)
			switch {
			case broken || found != joined: // several with something invisible between them
				found = barrier
			case t.wrapped(i, end):
				found = wrap
			default:
				found = blank
			}
			i = end
		default:
			return i, found
		}
	}
	return i, found
}

// unitAt reads the unit that begins at byte i, behind a letter or not, and gives its
// end, and whether its last character is a letter.
func (t *Text) unitAt(i int, behind bool, u *unit) (end int, letter bool) {
	r, size := utf8.DecodeRuneInString(t.text[i:])
	class, sym := t.table.Class(r), t.table.Symbol(r)
	if class&fold.Upper != 0 {
		u.flags = isUpper
	}
	if isLetter(t.table, sym) {
		u.flags |= isWord
		letter = true
		end, u.hash = t.word(i)
	} else {
		letter = class&fold.Letter != 0
		end, u.hash = i+size, unhashed.add(sym).hash()
	}
	if behind && letter {
		u.flags |= inWord
	}
	u.begin, u.length = int32(i), uint16(min(end-i, 1<<16-1)) //nolint:gosec // texts are shorter than 2 GB
	return end, letter
}

// word reads the word at byte i and gives its end.
func (t *Text) word(i int) (end int, _ hash) {
	h := unhashed
	for end = i; i < len(t.text); {
		r, size := rune(t.text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(t.text[i:])
		}
		sym := t.table.Symbol(r)
		i += size
		if sym == fold.Skip && r != 0 {
			continue
		}
		if !isLetter(t.table, sym) {
			break
		}
		end, h = i, h.add(sym)
	}
	return end, h.hash()
}

// isLetter says whether a symbol is a letter or digit of a script with blanks.
func isLetter(t *fold.Table, symbol rune) bool { return t.Class(symbol)&fold.Letter != 0 }

// wrapped says whether the blanks text[i:end] stand between two Chinese characters
// and may count for nothing: a line break, or a blank that sets characters apart, each
// by itself, as headlines and lists of names do: 北 京, 李　强.
func (t *Text) wrapped(i, end int) bool {
	if end >= len(t.text) || t.text[end] < utf8.RuneSelf {
		return false
	}
	before, size := utf8.DecodeLastRuneInString(t.text[:i])
	after, next := utf8.DecodeRuneInString(t.text[end:])
	if !t.table.Is(before, fold.Han) || !t.table.Is(after, fold.Han) {
		return false
	}
	if t.text[i] == '\n' || t.text[i] == '\r' {
		return true
	}
	outer, _ := utf8.DecodeLastRuneInString(t.text[:i-size])
	following, _ := utf8.DecodeRuneInString(t.text[end+next:])
	return !t.table.Is(outer, fold.Han) && !t.table.Is(following, fold.Han)
}

// same says whether text[i:end] is that of a pattern, with the capitals that it demands.
func (t *Text) same(pattern string, i, end int) bool {
	blank, started := false, false // whether one comes before the next character of the pattern
	for _, p := range pattern {
		sym := t.table.Symbol(p)
		switch sym {
		case fold.Skip:
			continue
		case fold.Blank:
			blank = started
			continue
		}
		var ok bool
		if i, ok = t.upTo(i, end, blank); !ok {
			return false
		}
		r, size := utf8.DecodeRuneInString(t.text[i:])
		if t.table.Symbol(r) != sym || t.table.Is(p, fold.Upper) && !t.table.Is(r, fold.Upper) {
			return false
		}
		i += size
		blank, started = false, true
	}
	return i == end
}

// upTo passes what counts for nothing from byte i on, and a blank if one is asked for. It
// is false if there is none or another one, and if nothing stands before byte end.
func (t *Text) upTo(i, end int, blank bool) (int, bool) {
	for i < end {
		r, size := utf8.DecodeRuneInString(t.text[i:])
		switch t.table.Symbol(r) {
		case fold.Skip:
			if r == 0 {
				return i, false
			}
			i += size
		case fold.Blank:
			behind, broken := Blanks(t.text, i)
			if broken || !blank && !t.wrapped(i, behind) {
				return i, false
			}
			i, blank = behind, false
		default:
			return i, !blank
		}
	}
	return i, false
}

// Blanks gives the end of the run of white space that begins at byte i, and
// whether it holds a blank line, which no name crosses. The run is at most 64
// bytes long: beyond that it counts as broken.
func Blanks(text string, i int) (end int, broken bool) {
	if i+1 < len(text) && text[i] == ' ' && text[i+1] > ' ' && text[i+1] < utf8.RuneSelf {
		return i + 1, false // as nearly always in Latin text
	}
	t := fold.Load()
	lines := 0
	limit := min(len(text), i+64)
	for i < limit {
		r, size := utf8.DecodeRuneInString(text[i:])
		if t.Symbol(r) != fold.Blank {
			return i, lines > 1
		}
		if r == '\n' {
			lines++
		}
		i += size
	}
	return i, lines > 1 || i < len(text)
}
