package page_test

import (
	"strings"
	"testing"

	"tifa/models"
)

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

	// Words that nothing marks can be selected, and asked about, but not each step on the way.
	before := p.asked("/v1/explain")
	eval[any](p, `(async () => {
		const text = document.querySelector(".par").firstChild;
		for (let step = 0; step < 20; step++) {
			getSelection().setBaseAndExtent(text, 4, text, 5 + (step % 5));
			await new Promise((resolve) => setTimeout(resolve));
		}
		getSelection().setBaseAndExtent(text, 4, text, 6);
	})()`)
	p.wait(`document.querySelector(".why-quote")?.textContent === "中共" && document.querySelector(".candidate:not(.kept)")`)
	if n := p.asked("/v1/explain") - before; n < 1 || n > 10 {
		t.Errorf("%d questions about a selection", n)
	}
	if fate := eval[string](p, `document.querySelector(".candidate-fate").textContent`); !strings.Contains(fate, "共创") {
		t.Errorf("the reason is %q", fate)
	}
}
