package calendar

import (
	_ "embed"
	"strconv"
	"strings"
)

// The Chinese calendar of the years 1 to 2199, computed with the astronomical
// library lunar-go; gen/main.go says what the columns mean.
//
//go:embed data/lunar.txt
var lunarTable string

//go:embed data/terms.txt
var termTable string

const (
	lunarWidth = len("03016d28\n")
	termWidth  = 24 + len("\n")
	firstTerms = 1900
)

// LunarMonth is a month of the Chinese calendar, by the number of the year that
// begins in the Gregorian year; leap says that it is the second one of its number.
func LunarMonth(year, month int, leap bool) (s Stretch, ok bool) {
	i := (year - 1) * lunarWidth
	if year < 1 || i >= len(lunarTable) || lunarTable[i] == '-' || month < 1 || month > 12 {
		return Stretch{}, false
	}
	offset, _ := strconv.Atoi(lunarTable[i : i+3])
	bits, _ := strconv.ParseUint(lunarTable[i+3:i+7], 16, 16)
	double, _ := strconv.ParseUint(lunarTable[i+7:i+8], 16, 8)
	n := month - 1
	if double > 0 && (month > int(double) || leap && month == int(double)) {
		n++
	}
	if leap && month != int(double) {
		return Stretch{}, false
	}
	length := func(i int) int { return 29 + int(bits>>i&1) }
	first, ok := DayOf(year, 1, 1)
	if !ok {
		return Stretch{}, false
	}
	first = first.Add(offset)
	for i := range n {
		first = first.Add(length(i))
	}
	return Stretch{First: first, Last: first.Add(length(n) - 1)}, true
}

// LunarDay is a day of the Chinese calendar.
func LunarDay(year, month, day int, leap bool) (s Stretch, ok bool) {
	m, ok := LunarMonth(year, month, leap)
	if !ok || day < 1 {
		return Stretch{}, false
	}
	d := m.First.Add(day - 1)
	return One(d), !d.Start.After(m.Last.Start)
}

// LunarMonthDay is a day of every year of the Chinese calendar, as it falls in the
// Gregorian year: the eighth of the twelfth month is mostly one of January.
func LunarMonthDay(month, day int, leap bool) Cycle {
	return lunarCycle(Day, month >= 10, func(year int) (Stretch, bool) { return LunarDay(year, month, day, leap) })
}

// LunarMonthCycle is a month of every year of the Chinese calendar.
func LunarMonthCycle(month int, leap bool) Cycle {
	return lunarCycle(Day, month >= 12, func(year int) (Stretch, bool) { return LunarMonth(year, month, leap) })
}

func lunarCycle(u Unit, late bool, in func(year int) (Stretch, bool)) Cycle {
	return Cycle{Year, u, func(p Point) (Stretch, bool) {
		year := p.Start.Year()
		if late {
			if s, ok := in(year - 1); ok && s.First.Start.Year() == year {
				return s, true
			}
		}
		return in(year)
	}}
}

// termNames are the solar terms in pinyin, from the first of January on.
var termNames = strings.Fields(`xiaohan dahan lichun yushui jingzhe chunfen qingming guyu lixia xiaoman mangzhong xiazhi
	xiaoshu dashu liqiu chushu bailu qiufen hanlu shuangjiang lidong xiaoxue daxue dongzhi`)

// solarTerm is the day of the nth solar term of a year.
func solarTerm(year, n int) (Stretch, bool) {
	i := (year-firstTerms)*termWidth + n
	if year < firstTerms || i >= len(termTable) {
		return Stretch{}, false
	}
	day, err := strconv.ParseInt(termTable[i:i+1], 36, 32)
	if err != nil {
		return Stretch{}, false
	}
	d, ok := DayOf(year, n/2+1, int(day))
	return One(d), ok
}
