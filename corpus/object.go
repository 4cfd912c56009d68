package corpus

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"math/bits"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// object gives the keys and values of a JSON object, in their order, as they stand
// in it: most lines of JSON need no more, and encoding/json takes many times as
// long. It is false if the data is no object, if anything in it is wrong or
// unusual, such as escapes in keys or a key that comes twice, or if field fails;
// what field was given by then is void. data must be valid UTF-8.
func object(data []byte, field func(key, value []byte) error) bool {
	at := skipSpace(data, 0)
	if at == len(data) || data[at] != '{' {
		return false
	}
	if at = skipSpace(data, at+1); at < len(data) && data[at] == '}' {
		return skipSpace(data, at+1) == len(data)
	}
	var keys [32][]byte // of the object so far
	for n := 0; ; n++ {
		end := stringEnd(data, at)
		if end < 0 || n == len(keys) {
			return false
		}
		key := data[at+1 : end-1]
		if bytes.IndexByte(key, '\\') >= 0 {
			return false
		}
		if slices.ContainsFunc(keys[:n], func(k []byte) bool { return bytes.Equal(k, key) }) {
			return false
		}
		keys[n] = key
		if at = skipSpace(data, end); at == len(data) || data[at] != ':' {
			return false
		}
		at = skipSpace(data, at+1)
		end = valueEnd(data, at)
		if end < 0 || field(key, data[at:end]) != nil {
			return false
		}
		if at = skipSpace(data, end); at == len(data) {
			return false
		}
		switch data[at] {
		case '}':
			return skipSpace(data, at+1) == len(data)
		case ',':
			at = skipSpace(data, at+1)
		default:
			return false
		}
	}
}

func skipSpace(data []byte, at int) int {
	for at < len(data) && (data[at] == ' ' || data[at] == '\t' || data[at] == '\n' || data[at] == '\r') {
		at++
	}
	return at
}

// stringEnd gives the end of the valid JSON string that begins at a byte, or -1.
func stringEnd(data []byte, at int) int {
	if at >= len(data) || data[at] != '"' {
		return -1
	}
	for i := at + 1; ; i++ {
		if i += plain(data[i:]); i == len(data) {
			return -1
		}
		switch c := data[i]; {
		case c == '"':
			return i + 1
		case c == '\\':
			if i++; i == len(data) {
				return -1
			}
			if data[i] == 'u' {
				if i+4 >= len(data) || !isHex(data[i+1:i+5]) {
					return -1
				}
				i += 4
			} else if strings.IndexByte(`"\/bfnrt`, data[i]) < 0 {
				return -1
			}
		case c < ' ':
			return -1
		}
	}
}

// plain gives the number of bytes up to the first that means something in a string:
// a quotation mark, a backslash or a control character. It takes eight at a time.
func plain(data []byte) int {
	const ones, tops = 0x0101010101010101, 0x8080808080808080
	i := 0
	for ; i+8 <= len(data); i += 8 {
		x := binary.LittleEndian.Uint64(data[i:])
		quote, slash := x^ones*'"', x^ones*'\\'
		if hit := ((x - ones*' ') &^ x) | ((quote - ones) &^ quote) | ((slash - ones) &^ slash); hit&tops != 0 {
			return i + bits.TrailingZeros64(hit&tops)/8 // borrows reach only bytes behind the first hit
		}
	}
	for ; i < len(data); i++ {
		if c := data[i]; c < ' ' || c == '"' || c == '\\' {
			break
		}
	}
	return i
}

func isHex(b []byte) bool {
	for _, c := range b {
		if (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'f') {
			return false
		}
	}
	return true
}

// valueEnd gives the end of the valid JSON value that begins at a byte, or -1.
func valueEnd(data []byte, at int) int {
	if at >= len(data) {
		return -1
	}
	end := at
	switch data[at] {
	case '"':
		return stringEnd(data, at)
	case '{', '[':
		depth := 0
		for ; end < len(data); end++ {
			switch data[end] {
			case '"':
				if end = stringEnd(data, end) - 1; end < 0 {
					return -1
				}
			case '{', '[':
				depth++
			case '}', ']':
				depth--
			}
			if depth == 0 {
				end++
				break
			}
		}
	default:
		for end < len(data) && strings.IndexByte(" \t\r\n,}", data[end]) < 0 {
			end++
		}
	}
	if !json.Valid(data[at:end]) {
		return -1
	}
	return end
}

// unquote gives what a valid JSON string stands for. An escape for half a character
// is read as U+FFFD, as encoding/json does.
func unquote(value []byte) string {
	value = value[1 : len(value)-1]
	next := bytes.IndexByte(value, '\\')
	if next < 0 {
		return string(value)
	}
	var out strings.Builder
	out.Grow(len(value))
	for ; next >= 0; next = bytes.IndexByte(value, '\\') {
		out.Write(value[:next])
		escape := value[next+1]
		value = value[next+2:]
		switch escape {
		case 'b':
			out.WriteByte('\b')
		case 'f':
			out.WriteByte('\f')
		case 'n':
			out.WriteByte('\n')
		case 'r':
			out.WriteByte('\r')
		case 't':
			out.WriteByte('\t')
		case 'u':
			r := unit(value)
			value = value[4:]
			if utf16.IsSurrogate(r) {
				if len(value) >= 6 && value[0] == '\\' && value[1] == 'u' {
					if r = utf16.DecodeRune(r, unit(value[2:])); r != utf8.RuneError {
						value = value[6:]
					}
				} else {
					r = utf8.RuneError
				}
			}
			out.WriteRune(r)
		default: // " \ /
			out.WriteByte(escape)
		}
	}
	out.Write(value)
	return out.String()
}

// unit reads the four hexadecimal digits at the beginning.
func unit(b []byte) (r rune) {
	for _, c := range b[:4] {
		if c >= 'A' { // the letters are nine behind their digit
			c += 9
		}
		r = r<<4 | rune(c&15)
	}
	return r
}
