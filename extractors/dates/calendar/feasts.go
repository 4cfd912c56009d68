package calendar

import hijri "github.com/hablullah/go-hijri"

// easter is Easter Sunday of the Western churches, by the anonymous Gregorian
// algorithm (Nature, 20 April 1876).
func easter(year int) (Point, bool) {
	a, b, c := year%19, year/100, year%100
	h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return DayOf(year, n/31, n%31+1)
}

// pascha is Easter Sunday of the Orthodox churches: the Julian rule (Meeus,
// Astronomical Algorithms, chapter 8), with the days between the calendars.
func pascha(year int) (Point, bool) {
	d := (19*(year%19) + 15) % 30
	e := (2*(year%4) + 4*(year%7) - d + 34) % 7
	n := d + e + 114
	p, ok := DayOf(year, n/31, n%31+1)
	return p.Add(year/100 - year/400 - 2), ok
}

// islamic is a day of the Islamic calendar of Umm al-Qura, as it first falls in a
// Gregorian year. The years known are 1937 to 2077; outside them the arithmetic
// calendar stands in, which may be a day off.
func islamic(year, month, day int) (Point, bool) {
	// 33 lunar years are 32 solar ones; one of three neighbours lies in the year.
	about := (year-622)*33/32 - 1
	for h := about; h <= about+3; h++ {
		if h < 1 {
			continue
		}
		t := hijri.HijriDate{Year: int64(h), Month: int64(month), Day: int64(day)}.ToGregorian()
		if h >= 1356 && h <= 1500 {
			t = hijri.UmmAlQuraDate{Year: int64(h), Month: int64(month), Day: int64(day)}.ToGregorian()
		}
		if t.Year() == year {
			return DayOf(year, int(t.Month()), t.Day())
		}
	}
	return Point{}, false
}

// hebrewMonths number the months of the Hebrew year from Nisan, as Reingold and
// Dershowitz do (Calendrical Calculations, chapter 8).
var hebrewMonths = map[string]int{
	"nisan": 1, "iyar": 2, "sivan": 3, "tammuz": 4, "av": 5, "elul": 6, "tishri": 7, "heshvan": 8, "kislev": 9, "tevet": 10, "shevat": 11, "adar": 12,
}

// hebrew is a day of the Hebrew calendar as it falls in a Gregorian year. Adar is
// the second one in leap years.
func hebrew(year, month, day int) (Point, bool) {
	for h := year + 3760; h <= year+3761; h++ {
		m := month
		if month == 12 && hebrewLeap(h) {
			m = 13
		}
		days := hebrewElapsed(h)
		for i := 7; i != m; {
			days += hebrewMonthDays(h, i)
			if i++; i > 12+boolean(hebrewLeap(h)) {
				i = 1
			}
		}
		epoch, _ := DayOf(1, 1, 1)
		p := epoch.Add(days + day - 1 - 1373428) // the first of Tishri of the year 1 was 1,373,428 days before
		if p.Start.Year() == year {
			return p, true
		}
	}
	return Point{}, false
}

func hebrewLeap(h int) bool { return (7*h+1)%19 < 7 }

// hebrewElapsed are the days from the beginning of the calendar to the new year of
// h, with the delays that keep feasts off certain weekdays.
func hebrewElapsed(h int) int {
	delayed := func(h int) int {
		months := (235*h - 234) / 19
		parts := 12084 + 13753*months
		day := 29*months + parts/25920
		if 3*(day+1)%7 < 3 {
			day++
		}
		return day
	}
	before, this, after := delayed(h-1), delayed(h), delayed(h+1)
	switch {
	case after-this == 356:
		return this + 2
	case this-before == 382:
		return this + 1
	}
	return this
}

func hebrewMonthDays(h, month int) int {
	length := hebrewElapsed(h+1) - hebrewElapsed(h)
	switch {
	case month == 2 || month == 4 || month == 6 || month == 10 || month == 13,
		month == 12 && !hebrewLeap(h),
		month == 8 && length%10 != 5,
		month == 9 && length%10 == 3:
		return 29
	}
	return 30
}

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}
