package tokenise

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/go-ego/gse"

	"tifa/extractors/bloom"
	"tifa/extractors/fold"
	"tifa/models"
)

// Chinese finds words and their parts of speech with gse, and says where a name
// would cut through a word. The dictionary is loaded on the first call that
// needs it and shared; calls may run at the same time.
//
// Traditional text is segmented by its simplified characters, so that one
// dictionary serves both.
type Chinese struct {
	once  sync.Once
	err   error
	seg   gse.Segmenter
	table *fold.Table
}

// NewChinese makes a segmenter; its dictionary is not loaded yet.
func NewChinese() *Chinese { return &Chinese{table: fold.Load()} }

// MinFrequency is how often a word stands in the corpus that the dictionary was
// counted on to be loaded. The rarer two thirds of its words would take another
// second and 100 MB, and hold little but names and set phrases.
const MinFrequency = 10

func (c *Chinese) load() {
	c.seg = gse.Segmenter{MinTokenFreq: MinFrequency, NotLoadHMM: true, SkipLog: true}
	if err := c.seg.LoadDictEmbed("zh_s"); err != nil {
		c.err = fmt.Errorf("loading the Chinese dictionary: %w", err)
	}
}

// Words gives the words of text with their tags; offsets count from its start.
func (c *Chinese) Words(text string) ([]models.Token, error) {
	if c.once.Do(c.load); c.err != nil {
		return nil, c.err
	}
	var out []models.Token
	for _, s := range c.segment(text) {
		at := models.Span{Start: s.Start(), End: s.End()}
		if strings.TrimSpace(at.In(text)) == "" {
			continue
		}
		out = append(out, models.Token{Span: at, POS: s.Token().Pos()})
	}
	return out, nil
}

func (c *Chinese) segment(text string) []gse.Segment {
	return c.seg.Segment([]byte(c.table.ToSimplified(text)))
}

// Words of the dictionary have at most this many characters here; longer ones
// are set phrases.
const longestJoint = 5

// around is how many characters on each side of a name are segmented.
const around = 8

// Cuts says whether a name at span s of the text cuts through a word, and through
// which one: in 挑战中共创辉煌 the name 中共 would cut 共创. It returns "" if it
// does not.
//
// Only where a word of the dictionary stands across an edge of the name is the
// neighbourhood segmented, with the name kept whole and with that word kept
// whole. Fewer words win, where a single character that is no word by itself
// counts twice, after the rules of MMSEG (Tsai 1996); the name wins a draw.
func (c *Chinese) Cuts(text string, s models.Span) (word string, err error) {
	var room [3 * around]rune
	var joints [longestJoint * longestJoint]models.Span
	all, name := c.neighbourhood(room[:0], text, s)
	crossing := c.crossing(joints[:0], all, name)
	if len(crossing) == 0 {
		return "", nil
	}
	if c.once.Do(c.load); c.err != nil {
		return "", c.err
	}
	near := string(all)
	bytes := func(s models.Span) models.Span {
		start := len(string(all[:s.Start]))
		return models.Span{Start: start, End: start + len(string(all[s.Start:s.End]))}
	}
	keep, best := -1, 0
	for _, joint := range crossing {
		w := bytes(joint)
		freq, pos, ok := c.seg.Dict.Find([]byte(w.In(near)))
		if !ok || freq == 0 {
			continue // the filter was wrong
		}
		if joint.End == name.End && slices.Contains(entityTags, pos) {
			continue // a name itself, such as 全国政协 for 政协
		}
		if keep < 0 {
			keep = c.cost(near, bytes(name))
			best = keep
		}
		if cost := c.cost(near, w); cost < best {
			best, word = cost, w.In(near)
		}
	}
	return word, nil
}

// entityTags are the dictionary's tags of names: of bodies, places, people and
// others, and of abbreviations.
var entityTags = []string{"nt", "ns", "nz", "nr", "j"}

// neighbourhood gives the simplified characters of the name and the Chinese ones around
// it, up to the next character that is none, and which of them are the name's.
func (c *Chinese) neighbourhood(room []rune, text string, s models.Span) (all []rune, name models.Span) {
	start, end := s.Start, s.End
	for range around {
		r, size := utf8.DecodeLastRuneInString(text[:start])
		if !c.table.Is(r, fold.Han) {
			break
		}
		start -= size
	}
	for range around {
		r, size := utf8.DecodeRuneInString(text[end:])
		if !c.table.Is(r, fold.Han) {
			break
		}
		end += size
	}
	for i, r := range text[start:end] {
		switch start + i {
		case s.Start:
			name.Start = len(room)
		case s.End:
			name.End = len(room)
		}
		room = append(room, c.table.Symbol(r))
	}
	if end == s.End {
		name.End = len(room)
	}
	return room, name
}

// crossing lists the words that may stand across an edge of the name, as spans of
// characters. A word that begins or ends with the name, such as 重庆市 for 重庆, cuts
// nothing, except that there is no 求是 at the end of 实事求是, which is no name.
func (c *Chinese) crossing(room []models.Span, all []rune, name models.Span) []models.Span {
	begin := func(start, least int) {
		if !c.table.Is(all[start], fold.Han) {
			return
		}
		for end := least; end <= min(len(all), start+longestJoint); end++ {
			if end == name.End && end-start < 4 || !c.table.Is(all[end-1], fold.Han) {
				continue
			}
			if words.Has(all[start:end]) {
				room = append(room, models.Span{Start: start, End: end})
			}
		}
	}
	for start := max(0, name.Start-longestJoint+1); start < name.Start; start++ {
		begin(start, name.Start+1)
	}
	for start := max(name.Start+1, name.End-longestJoint+1); start < name.End; start++ {
		begin(start, name.End+1)
	}
	return room
}

// cost is what it costs to read the text with the span as one word.
func (c *Chinese) cost(text string, whole models.Span) int {
	cost := 1
	for _, part := range []string{text[:whole.Start], text[whole.End:]} {
		for _, s := range c.seg.Segment([]byte(part)) {
			cost++
			if w := part[s.Start():s.End()]; utf8.RuneCountInString(w) == 1 && !strings.Contains(freeCharacters, w) {
				cost++
			}
		}
	}
	if w := whole.In(text); utf8.RuneCountInString(w) == 1 && !strings.Contains(freeCharacters, w) {
		cost++
	}
	return cost
}

// freeCharacters are words of one character: particles, prepositions,
// conjunctions, pronouns, adverbs, auxiliaries, localisers, measure words and
// numerals, a few verbs that stand alone, 人, and 副 before titles.
const freeCharacters = "的了着过地得在从到由向往对同和与及或并而但则若如因为以把被将让使给比跟按据经至自于上中下内外前后里间旁左右" +
	"这那其此该各每某本我你他她它们谁何不没未无非已曾正要会能可应须该想愿敢肯也都还就又再才只很更最太均皆即便仍尚另" +
	"个位名家次场项条份件种类批届年月日时分秒点一二三四五六七八九十百千万亿两半第几多少等吗呢吧啊" +
	"是有说称指看听做去来赴回问答谈副人"

//go:embed words.bloom
var bloomBits string

// words tells the words of the dictionary from other strings of characters.
var words = bloom.Filter(bloomBits)
