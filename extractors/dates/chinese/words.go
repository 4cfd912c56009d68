package chinese

import (
	"strings"
	"sync"

	"tifa/extractors/dates/calendar"
	"tifa/extractors/fold"
)

// names are the names of the calendar that the program's tables give.
type names struct {
	holidays *table[calendar.Cycle]
	eras     *table[calendar.Era]
	periods  *table[calendar.DatedPeriod]
	openings *openings
}

// load makes the names on the first call; they are shared.
var load = sync.OnceValue(func() *names {
	symbols := fold.Load()
	folded := func(name string) string { return strings.Map(symbols.Symbol, name) } // 乾 of 乾隆 as it is read
	n := &names{holidays: &table[calendar.Cycle]{}, eras: &table[calendar.Era]{}, periods: &table[calendar.DatedPeriod]{}}
	for _, h := range calendar.Holidays() {
		for _, name := range h.Chinese {
			n.holidays.add(folded(name), h.Cycle)
		}
	}
	for _, e := range calendar.Eras() {
		n.eras.add(folded(e.Name), e)
	}
	for _, p := range calendar.DatedPeriods() {
		for _, name := range p.Chinese {
			n.periods.add(folded(name), p)
		}
	}
	n.openings = newOpenings(n)
	return n
})

// parts of the day, with the hours that settle a clock time.
type dayPart struct {
	part calendar.DayPart
	mod  string
	noon bool // hours up to three are of the afternoon
}

var dayParts = tableOf(map[string]dayPart{
	"凌晨": {calendar.Morning, "START", false}, "清晨": {calendar.Morning, "START", false}, "早晨": {calendar.Morning, "", false}, "早上": {calendar.Morning, "", false},
	"早间": {calendar.Morning, "", false}, "上午": {calendar.Morning, "", false}, "今早": {}, "晨间": {calendar.Morning, "", false}, "朝早": {calendar.Morning, "", false},
	"拂晓": {calendar.Morning, "START", false}, "黎明": {calendar.Morning, "START", false}, "一早": {calendar.Morning, "START", false},
	"中午": {calendar.Midday, "", true}, "正午": {calendar.Midday, "", true}, "午间": {calendar.Midday, "", true},
	"下午": {calendar.Afternoon, "", false}, "午后": {calendar.Afternoon, "", false}, "晏昼": {calendar.Afternoon, "", false}, "下昼": {calendar.Afternoon, "", false},
	"傍晚": {calendar.Evening, "", false}, "晚间": {calendar.Evening, "", false}, "晚上": {calendar.Evening, "", false}, "当晚": {calendar.Evening, "", false},
	"深夜": {calendar.Night, "", false}, "夜间": {calendar.Night, "", false}, "夜里": {calendar.Night, "", false}, "夜晚": {calendar.Night, "", false}, "深夜里": {calendar.Night, "", false},
	"午夜": {calendar.Night, "", false}, "半夜": {calendar.Night, "", false}, "入夜": {calendar.Night, "", false},
	"晚": {calendar.Evening, "", false}, "早": {calendar.Morning, "", false}, "晨": {calendar.Morning, "", false}, "夜": {calendar.Night, "", false},
})

// namedDay is a day by its distance from the reference date or, with last, from the
// last day that was mentioned.
type namedDay struct {
	n    int
	last bool
	part calendar.DayPart
}

var namedDays = tableOf(map[string]namedDay{
	"大前天": {-3, false, ""}, "大前日": {-3, false, ""}, "大后天": {3, false, ""}, "大后日": {3, false, ""}, "今天": {}, "今日": {}, "今儿": {}, "即日": {},
	"昨天": {-1, false, ""}, "昨日": {-1, false, ""}, "寻日": {-1, false, ""}, "前天": {-2, false, ""}, "前日": {-2, false, ""}, "明天": {1, false, ""}, "明日": {1, false, ""},
	"听日": {1, false, ""}, "后天": {2, false, ""}, "后日": {2, false, ""},
	"今晨": {0, false, calendar.Morning}, "今早": {0, false, calendar.Morning}, "今朝": {0, false, calendar.Morning}, "今晚": {0, false, calendar.Evening}, "今夜": {0, false, calendar.Night},
	"昨晚": {-1, false, calendar.Evening}, "昨夜": {-1, false, calendar.Night}, "昨晨": {-1, false, calendar.Morning}, "前晚": {-2, false, calendar.Evening},
	"明晚": {1, false, calendar.Evening}, "明早": {1, false, calendar.Morning}, "明晨": {1, false, calendar.Morning}, "后晚": {2, false, calendar.Evening},
	"大后早": {3, false, calendar.Morning}, "大后晚": {3, false, calendar.Evening},
	"当晚": {0, true, calendar.Evening}, "当夜": {0, true, calendar.Night}, "当天": {0, true, ""}, "当日": {0, true, ""}, "同日": {0, true, ""}, "同一天": {0, true, ""}, "同天": {0, true, ""},
	"次日": {1, true, ""}, "翌日": {1, true, ""}, "隔日": {1, true, ""}, "隔天": {1, true, ""}, "第二天": {1, true, ""}, "前一天": {-1, true, ""}, "前一日": {-1, true, ""},
	"后一天": {1, true, ""}, "次晨": {1, true, calendar.Morning}, "翌晨": {1, true, calendar.Morning}, "前一晚": {-1, true, calendar.Evening}, "当天晚上": {0, true, calendar.Evening},
})

