package terminal

import (
	"fmt"
	"strings"
)

// Colors is how many colours a screen has.
type Colors int

// None means that nothing but text may be printed.
const (
	None    Colors = iota
	Sixteen        // those of the terminal's theme
	Many           // 256
	True           // 24 bits
)

// Modes are the values of --color.
func Modes() []string { return []string{"auto", "always", "never"} }

// ParseColors says how many colours to use. With "auto" there are some on a terminal,
// unless NO_COLOR is set or TERM is dumb; with "always" there are everywhere. How many
// COLORTERM and TERM say. env looks a variable up; another mode is an error.
func ParseColors(mode string, isTerminal bool, env func(string) string) (Colors, error) {
	term := env("TERM")
	switch mode {
	case "never":
		return None, nil
	case "auto":
		if !isTerminal || env("NO_COLOR") != "" || term == "dumb" {
			return None, nil
		}
	case "always":
	default:
		return None, fmt.Errorf("%q says not when to use colours: use %s", mode, strings.Join(Modes(), ", "))
	}
	switch color := env("COLORTERM"); {
	case color == "truecolor" || color == "24bit" || env("WT_SESSION") != "" || strings.HasSuffix(term, "-direct"):
		return True, nil
	case strings.Contains(term, "256color"):
		return Many, nil
	}
	return Sixteen, nil
}

// rgb is a colour of the sRGB space.
type rgb struct{ r, g, b uint8 }

// towards mixes a colour with another, of which it gets a share in percent.
func (c rgb) towards(other rgb, percent int) rgb {
	mix := func(x, y uint8) uint8 { return uint8((int(x)*(100-percent) + int(y)*percent) / 100) }
	return rgb{mix(c.r, other.r), mix(c.g, other.g), mix(c.b, other.b)}
}
