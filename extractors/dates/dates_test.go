package dates

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tifa/extractors"
	"tifa/models"
)

// reference is the date from which every case is read: a Friday.
const reference = "2023-09-08"

// marked takes the spans in [[ ]] out of a text.
func marked(s string) (text string, spans []models.Span) {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(s, "[[")
		b.WriteString(before)
		if !ok {
			return b.String(), spans
		}
		inner, after, _ := strings.Cut(rest, "]]")
		spans = append(spans, models.Span{Start: b.Len(), End: b.Len() + len(inner)})
		b.WriteString(inner)
		s = after
	}
}

// TestDates: every expression of the text is marked, the values stand in order.
// "-" is an expression without a value.
func TestDates(t *testing.T) {
	tests := []struct {
		text   string
		values string
	}{
		// English: full and partial dates.
		{"On [[September 8]], the committee met", "2023-09-08"},
		{"on [[Sept. 8, 2023]], and [[8 September 2023]]", "2023-09-08 2023-09-08"},
		{"by [[Dec. 31]] it", "2023-12-31"},
		{"it will end by [[Dec. 31]]", "2023-12-31"},
		{"[[Tuesday 14 November 2023]] | [[30 MAY 2024]]", "2023-11-14 2024-05-30"},
		{"on [[Tuesday, December 5]] it will", "2023-12-05"},
		{"from [[March 11 to 13]], and [[11-13 March 2024]]", "2023-03-11/2023-03-13 2024-03-11/2024-03-13"},
		{"from [[30 June to 2 July]]", "2023-06-30/2023-07-02"},
		{"[[April 24]] and 25", "2023-04-24"},
		{"in [[May]], not what May said in [[March 2021]]", "2023-05 2021-03"},
		{"May I march with Mr. March?", ""},
		{" date [[2023-09-08]] Title; [[21.01.2025]]; [[2023/9/8]]", "2023-09-08 2025-01-21 2023-09-08"},
		{"in [[2013]], since [[1998]], by [[2030]]; 2000 people; $2000; 2,000", "2013 1998 2030"},
		{"the [[2021-2025]] plan, [[2019-20]]", "2021/2025 2019/2020"},
		{"in [[the 19th century]], [[the 1990s]] and [[1980s]]", "18 199 198"},
		{"[[Q1 2024]], [[the first quarter of 2024]], [[the second half of the year]]", "2024-Q1 2024-Q1 2023-H2"},
		{"in [[summer 2022]] and [[last year]]’s; in [[winter]]", "2022-SU 2022 2023-WI"},
		// English: relative.
		{"on [[Friday]] he said on [[Thursday]]", "2023-09-08 2023-09-07"},
		{"it will meet on [[Monday]]", "2023-09-11"},
		{"[[last Friday]], [[last Saturday]], [[next Monday]]", "2023-09-01 2023-09-02 2023-09-11"},
		{"on [[Friday morning]], [[this morning]], [[last night]]", "2023-09-08TMO 2023-09-08TMO 2023-09-07TNI"},
		{"[[today]], [[yesterday]] and [[tomorrow]]", "2023-09-08 2023-09-07 2023-09-09"},
		{"[[last month]], [[next year]], [[this week]], [[earlier this month]]", "2023-08 2024 2023-W36 2023-09"},
		{"[[three days ago]], [[two weeks ago]], [[a year ago]]", "2023-09-05 2023-W34 2022-09"},
		{"on [[September 1]]. [[A day earlier]], and [[the same day]]", "2023-09-01 2023-09-07 2023-09-07"},
		{"met at [[9.30 a.m.]] and at [[3 p.m.]] until [[14:05]]", "2023-09-08T09:30 2023-09-08T15:00 2023-09-08T14:05"},
		{"[[recently]] and [[now]]", "PAST_REF PRESENT_REF"},
		{"[[early 2012]], [[late September]]", "2012 2023-09"},
		{"a [[two-day]] summit, for [[20 years]], [[every Friday]]", "P2D P20Y XXXX-WXX-5"},
		// English: the date of a statement about the future.
		{"He said on [[Monday]] that it will close", "2023-09-04"},
		{"the ministry announced [[Tuesday]] that the road will open on [[Friday]]", "2023-09-05 2023-09-08"},
		// English: none.
		{"318-97; 5.3 percent; No. 2; version 1.2.3; 555-1234; resolution 1325", ""},
		{"the Sun said; Marchand; a mayor; Mondays", ""},
		// Chinese: the date of a statement about the future.
		{"毛宁[[周一]]表示，中国将参加。", "2023-09-04"},
		{"截至[[6月5日]]，共有三人。", "2023-06-05"},
		// Chinese: full and partial dates.
		{"[[2023年9月8日]]，[[二〇二三年九月八日]]，[[２０２３年９月８日]]", "2023-09-08 2023-09-08 2023-09-08"},
		{"[[9月8日]]，新华社北京[[9月8日]]电，[[8日下午]]", "2023-09-08 2023-09-08 2023-09-08TAF"},
		{"[[12日上午]]在[[5月14日]]讯", "2023-09-12TMO 2023-05-14"},
		{"[[23日下午]]和[[22日至23日]]", "2023-09-23TAF 2023-09-22/2023-09-23"},
		{"[[9月12日至15日]]，[[6月30日至7月2日]]", "2023-09-12/2023-09-15 2023-06-30/2023-07-02"},
		{"[[2021-2025年]]，[[2024年]]", "2021/2025 2024"},
		{"[[今年]]，[[去年]]，[[明年]]，[[今年上半年]]，[[一季度]]", "2023 2022 2024 2023-H1 2023-Q1"},
		{"[[今年10月10日]]，[[去年12月]]，[[6月份]]", "2023-10-10 2022-12 2023-06"},
		{"[[本月初]]，[[下月]]，[[上月]]", "2023-09 2023-10 2023-08"},
		{"[[昨天]]，[[今日]]，[[今天晚間]]，[[昨晚]]", "2023-09-07 2023-09-08 2023-09-08TEV 2023-09-07TEV"},
		{"[[周五]]，[[下周三]]，[[上周]]，[[周二]]宣布", "2023-09-08 2023-09-13 2023-W35 2023-09-05"},
		{"[[9月1日]]，[[同日]]，[[次日]]", "2023-09-01 2023-09-01 2023-09-02"},
		{"[[近日]]，[[日前]]，[[目前]]，[[近年来]]", "PAST_REF PAST_REF PRESENT_REF PAST_REF"},
		{"[[民國110年]]，[[民国69年]]", "2021 1980"},
		{"[[上世纪]]", ""},
		{"[[90年代]]，[[二十世纪八十年代]]，[[21世纪]]", "199 198 20"},
		{"[[2024年3月12日6时35分]]", "2024-03-12T06:35"},
		{"[[三天前]]，为期[[三天]]，[[两个多月]]，[[每年]]", "2023-09-05 P3D P2M P1Y"},
		// Chinese: none.
		{"第一号主席令，90后，211工程，生日，日本，一日千里，周恩来，三号线，十八大，“十四五”", ""},
	}
	for _, tt := range tests {
		text, want := marked(tt.text)
		if tt.values == "" {
			want = nil
		}
		in := &extractors.Input{Text: text, Date: reference, Sentences: []models.Span{{Start: 0, End: len(text)}}, Lang: models.English}
		mentions := find(text, models.Span{End: len(text)}, reference, false, in)
		var got, wantText, values []string
		for _, m := range mentions {
			got = append(got, m.Span.In(text))
			values = append(values, m.Timex.Value)
		}
		for _, s := range want {
			wantText = append(wantText, s.In(text))
		}
		if diff := cmp.Diff(wantText, got); diff != "" {
			t.Errorf("%s: spans (-want +got)\n%s", tt.text, diff)
			continue
		}
		if diff := cmp.Diff(strings.Fields(tt.values), values); diff != "" && len(values)+len(tt.values) > 0 {
			t.Errorf("%s: values (-want +got)\n%s", tt.text, diff)
		}
	}
}

