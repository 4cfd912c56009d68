// Command gen writes data/lunar.txt and data/terms.txt, the Chinese calendar as
// tables of fixed width, from the astronomical library lunar-go.
//
//	go run ./extractors/dates/calendar/gen extractors/dates/calendar/data
package main

import (
	"bytes"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/6tail/lunar-go/calendar"
)

const (
	firstYear, lastYear = 1, 2199
	firstTerms          = 1900
)

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: gen FOLDER")
	}
	for name, write := range map[string]func() []byte{"lunar.txt": lunar, "terms.txt": terms} {
		if err := os.WriteFile(filepath.Join(os.Args[1], name), write(), 0o644); err != nil {
			log.Fatal(err)
		}
	}
}

// lunar writes a line a year: the days from January 1 to the first of the first
// month, the months with 30 days as bits in hexadecimal, and the month that comes
// twice. A year whose months the table cannot say has dashes.
func lunar() []byte {
	var b bytes.Buffer
	for y := firstYear; y <= lastYear; y++ {
		var start time.Time
		months, leap, bits, regular := 0, 0, 0, true
		for e := calendar.NewLunarYear(y).GetMonths().Front(); e != nil; e = e.Next() {
			m := e.Value.(*calendar.LunarMonth)
			if m.GetYear() != y {
				continue
			}
			if months == 0 {
				s := calendar.NewSolarFromJulianDay(m.GetFirstJulianDay())
				start = proleptic(s)
			}
			number := months + 1
			if leap > 0 {
				number--
			}
			if m.GetMonth() < 0 {
				leap, number = -m.GetMonth(), number-1
			}
			regular = regular && max(m.GetMonth(), -m.GetMonth()) == max(number, leap*boolean(m.GetMonth() < 0))
			if m.GetDayCount() == 30 {
				bits |= 1 << months
			}
			months++
		}
		offset := start.YearDay() - 1
		if !regular || start.Year() != y || months != 12+boolean(leap > 0) {
			b.WriteString("--------\n")
			continue
		}
		fmt.Fprintf(&b, "%03d%04x%x\n", offset, bits, leap)
	}
	return b.Bytes()
}

// terms writes a line a year: the day of the month of each of the 24 solar terms
// from xiaohan in January on, in base 36.
func terms() []byte {
	names := []string{
		"XIAO_HAN", "DA_HAN", "LI_CHUN", "YU_SHUI", "JING_ZHE", "春分", "清明", "谷雨", "立夏", "小满", "芒种", "夏至",
		"小暑", "大暑", "立秋", "处暑", "白露", "秋分", "寒露", "霜降", "立冬", "小雪", "大雪", "DONG_ZHI",
	}
	var b bytes.Buffer
	for y := firstTerms; y <= lastYear; y++ {
		table := calendar.NewLunarFromYmd(y, 6, 1).GetJieQiTable()
		before := calendar.NewLunarFromYmd(y-1, 6, 1).GetJieQiTable()
		for i, name := range names {
			day := table[name]
			if i < 5 { // those of the beginning of the year stand at the end of the table before
				day = before[name]
			}
			if day.GetYear() != y || day.GetMonth() != i/2+1 {
				log.Fatalf("%s of %d is %s", name, y, day.ToYmd())
			}
			b.WriteString(strconv.FormatInt(int64(day.GetDay()), 36))
		}
		b.WriteByte('\n')
	}
	return b.Bytes()
}

// proleptic is a day of the library, which counts by the Julian calendar before
// 1582, in the Gregorian one.
func proleptic(s *calendar.Solar) time.Time {
	noon := s.GetJulianDay()
	return time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(noon+0.5)-2451545)
}

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}
