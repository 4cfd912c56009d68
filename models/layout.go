package models

import "bytes"

// layout spreads a compact JSON object over lines for people: one a field, and
// in lists of objects one an object.
func layout(compact []byte) []byte {
	var out bytes.Buffer
	out.Grow(len(compact) + len(compact)/8)
	depth, inString := 0, false
	spread := false // whether the list that is open at depth 2 has an object a line
	for i := 0; i < len(compact); i++ {
		c := compact[i]
		if inString {
			out.WriteByte(c)
			switch c {
			case '\\':
				i++
				out.WriteByte(compact[i])
			case '"':
				inString = false
			}
			continue
		}
		switch c {
		case '"':
			inString = true
			out.WriteByte(c)
		case '{', '[':
			depth++
			out.WriteByte(c)
			if depth == 2 {
				spread = c == '[' && compact[i+1] == '{'
			}
			if depth == 1 || depth == 2 && spread {
				newline(&out, depth)
			}
		case '}', ']':
			if depth == 1 || depth == 2 && spread {
				newline(&out, depth-1)
			}
			depth--
			out.WriteByte(c)
		case ',':
			out.WriteByte(c)
			if depth == 1 || depth == 2 && spread {
				newline(&out, depth)
			} else {
				out.WriteByte(' ')
			}
		case ':':
			out.WriteString(": ")
		default:
			out.WriteByte(c)
		}
	}
	return out.Bytes()
}

func newline(out *bytes.Buffer, depth int) {
	out.WriteByte('\n')
	for range depth {
		out.WriteString("  ")
	}
}
