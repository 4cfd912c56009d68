package english

import (
	"strings"
	"sync"

	"tifa/extractors/dates/calendar"
)

// word is what the lexicon says of a word. A word may be several things: "second" is
// a number and a unit, "may" a month and a verb.
type word struct {
	id      id
	month   int // 1 to 12
	weekday int // 1 for Monday to 7
	season  int // 1 for spring to 4
	count   int // one, twenty, hundred
	ordinal int // first is 1
	unit    calendar.Unit
	units   float64 // how many of them, 14 days for a fortnight; 0 counts as 1
	part    calendar.DayPart
	short   bool // an abbreviation, which a full stop may follow
	plain   bool // an abbreviation that is no other word, so that it needs no capital
	plural  bool
	zone    string          // what a time zone adds, as in +08:00
	every   calendar.Length // of daily the day, and the length of a weeklong visit
	names   dayNames        // names of days that begin with the word
	foreign bool            // nothing but the beginning of such names: black, of Black Friday
	begins  bool            // whether an expression may begin with it
	leads   bool            // whether one that does goes on behind it
}

// id names a word of the grammar.
type id uint8

const (
	noWord id = iota
	theWord
	aWord
	sWord // of the possessive
	ofWord
	inWord
	onWord
	atWord
	byWord
	toWord
	fromWord
	untilWord
	throughWord
	betweenWord
	andWord
	orWord
	forWord
	withinWord
	duringWord
	sinceWord
	beforeWord
	afterWord
	thanWord
	overWord
	asWord

	agoWord
	henceWord
	laterWord
	earlierWord
	lastWord
	nextWord
	thisWord
	thatWord
	pastWord
	previousWord
	comingWord
	followingWord
	currentWord
	sameWord
	recentWord

	earlyWord
	lateWord
	midWord
	beginningWord
	startWord
	endWord
	middleWord
	restWord
	halfWord

	everyWord
	eachWord
	otherNext // every other day
	onceWord
	twiceWord
	timesWord
	perWord
	allWord

	todayWord
	yesterdayWord
	tomorrowWord
	tonightWord
	nowWord
	rightWord
	currentlyWord
	recentlyWord
	soonWord
	futureWord
	presentWord
	overnightWord
	noonWord
	midnightWord
	middayWord

	someWord
	fewWord
	severalWord
	manyWord
	coupleWord
	anotherWord
	hundredWord
	thousandWord
	dozenWord
	zeroWord
	aboutWord
	nearlyWord
	moreWord
	lessWord
	leastWord
	mostWord
	upWord
	roughlyWord
	onlyWord
	wholeWord

	clockWord // o'clock
	amWord
	pmWord
	quarterWord
	finalWord
	smallWord  // the small hours
	longLength // weeklong
	secondWord
	fiscalWord
	weekdaysWord
	oldWord
	localWord
	timeWord
	eraWord
	beWord // the Buddhist era
	bcWord
	businessWord
	longWord
	theseWord
	decadeWords // nineties
	qWord
	hWord
	fyWord
	calendarWord
	noWordWord // no more than
	enoughWord
	dayWordID
)

// lexicon is the words of the grammar, and the names of days that consist of
// several.
type lexicon struct {
	words    map[string]*word
	openings *openings
}

// load makes the lexicon on the first call; it is shared.
var load = sync.OnceValue(func() *lexicon {
	l := &lexicon{words: map[string]*word{}}
	for names, w := range grammar {
		for name := range strings.FieldsSeq(names) {
			l.add(name, w)
		}
	}
	l.numbered("january february march april may june july august september october november december", func(n int) word { return word{month: n} })
	l.numbered("jan feb mar apr - jun jul aug sep oct nov dec", func(n int) word { return word{month: n, short: true} })
	l.add("sept", word{month: 9, short: true})
	l.numbered("monday tuesday wednesday thursday friday saturday sunday", func(n int) word { return word{weekday: n} })
	l.numbered("mondays tuesdays wednesdays thursdays fridays saturdays sundays", func(n int) word { return word{weekday: n, plural: true} })
	l.numbered("mon tue wed thu fri sat sun", func(n int) word { return word{weekday: n, short: true} })
	for name, n := range map[string]int{"tues": 2, "weds": 3, "thur": 4, "thurs": 4} {
		l.add(name, word{weekday: n, short: true, plain: true})
	}
	l.numbered("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty",
		func(n int) word { return word{count: n} })
	l.numbered("ten twenty thirty forty fifty sixty seventy eighty ninety", func(n int) word { return word{count: n * 10} })
	l.numbered("first - third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
		func(n int) word { return word{ordinal: n} })
	l.numbered("tenth twentieth thirtieth", func(n int) word { return word{ordinal: n * 10} })
	l.numbered("- twenties thirties forties fifties sixties seventies eighties nineties", func(n int) word { return word{id: decadeWords, count: n * 10} })
	l.numbered("spring summer autumn winter", func(n int) word { return word{season: n} })
	l.add("fall", word{season: 3})
	for names, zone := range zones {
		for name := range strings.FieldsSeq(names) {
			l.add(name, word{zone: zone})
		}
	}
	for name, every := range adverbs {
		l.add(name, word{every: every})
	}
	for name, u := range map[string]calendar.Unit{"hour": calendar.Hour, "day": calendar.Day, "week": calendar.Week, "month": calendar.Month, "year": calendar.Year, "decade": calendar.Decade} {
		l.add(name+"long", word{id: longLength, every: calendar.Length{Units: 1, Unit: u}})
	}
	for _, h := range calendar.Holidays() {
		for _, name := range h.English {
			l.holiday(name, h.Cycle)
		}
	}
	for _, w := range l.words {
		w.begins = w.id != noWord && !never[w.id] || w.month > 0 || w.weekday > 0 || w.season > 0 || w.count > 0 || w.ordinal > 0 || w.unit != calendar.NoUnit || w.part != "" ||
			w.every.Unit != calendar.NoUnit || w.names != nil
		w.leads = leads[w.id] || w.id == noWord && (w.count > 0 || w.ordinal > 0)
	}
	l.openings = newOpenings(l.words)
	return l
})

