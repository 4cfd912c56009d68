package page_test

import (
	"fmt"
	"net/url"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"tifa/models"
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

// entries: a slogan is spelt out and named in the other language, an office has its
// holders, a person the offices, and references lead on and back.
func entries(t *testing.T, b *browser) {
	p := b.open(t, "/")
	p.click(`[data-sample="plenum-2021-11-12.en"]`)
	p.wait(`document.querySelector("#reading:not([aria-busy]) mark")`)

	p.click(p.mark("SLOGAN", "Two Safeguards"))
	p.wait(`document.querySelectorAll("#panel-entry .expansion li").length === 4`)
	if text := eval[string](p, `document.getElementById("panel-entry").innerText`); !strings.Contains(text, "两个维护") || !strings.Contains(text, "tifa:two-upholds") {
		t.Errorf("the entry of a slogan: %q", text)
	}

	p.click(p.mark("OFFICE", "Premier"))
	p.wait(`document.querySelectorAll("#panel-entry .tenure").length > 3`)
	if holder := eval[string](p, `document.querySelector("#panel-entry .tenure.holds button").textContent`); holder != "Li Keqiang" {
		t.Errorf("the holder on the day of the report is %s", holder)
	}
	if bars := eval[int](p, `document.querySelectorAll("#panel-entry .tenure rect").length`); bars != eval[int](p, `document.querySelectorAll("#panel-entry .tenure").length`) {
		t.Errorf("%d bars are drawn", bars)
	}

	p.click("#panel-entry .tenure.holds button")
	p.wait(`document.querySelector("#panel-entry h2")?.textContent === "Li Keqiang" && document.querySelectorAll("#panel-entry .tenure").length > 2`)
	p.click("#panel-entry .back")
	p.wait(`document.querySelector("#panel-entry h2")?.textContent.startsWith("Premier")`)

	p.click("#tab-relations")
	p.wait(`document.querySelectorAll(".graph .node").length > 5 && document.querySelectorAll(".relation").length > 5`)
	p.click("#tab-dates")
	p.wait(`document.querySelectorAll(".days .day").length > 0 && document.querySelectorAll(".date-row").length > 1`)
	p.click("#tab-json")
	p.wait(`document.querySelector(".json")`)
	if !eval[bool](p, `JSON.parse(document.querySelector(".json").textContent).offsets === "utf16"`) {
		t.Error("the JSON is not what came")
	}
}

// crossing: a mark that crosses the end of another is cut there, and none is lost.
func crossing(t *testing.T, b *browser) {
	p := b.open(t, "/")
	got := eval[string](p, `import("/page/js/nest.js").then(({nest, paragraphs}) => {
		const write = (mark) => mark.i + ":" + mark.start + "-" + mark.end + "(" + mark.inner.map(write).join(" ") + ")";
		const roots = nest([{start: 0, end: 6}, {start: 4, end: 9}, {start: 4, end: 5}, {start: 12, end: 16}]);
		const text = "0123456789\n\nab\ncd\n";
		return roots.map(write).join(" ") + " | " + paragraphs(text, roots).map((p) => JSON.stringify(text.slice(p.start, p.end)) + p.marks.length).join(" ");
	})`)
	// The last mark covers a line end, at which no paragraph may end then.
	if want := `0:0-6(1:4-6(2:4-5())) 1:6-9() 3:12-16() | "0123456789\n\n"2 "ab\ncd\n"1`; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// drawing: the same relations always give the same drawing, and no name covers another.
func drawing(t *testing.T, b *browser) {
	p := b.open(t, "/")
	p.click(`[data-sample="plenum-2021-11-12.zh"]`)
	p.wait(`document.querySelector("#reading:not([aria-busy]) mark")`)
	const graph = `new XMLSerializer().serializeToString(document.querySelector("#panel-relations .graph"))`
	p.click("#tab-relations")
	p.wait(`document.querySelector("#panel-relations .graph")`)
	first := eval[string](p, graph)
	p.click(".legend-all")
	p.wait(`!document.querySelector("#panel-relations .graph .node[data-label=PERSON]")`)
	p.click(".legend-all")
	p.wait(`document.querySelector("#panel-relations .graph .node[data-label=PERSON]")`)
	if again := eval[string](p, graph); again != first {
		t.Errorf("the drawing was\n%s\nand is\n%s", first, again)
	}
	if covers := eval[int](p, `(() => {
		const boxes = [...document.querySelectorAll("#panel-relations .graph .node rect")].map((rect) => rect.getBBox());
		let n = 0;
		boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => {
			if (a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height) n++;
		}));
		return boxes.length > 5 ? n : -1;
	})()`); covers != 0 {
		t.Errorf("%d names cover others", covers)
	}
}

// explains: the view has the candidates of the API, and its reasons.
func explains(t *testing.T, b *browser) {
	text := "迎接挑战中共创辉煌。中共中央总书记习近平昨天在北京出席会议。"
	p := b.open(t, "/")
	p.annotate(text)
	p.click(p.mark("OFFICE", "中共中央总书记"))
	p.click("#tab-why")
	p.wait(`document.querySelector(".candidate")`)
	var want models.Explanation
	p.api("/v1/explain?offsets=utf16&at=10", map[string]string{"text": text}, &want)
	if n := eval[int](p, `document.querySelectorAll(".candidate").length`); n != len(want.Candidates) || n == 0 {
		t.Errorf("%d candidates, and not %d", n, len(want.Candidates))
	}

	// Words that nothing marks can be selected, and asked about.
	eval[any](p, `(() => {
		const text = document.querySelector(".par").firstChild;
		getSelection().setBaseAndExtent(text, 4, text, 6);
	})()`)
	p.wait(`document.querySelector(".why-quote")?.textContent === "中共" && document.querySelector(".candidate:not(.kept)")`)
	if fate := eval[string](p, `document.querySelector(".candidate-fate").textContent`); !strings.Contains(fate, "共创") {
		t.Errorf("the reason is %q", fate)
	}
}

// legend: a label that is switched off is not shown, not counted in the tables, and not
// a stop of the keyboard.
func legend(t *testing.T, b *browser) {
	p := b.open(t, "/")
	p.click(`[data-sample="plenum-2021-11-12.en"]`)
	p.wait(`document.querySelector("#reading:not([aria-busy]) mark")`)
	counts := map[string]int{}
	for _, m := range p.marks() {
		counts[m.Label]++
	}
	for label, n := range counts {
		if got := eval[string](p, `document.querySelector(".legend-item[data-label=`+label+`] .legend-count").textContent`); got != fmt.Sprint(n) {
			t.Errorf("the legend counts %s %s, and there are %d", got, label, n)
		}
	}
	const border = `getComputedStyle(document.querySelector("mark[data-label=PERSON]")).borderBottomColor`
	shown := eval[string](p, border)
	p.click(".legend-item[data-label=PERSON]")
	p.wait(`document.querySelector(".legend-item[data-label=PERSON]").getAttribute("aria-pressed") === "false"`)
	p.wait(border + ` === "rgba(0, 0, 0, 0)"`)
	if eval[int](p, `document.querySelectorAll(".entities [data-label=PERSON]").length`) != 0 || eval[int](p, `document.querySelectorAll(".entities [data-label=ORG]").length`) == 0 {
		t.Error("the table shows other labels")
	}
	for range len(p.marks()) {
		p.do(chromedp.Focus(chromedp.CSS(`#reading mark[tabindex="0"]`)))
		p.key(kb.ArrowRight)
		if label := eval[string](p, `document.activeElement.dataset.label`); label == "PERSON" {
			t.Error("the keyboard goes to a hidden mark")
			break
		}
	}
	p.click(".legend-item[data-label=PERSON]")
	p.wait(border + ` === ` + fmt.Sprintf("%q", shown))
	p.click(".legend-all")
	p.wait(`document.querySelectorAll('.legend-item[aria-pressed="true"]').length === 0`)
	if rows := eval[int](p, `document.querySelectorAll(".entities tbody tr").length`); rows != 0 {
		t.Errorf("all labels are hidden, and the table has %d rows", rows)
	}
	p.click(".legend-all")
	p.wait(`document.querySelectorAll('.legend-item[aria-pressed="false"]').length === 0`)
}

// nothingFound: where nothing is marked there is nothing to switch off.
func nothingFound(t *testing.T, b *browser) {
	p := b.open(t, "/")
	p.annotate("😀")
	if switches := eval[string](p, `document.querySelector(".legend-all, .legend-item")?.textContent ?? ""`); switches != "" {
		t.Errorf("the legend has %q", switches)
	}
}

// keyboard: all of it can be reached and used without a mouse.
func keyboard(t *testing.T, b *browser) {
	p := b.open(t, "/")
	p.paste("On September 8, 2023 the Chongqing Municipal Party Committee met.\n\nIt spoke of a letter from Xi Jinping.")
	p.key(kb.Enter, chromedp.KeyModifiers(chromedp.ModifierCtrl))
	p.wait(`document.querySelector("#reading:not([aria-busy]) mark")`)

	tabTo := func(what string) {
		t.Helper()
		for range 60 {
			p.key(kb.Tab)
			if eval[bool](p, `document.activeElement.matches(`+fmt.Sprintf("%q", what)+`)`) {
				return
			}
		}
		t.Fatalf("the tab key does not reach %s", what)
	}
	at := func() string { return eval[string](p, `document.activeElement.dataset.i ?? ""`) }
	expect := func(key, want string) {
		t.Helper()
		p.key(key)
		if got := at(); got != want {
			t.Fatalf("the focus is on mark %s, and not %s", got, want)
		}
	}
	tabTo(".legend-item")
	p.key(kb.ArrowRight)
	if !eval[bool](p, `document.activeElement.matches(".legend-item:nth-child(2)")`) {
		t.Error("arrows do not move in the legend")
	}
	p.key(" ")
	p.wait(`document.activeElement.getAttribute("aria-pressed") === "false"`)
	p.key(" ")
	p.wait(`document.activeElement.getAttribute("aria-pressed") === "true"`)

	tabTo("#reading mark")
	if n := eval[int](p, `document.querySelectorAll('#reading [tabindex="0"]').length`); n != 1 {
		t.Errorf("%d marks are stops of the tab key", n)
	}
	expect(kb.ArrowRight, "1") // Chongqing Municipal Party Committee, with Chongqing in it
	expect(kb.ArrowDown, "2")
	expect(kb.ArrowUp, "1")
	expect(kb.ArrowRight, "2")
	expect(kb.ArrowLeft, "1")
	expect(kb.End, fmt.Sprint(len(p.marks())-1))
	expect(kb.Home, "0")
	expect(kb.ArrowRight, "1")
	p.wait(`!document.getElementById("card").hidden`)
	if described := eval[string](p, `document.activeElement.getAttribute("aria-describedby")`); described != "card" {
		t.Errorf("the focused mark is described by %q", described)
	}
	p.key(kb.Escape)
	p.wait(`document.getElementById("card").hidden`)
	p.key(kb.Enter)
	p.wait(`document.querySelector("#panel-entry h2")?.textContent === "CPC Chongqing Municipal Committee"`)
	p.wait(`document.querySelector("mark.chosen")`)

	tabTo("[role=tab]")
	p.key(kb.ArrowRight)
	p.wait(`document.activeElement.id === "tab-why" && document.activeElement.getAttribute("aria-selected") === "true" && !document.getElementById("panel-why").hidden`)
	p.key(kb.End)
	p.wait(`document.activeElement.id === "tab-json" && !document.getElementById("panel-json").hidden && document.getElementById("panel-why").hidden`)
	p.key(kb.ArrowRight)
	p.wait(`document.activeElement.id === "tab-entry"`)

	for range 2 { // first the panel, then what is chosen
		p.key(kb.Escape)
	}
	p.wait(`!document.querySelector("mark.chosen")`)
}

// injection: whatever a text, its title or a name holds is shown as text.
func injection(t *testing.T, b *browser) {
	text := ` date 2024-05-03 国务院召开会议 <img src=x onerror="hacked=1"> <script>hacked=1</script>

国务院印发《关于<img src=x onerror=hacked=1>工作的决定》，审议通过了《<script>hacked=1</script>管理条例》。&lt;script&gt; javascript:hacked=1

Jo Smoke说：“<b onmouseover='hacked=1'>两个维护</b>” <svg onload=hacked=1> <style>*{display:none}</style>。
`
	p := b.open(t, "/")
	p.do(chromedp.SetValue(chromedp.CSS("#lang"), "zh"))
	p.annotate(text)
	if got := eval[string](p, `document.getElementById("reading").textContent`); got != text {
		t.Errorf("the page shows %q", got)
	}
	var want struct {
		Title    string
		Entities []struct{ Names map[string]string }
	}
	p.api("/v1/annotate", map[string]string{"text": text, "lang": "zh"}, &want)
	hostileEntities := 0
	for _, e := range want.Entities {
		for _, name := range e.Names {
			if strings.Contains(name, "<") {
				hostileEntities++
			}
		}
	}
	if !strings.Contains(want.Title, "<img") || hostileEntities < 2 {
		t.Fatalf("the text is no longer hostile where it was: %q, %v", want.Title, want.Entities)
	}
	if title := eval[string](p, `document.title`); !strings.Contains(title, "<img src=x") {
		t.Errorf("title %q", title)
	}
	clean := func(where string) {
		t.Helper()
		if n := eval[int](p, `document.querySelectorAll("main script, main img, main b, main style, svg[onload], #card img, #card script").length`); n != 0 {
			t.Errorf("%s: %d elements were made of text", where, n)
		}
	}
	p.click(p.mark("PERSON", "Jo Smoke"))
	p.wait(`document.getElementById("panel-entry").textContent.includes(` + fmt.Sprintf("%q", hostile) + `)`)
	for _, name := range []string{"entry", "why", "entities", "relations", "dates", "json"} {
		p.click("#tab-" + name)
		p.wait(`document.querySelector("#panel-` + name + `:not([hidden])")?.textContent`)
		clean(name)
	}
	eval[any](p, `for (const mark of document.querySelectorAll("#reading mark")) mark.focus()`)
	clean("card")
	p.click("[data-language=zh]")
	p.wait(`document.documentElement.lang === "zh-Hans"`)
	clean("Chinese")
	if !eval[bool](p, `typeof hacked === "undefined"`) {
		t.Error("a script out of the text ran")
	}
}

// policyHolds: were text ever made markup, the browser would still refuse it. This also
// shows that the tests hear of it.
func policyHolds(t *testing.T, b *browser) {
	p := b.open(t, "/")
	p.expected = []string{"Content Security Policy", "TrustedHTML"}
	refused := eval[bool](p, `(() => {
		try {
			document.body.innerHTML = "<img src=x onerror=hacked=1>";
			return false;
		} catch {
			return true;
		}
	})()`)
	eval[any](p, `fetch("http://127.0.0.1:1/elsewhere").catch(() => null)`)
	if !refused || !eval[bool](p, `typeof hacked === "undefined"`) {
		t.Error("the policy lets markup through")
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.errors) < 2 {
		t.Errorf("the console said %q", p.errors)
	}
	p.requests = slices.DeleteFunc(p.requests, func(u string) bool { return strings.Contains(u, "elsewhere") }) // it was not sent
}

// languages: all of the interface is in either language, and says no key.
func languages(t *testing.T, b *browser) {
	p := b.open(t, "/")
	p.click(`[data-sample="plenum-2021-11-12.zh"]`)
	p.wait(`document.querySelector("#reading:not([aria-busy]) mark")`)
	for _, test := range []struct{ language, lang, event, tab, tag string }{
		{"zh", "zh-Hans", "中国共产党第二十次全国代表大会", "词条", "职"},
		{"en", "en", "20th National Congress of the Communist Party of China", "Entry", "off"},
	} {
		p.click("[data-language=" + test.language + "]")
		p.wait(`document.documentElement.lang === "` + test.lang + `" && document.getElementById("tab-entry").textContent === "` + test.tab + `"`)
		p.click(p.mark("EVENT", "二十大"))
		p.wait(`document.querySelector("#panel-entry h2")?.textContent === "` + test.event + `"`)
		if tag := eval[string](p, `document.querySelector("mark[data-label=OFFICE]").dataset.tag`); tag != test.tag {
			t.Errorf("the tag of an office is %s", tag)
		}
		for _, name := range []string{"entry", "why", "entities", "relations", "dates"} {
			p.click("#tab-" + name)
			p.wait(`document.querySelector("#panel-` + name + `:not([hidden])")?.textContent`)
			// Text of the page that looks like a key; ids and rules stand in code.
			if keys := eval[[]string](p, `(() => {
				const found = [];
				const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
				for (let node = walker.nextNode(); node; node = walker.nextNode()) {
					if (/^[a-z]+(\.[a-z-]+)+$/.test(node.data.trim()) && !node.parentElement.closest("code, pre, #reading, .card-facts, .small-print")) found.push(node.data);
				}
				return found;
			})()`); len(keys) > 0 {
				t.Errorf("%s, %s: %q", test.language, name, keys)
			}
		}
	}
	p.do(chromedp.Navigate(p.url + "/"))
	p.wait(`document.documentElement.dataset.ready && document.documentElement.lang === "en"`)
}

// traditional: of a text in traditional characters the names are, too.
func traditional(t *testing.T, b *browser) {
	p := b.open(t, "/")
	p.click("[data-language=zh]")
	for _, test := range []struct{ text, mark, want string }{
		{"總統賴清德在台北會見美國參議員。", "賴清德", "賴清德"},
		{"总统赖清德在台北会见美国参议员。", "赖清德", "赖清德"},
	} {
		p.annotate(test.text)
		p.click(p.mark("PERSON", test.mark))
		p.wait(`document.querySelector("#panel-entry h2")?.textContent === "` + test.want + `"`)
		p.click("#edit")
		p.wait(`document.documentElement.dataset.view === "compose"`)
		eval[any](p, `document.getElementById("text").value = ""`)
	}
}

// themes: the system's theme holds until one is chosen, and the choice stays.
func themes(t *testing.T, b *browser) {
	p := b.open(t, "/")
	background := `getComputedStyle(document.body).backgroundColor`
	prefer := func(theme string) {
		t.Helper()
		if _, err := chromedp.Call(p.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: theme}}}); err != nil {
			t.Fatal(err)
		}
	}
	prefer("light")
	light := eval[string](p, background)
	prefer("dark")
	p.wait(background + " !== " + fmt.Sprintf("%q", light))
	dark := eval[string](p, background)
	p.click("#theme") // light
	p.wait(background + " === " + fmt.Sprintf("%q", light))
	p.do(chromedp.Navigate(p.url + "/"))
	p.wait(`document.documentElement.dataset.ready`)
	if got := eval[string](p, background); got != light {
		t.Errorf("the choice of light did not stay: %s", got)
	}
	p.click("#theme") // dark
	prefer("light")
	p.wait(background + " === " + fmt.Sprintf("%q", dark))
	p.click("#theme") // the system's
	p.wait(background + " === " + fmt.Sprintf("%q", light))
}

