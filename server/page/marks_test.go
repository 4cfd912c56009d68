package page_test

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

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
