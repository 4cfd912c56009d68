package page_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

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