// narrow: on a phone the panel is a sheet that comes up and goes, and nothing is wider
// than the screen.
func narrow(t *testing.T, b *browser) {
	p := b.open(t, "/")
	p.do(chromedp.EmulateViewport(390, 844))
	fits := func(where string) {
		t.Helper()
		if width := eval[int](p, `document.documentElement.scrollWidth`); width > 390 {
			t.Errorf("%s is %d wide", where, width)
		}
	}
	fits("the form")
	p.click(`[data-sample="plenum-2021-11-12.en"]`)
	p.wait(`document.querySelector("#reading:not([aria-busy]) mark")`)
	fits("the report")
	p.wait(`getComputedStyle(document.getElementById("panels")).display === "none"`)
	p.click(p.mark("PERSON", "Xi Jinping"))
	p.wait(`document.getElementById("panels").getBoundingClientRect().height > 200`)
	fits("the sheet")
	p.click("#panel-close")
	p.wait(`getComputedStyle(document.getElementById("panels")).display === "none"`)
}

// link: a link opens the same view elsewhere, and no server sees what it holds.
func link(t *testing.T, b *browser) {
	first := b.open(t, "/")
	text := "重庆市委书记袁家军昨天说：“<i>两个维护</i>”。 Jo Smoke 😀\n"
	first.do(chromedp.Focus(chromedp.CSS("#date")), chromedp.KeyEvent("2024-05-03"))
	first.annotate(text)
	first.click(".legend-item[data-label=PERSON]")
	first.click(first.mark("SLOGAN", "两个维护"))
	first.click("#tab-dates")
	first.wait(`!document.getElementById("panel-dates").hidden`)
	first.click("#link")
	first.wait(`location.hash.startsWith("#v1.")`)
	u, err := url.Parse(eval[string](first, `location.href`))
	if err != nil {
		t.Fatal(err)
	}

	second := b.open(t, "/#"+u.Fragment)
	if got := eval[string](second, `document.getElementById("reading").textContent`); got != text {
		t.Errorf("the text is %q", got)
	}
	if got, want := second.marks(), first.marks(); !slices.Equal(got, want) {
		t.Errorf("the marks are %v, and not %v", got, want)
	}
	const state = `({
		off: document.getElementById("reading").dataset.off,
		chosen: document.querySelector("mark.chosen")?.textContent ?? "",
		tab: document.querySelector('[role=tab][aria-selected="true"]').id,
		date: document.getElementById("date").value,
		day: document.querySelector(".date-value")?.textContent ?? "",
		hash: location.hash,
	})`
	if got, want := eval[map[string]string](second, state), eval[map[string]string](first, state); !reflect.DeepEqual(got, want) || got["chosen"] != "两个维护" || got["off"] != "PERSON" {
		t.Errorf("the view is %v, and not %v", got, want)
	}
	second.mu.Lock()
	defer second.mu.Unlock()
	for _, asked := range second.requests {
		if strings.Contains(asked, "v1.") {
			t.Errorf("a request holds what the link holds: %s", asked)
		}
	}
}

func brokenLink(t *testing.T, b *browser) {
	for _, fragment := range []string{"v1.AAAA", "v1.%%%", "main"} {
		p := b.open(t, "/#"+fragment)
		said := eval[string](p, `document.getElementById("problem").textContent`)
		if strings.HasPrefix(fragment, "v1.") != (said != "") {
			t.Errorf("%s: the page says %q", fragment, said)
		}
	}
}

// problem: what the server refuses is said in its words, and the text stays.
func problem(t *testing.T, b *browser) {
	p := b.open(t, "/")
	p.expected = []string{"422"}
	p.click("#annotate")
	p.wait(`document.getElementById("problem").textContent`)
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
