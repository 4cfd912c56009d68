package page_test

import (
	"fmt"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

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
