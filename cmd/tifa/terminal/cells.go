package terminal

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// cell is one character as a reader sees it, with all that combines with it.
type cell struct {
	text  string
	width int // columns: 2 for Chinese, 0 for a mark that stands alone
	style Style
	ends  bool // a line may end behind it
}

// shown is what is printed of a cell. The blank within a mark that must not be torn
// apart is a common blank to whoever copies the text.
func (c cell) shown() string {
	if c.style.tag && c.text == tie {
		return " "
	}
	return c.text
}

func (c cell) blank() bool { return c.text == " " || c.text == "\u3000" }

// tie is a blank at which no line ends.
const tie = "\u00a0"

// Width is how many columns a text takes on a terminal, on one line. What is ambiguous
// in Unicode, such as the curly quotes, is one column wide.
func Width(s string) (n int) {
	for c := range cells(plain(s)) {
		n += c.width
	}
	return n
}

// columns is how wide a line is.
func columns(line []cell) (n int) {
	for i := range line {
		n += line[i].width
	}
	return n
}

// cells takes texts apart into characters, made visible first. Lines may end where
// Unicode's rules for line breaking (UAX 14) say, and about the quotes of Chinese.
func cells(texts ...Text) iter.Seq[cell] {
	var all strings.Builder
	ends := make([]int, len(texts))
	for i, t := range texts {
		all.WriteString(Visible(t.String))
		ends[i] = all.Len()
	}
	return func(yield func(cell) bool) {
		rest, state, text, at := all.String(), -1, 0, 0
		var held cell // until what stands behind it is known
		for rest != "" {
			var next cell
			var boundaries int
			next.text, rest, boundaries, state = uniseg.StepString(rest, state)
			for ends[text] <= at {
				text++
			}
			at += len(next.text)
			next.style, next.width = texts[text].Style, boundaries>>uniseg.ShiftWidth
			next.ends = boundaries&uniseg.MaskLine == uniseg.LineCanBreak
			if held.text != "" {
				held.ends = held.ends || atQuote(held.text, next.text)
				if !yield(held) {
					return
				}
			}
			held = next
		}
		if held.text != "" {
			yield(held)
		}
	}
}

// atQuote says whether a line may end between two characters because a quotation
// begins or ends there in Chinese. Unicode's rules do not know on which side of a
// curly quote the quotation stands, for it depends on the language.
func atQuote(before, after string) bool {
	b, _ := utf8.DecodeLastRuneInString(before)
	a, _ := utf8.DecodeRuneInString(after)
	switch {
	case a == '“' || a == '‘':
		return unicode.Is(unicode.Han, b) || unicode.In(b, unicode.Po, unicode.Pe) && b > '\u3000'
	case b == '”' || b == '’':
		return unicode.Is(unicode.Han, a)
	}
	return false
}

// wrap breaks texts into lines of at most width columns, or does not if it is 0. Blanks
// at which a line is broken fall away. What has no place to break at is broken where
// it must.
func wrap(width int, texts ...Text) iter.Seq[[]cell] {
	return func(yield func([]cell) bool) {
		var line []cell
		broken := false
		used, last := 0, 0 // columns; how many cells there are up to the last place to break at
		for c := range cells(texts...) {
			for width > 0 && used+c.width > width && !c.blank() && len(line) > 0 {
				if last == 0 {
					last = len(line)
				}
				if !yield(trim(line[:last])) {
					return
				}
				broken = true
				for line = line[last:]; len(line) > 0 && line[0].blank(); {
					line = line[1:]
				}
				used, last = columns(line), 0
			}
			if len(line) == 0 && c.blank() && broken {
				continue
			}
			line = append(line, c)
			used += c.width
			if c.ends {
				last = len(line)
			}
		}
		if len(line) > 0 || !broken {
			yield(trim(line))
		}
	}
}

// trim takes the blanks at the end of a line away.
func trim(line []cell) []cell {
	for len(line) > 0 && line[len(line)-1].blank() {
		line = line[:len(line)-1]
	}
	return line
}
