package header

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tifa/extractors/dates"
	"tifa/models"
)

// reader knows a few places, as a gazetteer would.
var reader = &Reader{
	Dates: dates.Find,
	Places: func(text string, within models.Span) (out []models.Span) {
		for _, name := range []string{"北京", "重庆", "台北", "伊宁", "吉隆坡", "华盛顿", "Chongqing", "Beijing", "Warsaw"} {
			if i := strings.Index(within.In(text), name); i >= 0 {
				out = append(out, models.Span{Start: within.Start + i, End: within.Start + i + len(name)})
			}
		}
		return out
	},
}

// read shows a header by its texts, empty parts left out.
func read(text string) map[string]string {
	h := reader.Read(text)
	out := map[string]string{}
	put := func(key string, spans ...models.Span) {
		var parts []string
		for _, s := range spans {
			if s != (models.Span{}) {
				parts = append(parts, s.In(text))
			}
		}
		if len(parts) > 0 {
			out[key] = strings.Join(parts, "|")
		}
	}
	put("title", h.Title)
	put("date", h.Date)
	put("byline", h.Byline...)
	put("places", h.Dateline.Places...)
	put("when", h.Dateline.Date)
	put("agency", h.Dateline.Agency)
	if h.Dateline.Span != (models.Span{}) {
		put("dateline", h.Dateline.Span)
	}
	return out
}

