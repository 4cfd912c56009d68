package page_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"tifa/server"
)

// TestPage drives the page in a browser, against the server that serves it.
func TestPage(t *testing.T) {
	b := startBrowser(t)
	for _, test := range []struct {
		name string
		run  func(*testing.T, *browser)
	}{
		{"annotate", annotates},
		{"long text", longText},
		{"drop", drop},
		{"other files", otherFiles},
		{"crossing", crossing},
		{"entries", entries},
		{"drawing", drawing},
		{"explain", explains},
		{"legend", legend},
		{"nothing found", nothingFound},
		{"keyboard", keyboard},
		{"injection", injection},
		{"policy", policyHolds},
		{"languages", languages},
		{"traditional", traditional},
		{"themes", themes},
		{"narrow", narrow},
		{"link", link},
		{"broken link", brokenLink},
		{"problem", problem},
		{"away", away},
		{"token", token},
	} {
		t.Run(test.name, func(t *testing.T) { test.run(t, b) })
	}
}

// sample is the text of a sample.
func sample(t *testing.T, lang string) string {
	t.Helper()
	text, err := os.ReadFile("samples/plenum-2021-11-12." + lang + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// annotates: what is highlighted is what the API says, to the offset.
func annotates(t *testing.T, b *browser) {
	for _, text := range []string{
		sample(t, "en"), sample(t, "zh"),
		"😀 Xi Jinping 习近平 met President Emmanuel Macron of France in Paris 🇫🇷 on 3 May 2024.\n\n\n𝕏 Two lines end it.\n",
		"No name is here.",
	} {
		p := b.open(t, "/")
		p.annotate(text)
		var want struct {
			Text        string `json:"text"`
			Annotations []span `json:"annotations"`
		}
		p.api("/v1/annotate?offsets=utf16", map[string]string{"text": text}, &want)
		if got := eval[string](p, `document.getElementById("reading").textContent`); got != want.Text || got != text {
			t.Errorf("the page shows %q, and not %q", got, want.Text)
		}
		if got := p.marks(); !slices.Equal(got, want.Annotations) {
			t.Errorf("the page marks\n%v, and not\n%v", got, want.Annotations)
		}
	}
}

// longText: some 120 KB come out whole.
func longText(t *testing.T, b *browser) {
	text := strings.Repeat(sample(t, "en")+sample(t, "zh"), 24)
	p := b.open(t, "/")
	p.annotate(text)
	var want struct{ Annotations []span }
	p.api("/v1/annotate?offsets=utf16", map[string]string{"text": text}, &want)
	if got := p.marks(); !slices.Equal(got, want.Annotations) {
		t.Errorf("%d marks for %d annotations, or others", len(got), len(want.Annotations))
	}
	if got := eval[string](p, `document.getElementById("reading").textContent`); got != text {
		t.Errorf("%d bytes of text out of %d, or others", len(got), len(text))
	}
}

// drop: a file in the encoding of many Chinese ones is read as what it says.
func drop(t *testing.T, b *browser) {
	p := b.open(t, "/")
	eval[any](p, `(() => {
		const files = new DataTransfer();
		files.items.add(new File([new Uint8Array([0xcf, 0xb0, 0xbd, 0xfc, 0xc6, 0xbd, 0xa1, 0xa3])], "report.txt"));
		document.body.dispatchEvent(new DragEvent("drop", {dataTransfer: files, bubbles: true, cancelable: true}));
	})()`)
	p.wait(`document.getElementById("text").value === "习近平。"`)
	p.click("#annotate")
	p.wait(`document.querySelector("#reading mark")?.textContent === "习近平"`)
}

// otherFiles: what is no text, or far too long, is said to be so, and the form keeps what
// it had.
func otherFiles(t *testing.T, b *browser) {
	p := b.open(t, "/")
	p.paste("Jo Smoke met them.")
	for _, test := range []struct{ file, want string }{
		{`new File([new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0xff])], "report.docx")`, "no plain text"},
		{`new File([new Uint8Array(17 << 20).fill(97)], "long.txt")`, "too large"},
	} {
		eval[any](p, `(() => {
			const files = new DataTransfer();
			files.items.add(`+test.file+`);
			document.body.dispatchEvent(new DragEvent("drop", {dataTransfer: files, bubbles: true, cancelable: true}));
		})()`)
		p.wait(`document.getElementById("problem").textContent.includes("` + test.want + `")`)
		if text := eval[string](p, `document.getElementById("text").value`); text != "Jo Smoke met them." {
			t.Errorf("the form holds %.40q", text)
		}
	}
}

// problem: what the server refuses is said in its words, and the text stays.
func problem(t *testing.T, b *browser) {
	p := b.open(t, "/")
	p.expected = []string{"422"}
	p.click("#annotate")
	p.wait(`document.getElementById("problem").textContent.includes("There is no text yet")`)
	p.click("[data-language=zh]")
	p.wait(`document.getElementById("problem").textContent.includes("还没有文本")`)
	p.click("[data-language=en]")
	p.wait(`document.getElementById("problem").textContent.includes("There is no text yet")`)
	p.paste("Jo Smoke met them.")
	p.do(chromedp.Focus(chromedp.CSS("#date")), chromedp.KeyEvent("2024-13-41"))
	p.click("#annotate")
	p.wait(`document.getElementById("problem").textContent.includes("2024-13-41")`)
	if title := eval[string](p, `document.querySelector("#problem strong").textContent`); title != "Something in the form is wrong." {
		t.Errorf("the title is %q", title)
	}
	if said := eval[string](p, `document.getElementById("problem").textContent`); strings.Count(said, "2024-13-41") != 1 {
		t.Errorf("the page says %q", said)
	}
	p.click("[data-language=zh]")
	p.wait(`document.querySelector("#problem strong")?.textContent === "表单中有内容不正确。"`)
	if text := eval[string](p, `document.getElementById("text").value`); text != "Jo Smoke met them." || eval[string](p, `document.documentElement.dataset.view`) != "compose" {
		t.Errorf("the form holds %q", text)
	}
}

// away: where the server does not answer, a sample says so as well.
func away(t *testing.T, b *browser) {
	p := b.open(t, "/")
	eval[any](p, `void (globalThis.fetch = () => Promise.reject(new TypeError("away")))`)
	for _, how := range []string{`[data-sample="plenum-2021-11-12.en"]`, "#annotate"} {
		eval[any](p, `void document.getElementById("problem").replaceChildren()`)
		p.paste("Jo Smoke met them.")
		p.click(how)
		p.wait(`document.getElementById("problem").textContent.includes("does not answer")`)
	}
}

// token: a server that asks for a token gets it.
func token(t *testing.T, b *browser) {
	const secret = "correct-horse-battery"
	p := b.openAt(t, serve(t, server.Config{Tokens: []string{secret}}).URL, "/")
	p.expected = []string{"401"}
	p.paste("Xi Jinping visited Paris.")
	p.click("#annotate")
	p.wait(`!document.getElementById("token-field").hidden`)
	p.do(chromedp.Focus(chromedp.CSS("#token")), chromedp.KeyEvent(secret))
	p.click("#annotate")
	p.wait(`document.querySelector("#reading:not([aria-busy]) mark")`)
	if stored := eval[int](p, `localStorage.length + sessionStorage.length`); stored != 0 {
		t.Errorf("%d values are stored", stored)
	}
}
