package terminal

import (
	"math"
	"testing"

	"tifa/models"
)

func TestParseColors(t *testing.T) {
	for _, c := range []struct {
		mode     string
		terminal bool
		env      map[string]string
		want     Colors
	}{
		{"never", true, map[string]string{"COLORTERM": "truecolor"}, None},
		{"auto", false, map[string]string{"COLORTERM": "truecolor"}, None},
		{"auto", true, map[string]string{"TERM": "xterm"}, Sixteen},
		{"auto", true, map[string]string{"TERM": "screen-256color"}, Many},
		{"auto", true, map[string]string{"TERM": "xterm-256color", "COLORTERM": "truecolor"}, True},
		{"auto", true, map[string]string{"TERM": "xterm-direct"}, True},
		{"auto", true, map[string]string{"WT_SESSION": "1"}, True},
		{"auto", true, map[string]string{"TERM": "dumb"}, None},
		{"auto", true, map[string]string{"TERM": "xterm", "NO_COLOR": "1"}, None},
		{"auto", true, map[string]string{"TERM": "xterm", "NO_COLOR": ""}, Sixteen},
		{"always", false, map[string]string{"NO_COLOR": "1", "TERM": "dumb"}, Sixteen},
		{"always", false, map[string]string{"COLORTERM": "24bit"}, True},
	} {
		got, err := ParseColors(c.mode, c.terminal, func(name string) string { return c.env[name] })
		if err != nil || got != c.want {
			t.Errorf("%+v: %v, %v", c, got, err)
		}
	}
	if _, err := ParseColors("often", true, func(string) string { return "" }); err == nil {
		t.Error("another mode is no error")
	}
}

// fromXterm is a colour of the 256.
func fromXterm(i int) rgb {
	if i >= 232 {
		level := uint8(8 + 10*(i-232))
		return rgb{level, level, level}
	}
	steps := [6]uint8{0, 95, 135, 175, 215, 255}
	i -= 16
	return rgb{steps[i/36], steps[i/6%6], steps[i%6]}
}

// linear takes the gamma off an sRGB component.
func linear(v uint8) float64 {
	x := float64(v) / 255
	if x <= 0.04045 {
		return x / 12.92
	}
	return math.Pow((x+0.055)/1.055, 2.4)
}

// contrast is that of WCAG 2.
func contrast(a, b rgb) float64 {
	luminance := func(c rgb) float64 { return 0.2126*linear(c.r) + 0.7152*linear(c.g) + 0.0722*linear(c.b) }
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// TestContrast: text in a label's colours can be read, in either shade and with 256
// colours as with all.
func TestContrast(t *testing.T) {
	for _, l := range models.Labels() {
		p, ok := paintOf(l)
		if !ok {
			t.Errorf("%s has no colour", l)
		}
		for _, back := range []rgb{p.back, p.shade(), fromXterm(p.many[0]), fromXterm(p.many[1])} {
			if got := contrast(back, p.ink); got < 4.5 {
				t.Errorf("%s: ink %v on %v has contrast %.1f", l, p.ink, back, got)
			}
		}
	}
}

// What people see who lack one kind of cones (Machado, Oliveira and Fernandes 2009,
// severity 1), on linear components.
var deficiencies = map[string][9]float64{
	"none":         {1, 0, 0, 0, 1, 0, 0, 0, 1},
	"protanopia":   {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
	"deuteranopia": {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
	"tritanopia":   {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900},
}

// lab is a colour as somebody sees it, in CIELAB.
func lab(c rgb, m [9]float64) [3]float64 {
	in := [3]float64{linear(c.r), linear(c.g), linear(c.b)}
	var s [3]float64
	for i := range s {
		s[i] = min(1, max(0, m[3*i]*in[0]+m[3*i+1]*in[1]+m[3*i+2]*in[2]))
	}
	f := func(t float64) float64 {
		if t > 216.0/24389 {
			return math.Cbrt(t)
		}
		return (24389.0/27*t + 16) / 116
	}
	x := f((0.4124564*s[0] + 0.3575761*s[1] + 0.1804375*s[2]) / 0.95047)
	y := f(0.2126729*s[0] + 0.7151522*s[1] + 0.0721750*s[2])
	z := f((0.0193339*s[0] + 0.1191920*s[1] + 0.9503041*s[2]) / 1.08883)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

// TestColorBlind: labels are told apart with every kind of colour vision.
func TestColorBlind(t *testing.T) {
	const least = 15 // of CIE 1976; 2 is what one just sees side by side
	for name, m := range deficiencies {
		for i, a := range models.Labels() {
			for _, b := range models.Labels()[i+1:] {
				p, _ := paintOf(a)
				q, _ := paintOf(b)
				for _, pair := range [][2]rgb{{p.back, q.back}, {fromXterm(p.many[0]), fromXterm(q.many[0])}} {
					x, y := lab(pair[0], m), lab(pair[1], m)
					if d := math.Hypot(math.Hypot(x[0]-y[0], x[1]-y[1]), x[2]-y[2]); d < least {
						t.Errorf("%s: %s and %s are only %.1f apart", name, a, b, d)
					}
				}
			}
		}
	}
}
