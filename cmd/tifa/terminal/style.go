package terminal

import (
	"strconv"

	"tifa/models"
)

// Style is how a text looks. Without colours all styles look the same.
type Style struct {
	Label models.Label // its colour is the background; none if empty
	Depth int          // in how many others the name stands: so many lines below it, at most two
	Other bool         // the other shade of the label, to tell neighbours apart
	Bold  bool
	Faint bool
	tag   bool // of a mark in brackets, which is not torn apart
}

const reset = "\x1b[0m"

// code is the sequence that begins a style, empty if it looks like common text.
func (s Style) code(c Colors) string {
	if c == None {
		return ""
	}
	var codes string
	add := func(code string) { codes += ";" + code }
	if s.Bold {
		add("1")
	}
	if s.Faint {
		add("2")
	}
	if p, ok := paintOf(s.Label); ok {
		add(p.code(c, s.Other))
	}
	switch {
	case s.Depth == 1:
		add("4")
	case s.Depth > 1:
		add("21") // double, where the terminal has it
	}
	if codes == "" {
		return ""
	}
	return "\x1b[" + codes[1:] + "m"
}

// paint is the background and the ink of a label. Both are given, so that a text can
// be read on a dark terminal as well as on a bright one.
type paint struct {
	back, ink rgb
	// many are the background and its other shade among the colours of terminals with
	// 256; sixteen are the parameters for background and ink in those with 16.
	many    [2]int
	sixteen string
}

var (
	black = rgb{0, 0, 0}
	white = rgb{255, 255, 255}
)

// paintOf gives the colours of a label: those of Okabe and Ito, which people tell apart
// whatever kind of colour blindness they have, and greys for the times.
func paintOf(l models.Label) (p paint, ok bool) {
	switch l {
	case models.Person:
		return paint{rgb{0xe6, 0x9f, 0x00}, black, [2]int{214, 222}, "30;43"}, true
	case models.Office:
		return paint{rgb{0xf0, 0xe4, 0x42}, black, [2]int{227, 230}, "30;103"}, true
	case models.Org:
		return paint{rgb{0x56, 0xb4, 0xe9}, black, [2]int{81, 159}, "30;106"}, true
	case models.Place:
		return paint{rgb{0x00, 0x9e, 0x73}, black, [2]int{36, 79}, "30;42"}, true
	case models.Event:
		return paint{rgb{0xcc, 0x79, 0xa7}, black, [2]int{212, 225}, "30;105"}, true
	case models.Slogan:
		return paint{rgb{0xd5, 0x5e, 0x00}, black, [2]int{166, 209}, "30;101"}, true
	case models.Doc:
		return paint{rgb{0x00, 0x72, 0xb2}, white, [2]int{25, 18}, "97;44"}, true
	case models.Date:
		return paint{rgb{0xd0, 0xd0, 0xd0}, black, [2]int{252, 255}, "30;47"}, true
	case models.Duration:
		return paint{rgb{0x58, 0x58, 0x58}, white, [2]int{240, 237}, "97;100"}, true
	}
	return paint{}, false
}

// code is the part of a sequence that sets both. The other shade is nearer to the
// opposite of the ink, so that it is read as well as the first.
func (p paint) code(c Colors, other bool) string {
	switch {
	case c == Sixteen && other:
		return "1;" + p.sixteen
	case c == Sixteen:
		return p.sixteen
	case c == Many:
		ink := 16 // black
		if p.ink == white {
			ink = 231
		}
		back := p.many[0]
		if other {
			back = p.many[1]
		}
		return "38;5;" + strconv.Itoa(ink) + ";48;5;" + strconv.Itoa(back)
	}
	back := p.back
	if other {
		back = p.shade()
	}
	return "38;2;" + p.ink.parameters() + ";48;2;" + back.parameters()
}

// shade is the other shade of the background.
func (p paint) shade() rgb {
	return p.back.towards(rgb{255 - p.ink.r, 255 - p.ink.g, 255 - p.ink.b}, 40)
}

func (c rgb) parameters() string {
	return strconv.Itoa(int(c.r)) + ";" + strconv.Itoa(int(c.g)) + ";" + strconv.Itoa(int(c.b))
}
