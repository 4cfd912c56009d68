package fold

import "unicode/utf8"

// Rune gives the character that a text begins with and its size, as
// utf8.DecodeRuneInString does, and is faster where the text is Chinese: all characters
// from U+1000 to U+CFFF have three bytes, and any two that continue one are right.
func Rune(text string) (r rune, size int) {
	if len(text) > 2 && text[0]-0xE1 < 0xED-0xE1 && ((text[1]^0x80)|(text[2]^0x80)) < 0x40 {
		return rune(text[0]&0xF)<<12 | rune(text[1]^0x80)<<6 | rune(text[2]^0x80), 3
	}
	return utf8.DecodeRuneInString(text)
}
