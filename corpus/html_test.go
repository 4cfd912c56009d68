package corpus

import (
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"tifa/models"
)

// one reads the only document of a stream.
func one(t *testing.T, in Input, data string) (*models.Document, error) {
	t.Helper()
	n := 0
	var d *models.Document
	var err error
	for d, err = range Read([]string{"-"}, in, strings.NewReader(data)) {
		n++
	}
	if n != 1 {
		t.Fatalf("%d documents", n)
	}
	return d, err
}

func page(t testing.TB, name string) string {
	t.Helper()
	data, err := os.ReadFile("testdata/pages/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestReadHTML(t *testing.T) {
	d, err := one(t, Input{}, page(t, "harbour.html"))
	if err != nil {
		t.Fatal(err)
	}
	if d.Title != "Ministers agree on harbour fund" || d.Date != "2024-05-03T09:30+08:00" || string(d.Meta["url"]) != `"https://news.example/2024/harbour-fund"` {
		t.Errorf("title %q, date %q, meta %s", d.Title, d.Date, d.Meta)
	}
	if diff := cmp.Diff([]string{"Ann Example", "Bo Sample"}, d.Byline); diff != "" {
		t.Error(diff)
	}
	lines := strings.Split(d.Text, "\n")
	if len(lines) != 5 || !strings.HasPrefix(lines[0], "BRUSSELS – Transport ministers") || !strings.HasSuffix(lines[2], "both, & for harbours that nobody has thought of.") || lines[4] != "" {
		t.Errorf("the text is %q", d.Text)
	}
}

func TestNoArticle(t *testing.T) {
	for _, tt := range []struct{ page, want string }{
		{page(t, "contents.html"), "no article found: what text there is consists of links, as on a page of contents"},
		{"<html><body><script>render()</script></body></html>", "no article found: the page has no text"},
		{"<html><body><p>Page not found.</p></body></html>", "no article found: the longest piece of text has 15 characters"},
		{"<!doctype html>" + strings.Repeat("<div>", 10000), "the page cannot be read: "},
	} {
		_, err := one(t, Input{}, tt.page)
		e, ok := errors.AsType[*DocumentError](err)
		if !ok || !strings.HasPrefix(e.Err.Error(), tt.want) || string(e.Raw) != tt.page {
			t.Errorf("got %v, want %s", err, tt.want)
		}
	}
}

// TestPageDates: where pages say when they were published. Where several dates say
// so, they are those of a list.
func TestPageDates(t *testing.T) {
	for page, want := range map[string]string{
		`<meta name="PubDate" content="2024/5/3">`:                                                                                                                       "2024-05-03",
		`<meta property="article:published" itemprop="datePublished" content="2024-05-03T09:30:00.000Z">`:                                                                "2024-05-03T09:30",
		`<meta name="pdate" content="20240503">`:                                                                                                                         "2024-05-03",
		`<body><time itemprop="datePublished" datetime="2024-05-03 09:30:00 -0400">Friday</time>`:                                                                        "2024-05-03T09:30-04:00",
		`<body><time pubdate datetime="2024-05-03">Friday</time><time pubdate datetime="2024-05-02">`:                                                                    "",
		`<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"x","datePublished":"2024-05-03T09:30:00+08:00"}</script>`: "2024-05-03T09:30+08:00",
		`<meta name="date" content="soon">`:                                                                                                                              "",
	} {
		d, err := one(t, Input{From: HTML}, "<html><head>"+page+"<p>"+harbourZH)
		if err != nil || d.Date != want {
			t.Errorf("%s is %q (%v), not %q", page, d.Date, err, want)
		}
	}
}

const (
	harbourZH = "各国交通部长在两天会谈之后同意设立一个小港口基金。基金将用于码头、吊车和冷库的建设，由委员会管理，规则在九月底之前提出。发言人表示，冬天结冰的港口和夏天淤积的港口有不同的需要，规则会为两者留出空间，也为谁都没有想到的港口留出空间。议会还没有同意，交通委员会将在下个月表决。"
	harbourTW = "各國交通部長在兩天會談之後同意設立一個小港口基金。基金將用於碼頭、吊車和冷庫的建設，由委員會管理，規則在九月底之前提出。發言人表示，冬天結冰的港口和夏天淤積的港口有不同的需要，規則會為兩者留出空間，也為誰都沒有想到的港口留出空間。議會還沒有同意，交通委員會將在下個月表決。"
)

// TestHTMLEncodings: what a page declares is believed, unless its bytes say
// otherwise, which is a warning.
func TestHTMLEncodings(t *testing.T) {
	for _, tt := range []struct {
		name, declared, text string
		encoding             encoding.Encoding
		warned               bool
	}{
		{"declared", "gb2312", harbourZH, simplifiedchinese.GB18030, false},
		{"not declared", "", harbourZH, simplifiedchinese.GB18030, false},
		{"Big5", "", harbourTW, traditionalchinese.Big5, false},
		{"declared as GBK and UTF-8", "gbk", harbourZH, encoding.Nop, true},
		{"declared as UTF-8 and GBK", "utf-8", harbourZH, simplifiedchinese.GBK, true},
		{"declared as Latin-1 and Big5", "iso-8859-1", harbourTW, traditionalchinese.Big5, true},
		{"declared as Big5 and GBK", "big5", harbourZH, simplifiedchinese.GBK, true},
		{"an encoding that nobody has", "klingon", harbourZH, encoding.Nop, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			body, err := tt.encoding.NewEncoder().String("<p>" + tt.text + "</p>")
			if err != nil {
				t.Fatal(err)
			}
			d, err := one(t, Input{}, `<html><head><meta charset="`+tt.declared+`"></head><body>`+body+"</body></html>")
			if err != nil {
				t.Fatal(err)
			}
			if d.Text != tt.text+"\n" {
				t.Errorf("read %q", d.Text)
			}
			if warned := len(d.Warnings) > 0; warned != tt.warned {
				t.Errorf("warnings: %v", d.Warnings)
			}
		})
	}
}

func FuzzReadHTML(f *testing.F) {
	f.Add([]byte("<html><body><p>x</p><table><tr><td><a href=x>y</a></html>"))
	f.Add([]byte("<meta charset=gbk><p>\xd6\xd0<br><br>\xb9\xfa<script type=application/ld+json>{\"@type\":1}</script>"))
	f.Add([]byte(page(f, "harbour.html")))
	f.Fuzz(func(t *testing.T, data []byte) {
		for d, err := range Read([]string{"-"}, Input{From: HTML}, strings.NewReader(string(data))) {
			if (d == nil) == (err == nil) {
				t.Fatalf("document %v and error %v", d, err)
			}
		}
	})
}
