package svg

import "strings"

// narrow and broad are characters that take much less or more room than others in
// common sans-serif types.
const (
	narrow = "iljftrI.,:;'|!()[] -’‘"
	broad  = "mwMWCGOQDHNU%&@—"
)

// Width estimates the width of a text in pixels at a size of type. It errs on the large
// side, since nobody knows which typeface will be there.
func Width(text string, size float64) float64 {
	ems := 0.0
	for _, r := range text {
		switch {
		case r >= 0x1100 && (r < 0x2000 || r > 0x206F): // Chinese, and all that is as broad
			ems += 1
		case strings.ContainsRune(narrow, r):
			ems += 0.36
		case strings.ContainsRune(broad, r):
			ems += 0.82
		default:
			ems += 0.6
		}
	}
	return float64(ems * size)
}

// Fit cuts a text so that it is no wider than some pixels, with an ellipsis.
func Fit(text string, size, width float64) string {
	if Width(text, size) <= width {
		return text
	}
	runes := []rune(text)
	for len(runes) > 1 && Width(string(runes), size)+Width("…", size) > width {
		runes = runes[:len(runes)-1]
	}
	return strings.TrimRight(string(runes), " ") + "…"
}

// Wrap breaks a text into at most so many lines; what does not fit is cut.
func Wrap(text string, size, width float64, lines int) (out []string) {
	for len(out) < lines-1 && Width(text, size) > width {
		end := 0 // of the longest beginning that fits and may be broken behind
		for i, r := range text {
			if Width(text[:i], size) > width {
				break
			}
			if r == ' ' || r >= 0x2E80 {
				end = i
			}
		}
		if end == 0 {
			break
		}
		out = append(out, strings.TrimSpace(text[:end]))
		text = strings.TrimSpace(text[end:])
	}
	return append(out, Fit(text, size, width))
}
