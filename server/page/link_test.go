package page_test

import (
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

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