func TestRead(t *testing.T) {
	type m = map[string]string
	tests := []struct {
		name, text string
		want       m
	}{
		{"marked", " date 2023-09-08 Committee Holds Meeting\n\nChongqing, China – On September 8, the committee met.",
			m{"title": "Committee Holds Meeting", "date": "2023-09-08", "places": "Chongqing|China", "dateline": "Chongqing, China –"}},
		{"Xinhua in English", "Premier meets guests\n\nBEIJING, March 12 (Xinhua) -- The premier met guests.",
			m{"title": "Premier meets guests", "places": "BEIJING", "when": "March 12", "agency": "Xinhua", "dateline": "BEIJING, March 12 (Xinhua) --"}},
		{"Reuters", "WASHINGTON (Reuters) - The president said.",
			m{"places": "WASHINGTON", "agency": "Reuters", "dateline": "WASHINGTON (Reuters) -"}},
		{"no agency", "BRUSSELS, June 30 - Leaders ended a summit.",
			m{"places": "BRUSSELS", "when": "June 30", "dateline": "BRUSSELS, June 30 -"}},
		{"an abbreviated month and a long dash", "LIMA, Nov. 20 (Hill Wire) — The president swore in four ministers.",
			m{"places": "LIMA", "when": "Nov. 20", "agency": "Hill Wire", "dateline": "LIMA, Nov. 20 (Hill Wire) —"}},
		{"a known place in small letters", "Warsaw – The government said.",
			m{"places": "Warsaw", "dateline": "Warsaw –"}},
		{"byline and date line", "House passes bill\nBy Ann Lee and Bo Xu | Sept. 25, 2024\n\nWASHINGTON (River Wire) -- The House",
			m{"title": "House passes bill", "byline": "Ann Lee|Bo Xu", "date": "Sept. 25, 2024", "places": "WASHINGTON", "agency": "River Wire", "dateline": "WASHINGTON (River Wire) --"}},
		{"byline with a role", "Labour hold seat\n\nBy Ada Sample-Hill, political correspondent\nFriday 2 May 2025\n\nLabour has held the seat.",
			m{"title": "Labour hold seat", "byline": "Ada Sample-Hill", "date": "Friday 2 May 2025"}},
		{"two names with a comma", "Pact signed\n\nby Marco Sample-Li, Keiko Sample\n\nMANILA, July 9 (Harbour Ledger) -- Japan and the Philippines",
			m{"title": "Pact signed", "byline": "Marco Sample-Li|Keiko Sample", "places": "MANILA", "when": "July 9", "agency": "Harbour Ledger", "dateline": "MANILA, July 9 (Harbour Ledger) --"}},
		{"a dash in the first sentence is no dateline", "A title\n\nThe vote on Tuesday - a close one - was held.",
			m{"title": "A title"}},
		{"a headline with a dash", "Labour hold seat by 212 votes – but May vows to fight on\n\nLabour has.",
			m{"title": "Labour hold seat by 212 votes – but May vows to fight on"}},
		{"one sentence alone", "Xi Jinping met Macron.", m{}},
		{"one line without a full stop", "Xi Jinping met Macron", m{}},
		{"Xinhua", "李强签署国务院令\n\n新华社北京3月12日电（记者冷小雪 吴小松）国务院总理李强",
			m{"title": "李强签署国务院令", "agency": "新华社", "places": "北京", "when": "3月12日", "byline": "冷小雪|吴小松", "dateline": "新华社北京3月12日电（记者冷小雪 吴小松）"}},
		{"full width", "标题\n　　新华社北京６月２８日电（记者晏小文、戚小文）十四届",
			m{"title": "标题", "agency": "新华社", "places": "北京", "when": "６月２８日", "byline": "晏小文|戚小文", "dateline": "新华社北京６月２８日电（记者晏小文、戚小文）"}},
		{"blanks before the bracket", "【经济】中国上半年增长\n\n中新社北京7月15日电 （记者 拓跋文 顾小贝）国家统计局",
			m{"title": "中国上半年增长", "agency": "中新社", "places": "北京", "when": "7月15日", "byline": "拓跋文|顾小贝", "dateline": "中新社北京7月15日电 （记者 拓跋文 顾小贝）"}},
		{"the paper itself", "标题\n本报北京3月12日讯（记者张三丰）会议", m{"title": "标题", "places": "北京", "when": "3月12日", "byline": "张三丰", "dateline": "本报北京3月12日讯（记者张三丰）"}},
		{"no place", "中新网3月12日电 据报道", m{"agency": "中新网", "when": "3月12日", "dateline": "中新网3月12日电"}},
		{"CCTV", "标题\n央视网消息（新闻联播）：国家主席", m{"title": "标题", "agency": "央视网", "dateline": "央视网消息（新闻联播）："}},
		{"Central News Agency", "（中央社記者滕大文、柯小文台北20日電）立法院院會", m{"agency": "中央社", "places": "台北", "when": "20日", "byline": "滕大文|柯小文", "dateline": "（中央社記者滕大文、柯小文台北20日電）"}},
		{"day in Chinese numerals", "（中央社記者林小文台北十日電）總統", m{"agency": "中央社", "places": "台北", "when": "十日", "byline": "林小文", "dateline": "（中央社記者林小文台北十日電）"}},
		{"reporters in the bracket", "标题\n\n（新疆日报伊宁５月１４日讯  记者 阿依古丽·测试江  李小试）５月",
			m{"title": "标题", "agency": "新疆日报", "places": "伊宁", "when": "５月１４日", "byline": "阿依古丽·测试江|李小试", "dateline": "（新疆日报伊宁５月１４日讯  记者 阿依古丽·测试江  李小试）"}},
		{"compiled", "标题\n（华盛顿综合讯）美国", m{"title": "标题", "places": "华盛顿", "dateline": "（华盛顿综合讯）"}},
		{"byline at the end", "标题\n\n国务院7日任免。\n\n（记者容小远）\n", m{"title": "标题", "byline": "容小远"}},
		{"several at the end", "标题\n\n会议。\n（江南日报全媒体记者温小文  通讯员甘小霖/文  图片由郭小文摄）", m{"title": "标题", "byline": "温小文|甘小霖"}},
		{"rubric, date and headline", "【測試日報專訊】2025-12-08　立法會選舉點票完成\n\n■記者　歐陽小文　司徒大文\n\n香港特區",
			m{"title": "立法會選舉點票完成", "date": "2025-12-08", "byline": "歐陽小文|司徒大文"}},
		{"a source is no dateline", "标题\n\n据中央纪委国家监委网站11月17日消息：日前", m{"title": "标题"}},
		{"nothing", "", m{}},
		{"blanks", " \n\n\t", m{}},
		{"invalid bytes", "\xff\xfe title\n\n\xe6", m{"title": "\xff\xfe title"}},
		{"carriage returns", "Title here\r\n\r\nBEIJING, March 12 (Xinhua) -- x", m{"title": "Title here", "places": "BEIJING", "when": "March 12", "agency": "Xinhua", "dateline": "BEIJING, March 12 (Xinhua) --"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, read(tt.text)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{" date 2023-09-08 T\n\nChongqing, China – On", "（中央社記者滕大文台北20日電）立法院", "By A B | Sept. 25, 2024\n", "央视网消息（新闻联播）：", "【a】2025-12-08\u3000b\n", "\xff（记者\xe4）", "x -- (", strings.Repeat("\x9f", 2000) + "【"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		h := reader.Read(text)
		d := h.Dateline
		for _, s := range append(append([]models.Span{h.Title, h.Date, d.Span, d.Date, d.Agency}, h.Byline...), d.Places...) {
			if s.Len() != 0 && !s.Valid(text) {
				t.Fatalf("%q: %v is no span", text, s)
			}
		}
		if h.Body < 0 || h.Body > len(text) {
			t.Fatalf("%q: body at %d", text, h.Body)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	text := " date 2023-09-08 Committee Holds Meeting\n\nChongqing, China – On September 8, the committee met." + strings.Repeat(" More text follows here.", 100)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		reader.Read(text)
	}
}