// TestIntervals: from and to are the half-open stretch of the value.
func TestIntervals(t *testing.T) {
	tests := []struct{ text, from, to string }{
		{"September 8", "2023-09-08", "2023-09-09"},
		{"in September", "2023-09-01", "2023-10-01"},
		{"in 2013", "2013-01-01", "2014-01-01"},
		{"March 11 to 13", "2023-03-11", "2023-03-14"},
		{"at 3 p.m.", "2023-09-08T15:00", "2023-09-08T15:01"},
		{"this week", "2023-09-04", "2023-09-11"},
		{"the 1990s", "1990-01-01", "2000-01-01"},
		{"今年上半年", "2023-01-01", "2023-07-01"},
		{"12日上午", "2023-09-12T06:00", "2023-09-12T12:00"},
		{"recently", "", ""},
	}
	for _, tt := range tests {
		m := Find(tt.text, models.Span{End: len(tt.text)}, reference)
		if len(m) != 1 || m[0].Timex.From != tt.from || m[0].Timex.To != tt.to {
			t.Errorf("%s: got %+v, want %s to %s", tt.text, m[0].Timex, tt.from, tt.to)
		}
	}
}

func TestWithoutReference(t *testing.T) {
	for _, tt := range []struct{ text, reference, value string }{
		{"yesterday", "", ""},
		{"on September 8", "", ""},
		{"September 8, 2023", "", "2023-09-08"},
		{"今年", "2024", "2024"},
		{"昨天", "2024", ""},
		{"9月8日", "2024", "2024-09-08"},
		{"last month", "2024-03", "2024-02"},
		{"on Friday", "2024-03", ""},
	} {
		m := Find(tt.text, models.Span{End: len(tt.text)}, tt.reference)
		if len(m) != 1 || m[0].Timex.Value != tt.value {
			t.Errorf("%s from %q: got %v, want %q", tt.text, tt.reference, m, tt.value)
		}
	}
}

