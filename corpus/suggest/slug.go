package suggest

import (
	_ "embed"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"tifa/models"
)

//go:embed pinyin.tsv
var pinyin string

// slugs proposes ids.
type slugs struct {
	syllables map[rune]string
	// surname is how many characters of a Chinese name are the surname.
	surname func(string) int
	// taken says whether something has the id already.
	taken func(id string) bool
	given map[string]bool // the ids that were proposed
}

func newSlugs(surname func(string) int, taken func(string) bool) *slugs {
	s := &slugs{syllables: make(map[rune]string, 21000), surname: surname, taken: taken, given: map[string]bool{}}
	for line := range strings.Lines(pinyin) {
		if syllable, characters, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
			for _, r := range characters {
				s.syllables[r] = syllable
			}
		}
	}
	return s
}

// longestSlug is how many letters an id has behind its prefix, unless one word is
// longer.
const longestSlug = 60

// id proposes an id for a name: a prefix and its words in small letters, in Chinese its
// syllables in pinyin, of people the surname and the given name. Where another entry
// has that id, a number is put behind it.
func (s *slugs) id(label models.Label, name string) string {
	base := label.Prefix() + s.slug(label, name)
	id := base
	for n := 2; s.given[id] || s.taken(id); n++ {
		id = base + "-" + strconv.Itoa(n)
	}
	s.given[id] = true
	return id
}

func (s *slugs) slug(label models.Label, name string) string {
	surname := 0
	if label == models.Person && !strings.ContainsAny(name, "·•・") {
		surname = s.surname(name)
	}
	var words []string
	word := ""
	end := func() {
		if word != "" {
			words = append(words, word)
			word = ""
		}
	}
	wasHan := false
	for i, r := range []rune(name) {
		isHan := unicode.Is(unicode.Han, r)
		if isHan != wasHan || isHan && label != models.Person || i > 0 && i == surname {
			end()
		}
		wasHan = isHan
		letters := s.letters(r, i, surname)
		if letters == "" && !unicode.Is(unicode.Mn, r) && r != '\'' && r != '’' {
			end()
		}
		word += letters
	}
	end()
	slug := ""
	for _, w := range words {
		if slug != "" && len(slug)+1+len(w) > longestSlug {
			break
		}
		slug = strings.TrimPrefix(slug+"-"+w, "-")
	}
	if slug == "" {
		return "unnamed"
	}
	return slug
}

// letters are those by which an id writes a character, the i-th of a name whose surname
// has so many.
func (s *slugs) letters(r rune, i, surname int) string {
	if i < surname {
		if reading := asSurname(r, surname); reading != "" {
			return reading
		}
	}
	if syllable, ok := s.syllables[r]; ok {
		return syllable
	}
	switch r {
	case 'ß':
		return "ss"
	case 'æ', 'Æ':
		return "ae"
	case 'œ', 'Œ':
		return "oe"
	case 'ø', 'Ø':
		return "o"
	case 'ł', 'Ł':
		return "l"
	case 'đ', 'Đ', 'ð', 'Ð':
		return "d"
	case 'þ', 'Þ':
		return "th"
	case 'ı':
		return "i"
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		}
		return -1
	}, norm.NFKD.String(string(r)))
}

// asSurname is how a character is read as a surname, if that differs from how it is
// read elsewhere.
func asSurname(r rune, length int) string {
	if length > 1 {
		switch r {
		case '尉': // 尉迟
			return "yu"
		case '万': // 万俟
			return "mo"
		case '俟':
			return "qi"
		case '澹': // 澹台
			return "tan"
		}
		return ""
	}
	switch r {
	case '单', '單':
		return "shan"
	case '仇':
		return "qiu"
	case '解':
		return "xie"
	case '曾':
		return "zeng"
	case '查':
		return "zha"
	case '区', '區':
		return "ou"
	case '缪', '繆':
		return "miao"
	case '翟':
		return "zhai"
	case '乐', '樂':
		return "yue"
	case '朴':
		return "piao"
	case '覃':
		return "qin"
	case '盖', '蓋':
		return "ge"
	case '黑':
		return "he"
	case '召':
		return "shao"
	case '员', '員':
		return "yun"
	case '卜':
		return "bu"
	case '牟':
		return "mu"
	case '秘':
		return "bi"
	case '种':
		return "chong"
	}
	return ""
}