// never are the words of the grammar with which no expression begins.
var never = map[id]bool{
	sWord: true, ofWord: true, inWord: true, onWord: true, byWord: true, toWord: true, fromWord: true, untilWord: true, throughWord: true, betweenWord: true,
	andWord: true, orWord: true, forWord: true, withinWord: true, duringWord: true, sinceWord: true, beforeWord: true, afterWord: true, thanWord: true,
	agoWord: true, henceWord: true, otherNext: true, timesWord: true, perWord: true, futureWord: true, leastWord: true, mostWord: true, clockWord: true, amWord: true,
	pmWord: true, oldWord: true, localWord: true, timeWord: true, eraWord: true, beWord: true, bcWord: true, finalWord: true, smallWord: true, businessWord: true, zeroWord: true, enoughWord: true,
}

func (l *lexicon) numbered(names string, w func(n int) word) {
	for i, name := range strings.Fields(names) {
		if name != "-" {
			l.add(name, w(i+1))
		}
	}
}

// add adds a word, or what more it is.
func (l *lexicon) add(name string, w word) {
	if old := l.words[name]; old != nil {
		return // the first entry stands
	}
	l.words[name] = &w
}

// grammar are the words that are neither numbers nor names of the calendar.
var grammar = map[string]word{
	"the": {id: theWord}, "a an": {id: aWord}, "s": {id: sWord}, "of": {id: ofWord}, "in": {id: inWord}, "on": {id: onWord}, "at": {id: atWord},
	"by": {id: byWord}, "to": {id: toWord}, "from": {id: fromWord}, "until till til": {id: untilWord}, "through thru": {id: throughWord},
	"between": {id: betweenWord}, "and": {id: andWord}, "or": {id: orWord}, "for": {id: forWord}, "within": {id: withinWord},
	"during throughout": {id: duringWord}, "since": {id: sinceWord}, "before": {id: beforeWord}, "after": {id: afterWord}, "than": {id: thanWord},
	"over": {id: overWord}, "as": {id: asWord},

	"ago": {id: agoWord}, "hence": {id: henceWord}, "later": {id: laterWord}, "earlier": {id: earlierWord}, "last": {id: lastWord}, "next": {id: nextWord},
	"this": {id: thisWord}, "that": {id: thatWord}, "past": {id: pastWord}, "previous preceding prior": {id: previousWord},
	"coming upcoming forthcoming": {id: comingWord}, "following": {id: followingWord}, "current": {id: currentWord}, "same": {id: sameWord},
	"recent": {id: recentWord},

	"early": {id: earlyWord}, "late": {id: lateWord}, "mid": {id: midWord}, "beginning": {id: beginningWord}, "start": {id: startWord},
	"end": {id: endWord}, "middle": {id: middleWord}, "rest remainder": {id: restWord}, "half": {id: halfWord, unit: calendar.Half},

	"every": {id: everyWord}, "each": {id: eachWord}, "other": {id: otherNext}, "once": {id: onceWord}, "twice": {id: twiceWord},
	"times": {id: timesWord}, "per": {id: perWord}, "all": {id: allWord}, "whole entire full": {id: wholeWord},

	"today": {id: todayWord}, "yesterday": {id: yesterdayWord}, "tomorrow tmrw": {id: tomorrowWord}, "tonight tonite": {id: tonightWord},
	"these": {id: theseWord}, "now": {id: nowWord}, "right": {id: rightWord}, "currently nowadays presently": {id: currentlyWord}, "recently lately": {id: recentlyWord},
	"soon": {id: soonWord}, "future": {id: futureWord}, "present": {id: presentWord}, "overnight": {id: overnightWord}, "noon": {id: noonWord},
	"final": {id: finalWord}, "small wee": {id: smallWord}, "midnight": {id: midnightWord}, "midday": {id: middayWord},

	"some": {id: someWord}, "few": {id: fewWord}, "several": {id: severalWord}, "many": {id: manyWord}, "couple": {id: coupleWord}, "another": {id: anotherWord},
	"hundred hundreds": {id: hundredWord}, "thousand thousands": {id: thousandWord}, "zero oh o": {id: zeroWord}, "dozen dozens": {id: dozenWord},
	"about approximately around circa": {id: aboutWord}, "roughly": {id: roughlyWord}, "nearly almost": {id: nearlyWord}, "more longer": {id: moreWord},
	"less fewer": {id: lessWord}, "least": {id: leastWord}, "most": {id: mostWord}, "up": {id: upWord}, "only just": {id: onlyWord},

	"o'clock oclock": {id: clockWord}, "am": {id: amWord}, "pm": {id: pmWord}, "fiscal financial": {id: fiscalWord}, "old olds older young younger": {id: oldWord},
	"local": {id: localWord}, "time": {id: timeWord}, "ad ce": {id: eraWord}, "be": {id: beWord}, "bc bce": {id: bcWord},
	"business working trading": {id: businessWord}, "long": {id: longWord}, "no": {id: noWordWord}, "enough": {id: enoughWord}, "q": {id: qWord}, "h": {id: hWord}, "fy": {id: fyWord}, "calendar cy": {id: calendarWord},

	"morning": {part: calendar.Morning}, "mornings": {part: calendar.Morning, plural: true}, "afternoon": {part: calendar.Afternoon},
	"afternoons": {part: calendar.Afternoon, plural: true}, "evening": {part: calendar.Evening}, "evenings": {part: calendar.Evening, plural: true},
	"night": {part: calendar.Night, unit: calendar.Part}, "nights": {part: calendar.Night, unit: calendar.Part, plural: true},

	"second": {id: secondWord, ordinal: 2, unit: calendar.Second}, "seconds secs": {unit: calendar.Second, plural: true}, "sec": {unit: calendar.Second, short: true},
	"minute": {unit: calendar.Minute}, "minutes mins": {unit: calendar.Minute, plural: true}, "min": {unit: calendar.Minute, short: true},
	"hour": {unit: calendar.Hour}, "hours hrs": {unit: calendar.Hour, plural: true}, "hr": {unit: calendar.Hour, short: true},
	"day": {id: dayWordID, unit: calendar.Day}, "days": {unit: calendar.Day, plural: true},
	"week": {unit: calendar.Week}, "weeks": {unit: calendar.Week, plural: true}, "fortnight": {unit: calendar.Week, units: 2},
	"fortnights": {unit: calendar.Week, units: 2, plural: true}, "weekend": {unit: calendar.Weekend}, "weekends": {unit: calendar.Weekend, plural: true},
	"weekdays": {id: weekdaysWord, plural: true}, "month": {unit: calendar.Month}, "months": {unit: calendar.Month, plural: true},
	"quarter": {id: quarterWord, unit: calendar.Quarter}, "quarters": {unit: calendar.Quarter, plural: true}, "qtr": {id: quarterWord, unit: calendar.Quarter, short: true},
	"year": {unit: calendar.Year}, "years": {unit: calendar.Year, plural: true}, "yr": {unit: calendar.Year, short: true}, "yrs": {unit: calendar.Year, plural: true},
	"decade": {unit: calendar.Decade}, "decades": {unit: calendar.Decade, plural: true}, "century": {unit: calendar.Century},
	"centuries": {unit: calendar.Century, plural: true}, "season": {unit: calendar.Season}, "seasons": {unit: calendar.Season, plural: true},
	"halves": {unit: calendar.Half, plural: true},
}

// zones are names of time zones with what they add to universal time. Those of two
// meanings, such as IST, are the one that stands in most reports.
var zones = map[string]string{
	"gmt utc z wet": "+00:00", "bst cet": "+01:00", "cest eet sast cat": "+02:00", "eest msk trt ast": "+03:00", "gst": "+04:00", "pkt": "+05:00",
	"ist": "+05:30", "hkt sgt pht awst": "+08:00", "jst kst": "+09:00", "aest": "+10:00", "aedt": "+11:00", "nzst": "+12:00", "nzdt": "+13:00",
	"art brt": "-03:00", "edt clt": "-04:00", "est cdt": "-05:00", "cst mdt": "-06:00", "mst pdt": "-07:00", "pst": "-08:00", "akst": "-09:00", "hst": "-10:00",
	"et ct mt pt": changingZone,
}

// changingZone is the offset of zones that are another one in summer.
const changingZone = "?"