func TestNoSuchDate(t *testing.T) {
	for _, text := range []string{"February 30, 2023", "2023年13月1日", "2023-02-30", "2月30日", "0000年", "99999年9月", "31 April 2020", "25:00"} {
		for _, m := range Find(text, models.Span{End: len(text)}, reference) {
			if m.Timex.Value != "" && m.Span.Len() == len(text) {
				t.Errorf("%s was read as %s", text, m.Timex.Value)
			}
		}
	}
}

var fuzzSeeds = []string{"On September 8, 2023 to May 4", "9月8日至10日上午9时", "last Friday morning", "民國110年底", "the 19th-century", "2021-2025年", "\xff9月8日", "一二三四五六七八九十百千年月日时分", "９９９９９９９年"}

func FuzzDates(f *testing.F) {
	for _, s := range fuzzSeeds {
		f.Add(s, reference)
		f.Add(s, "")
	}
	f.Fuzz(func(t *testing.T, text, ref string) {
		end := 0
		for _, m := range Find(text, models.Span{End: len(text)}, ref) {
			if !m.Span.Valid(text) || m.Span.Start < end {
				t.Fatalf("%q: span %v behind %d", text, m.Span, end)
			}
			end = m.Span.End
			x := m.Timex
			if x.To != "" && x.From >= x.To {
				t.Fatalf("%q: from %s to %s", text, x.From, x.To)
			}
			if x.From != "" {
				if _, err := time.Parse("2006-01-02", x.From[:10]); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
}

func BenchmarkDates(b *testing.B) {
	for name, text := range map[string]string{
		"en": strings.Repeat("On September 8, the Standing Committee of the Municipal Party Committee convened a meeting to study the letter. ", 200),
		"zh": strings.Repeat("新华社北京9月8日电，国务院总理李强主持召开国务院常务会议，研究部署今年下半年的工作。", 200),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Find(text, models.Span{End: len(text)}, reference)
			}
		})
	}
}