// relativeYears are years by their distance from the reference date or, with last,
// from the last year that was mentioned.
type relativeYear struct {
	n    int
	last bool
}

var relativeYears = tableOf(map[string]relativeYear{
	"今年": {}, "本年": {}, "本年度": {}, "今年度": {}, "去年": {-1, false}, "上年": {-1, false}, "上年度": {-1, false}, "去年度": {-1, false}, "前年": {-2, false}, "大前年": {-3, false},
	"上一年": {-1, false}, "上一年度": {-1, false}, "旧年": {-1, false}, "明年": {1, false}, "明年度": {1, false}, "来年": {1, false}, "下年": {1, false}, "下年度": {1, false}, "下一年": {1, false}, "后年": {2, false}, "大后年": {3, false},
	"当年": {0, true}, "同年": {0, true}, "该年": {0, true}, "次年": {1, true}, "翌年": {1, true}, "前一年": {-1, true}, "隔年": {1, true}, "后一年": {1, true},
})

// relativeMonths are months likewise.
var relativeMonths = tableOf(map[string]relativeYear{
	"本月": {}, "本月份": {}, "这个月": {}, "今个月": {}, "上月": {-1, false}, "上个月": {-1, false}, "上月份": {-1, false}, "上上个月": {-2, false}, "上上月": {-2, false}, "前月": {-2, false}, "下月": {1, false}, "下个月": {1, false}, "下月份": {1, false},
	"下下个月": {2, false}, "下下月": {2, false}, "当月": {0, true}, "同月": {0, true}, "该月": {0, true}, "次月": {1, true}, "翌月": {1, true}, "前一个月": {-1, true},
})

// weekPrefixes are words before a week or a weekday, with the weeks that they move.
var weekPrefixes = tableOf(map[string]int{
	"上上个": -2, "上上": -2, "上个": -1, "上一": -1, "上": -1, "本": 0, "这个": 0, "这一": 0, "这": 0, "今个": 0, "今": 0, "当": 0, "下个": 1, "下一": 1, "下": 1, "下下个": 2, "下下": 2,
})

// fuzzyTimes are times of no day.
var fuzzyTimes = tableOf(map[string]string{
	"近年来": calendar.PastRef, "近些年来": calendar.PastRef, "近些年": calendar.PastRef, "近几年来": calendar.PastRef, "近几年": calendar.PastRef, "近年": calendar.PastRef, "近日": calendar.PastRef, "日前": calendar.PastRef, "近期": calendar.PastRef, "不久前": calendar.PastRef,
	"连日来": calendar.PastRef, "连日": calendar.PastRef, "前不久": calendar.PastRef, "近来": calendar.PastRef, "近段时间": calendar.PastRef, "前段时间": calendar.PastRef, "前些天": calendar.PastRef, "前几天": calendar.PastRef, "前些年": calendar.PastRef, "前几年": calendar.PastRef, "近几日": calendar.PastRef, "近几天": calendar.PastRef, "近几个月": calendar.PastRef, "最近": calendar.PastRef, "早前": "", "稍早": "",
	"目前": calendar.PresentRef, "如今": calendar.PresentRef, "当前": calendar.PresentRef, "现在": calendar.PresentRef, "眼下": calendar.PresentRef, "现阶段": calendar.PresentRef, "时下": calendar.PresentRef, "此刻": calendar.PresentRef, "此时": calendar.PresentRef, "当下": calendar.PresentRef, "而家": calendar.PresentRef,
	"今后": calendar.FutureRef, "不久的将来": calendar.FutureRef,
})
