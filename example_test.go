package tifa_test

import (
	"context"
	"fmt"
	"log"

	"tifa"
	"tifa/models"
	"tifa/pipeline"
)

func Example() {
	annotator, err := tifa.New(tifa.Options{})
	if err != nil {
		log.Fatal(err)
	}
	doc, err := annotator.Annotate(context.Background(), &models.Document{
		Text: "On Friday, Yuan Jiajun, Secretary of the CPC Chongqing Municipal Committee, stressed the “two safeguards”.",
		Date: "2023-09-08",
	})
	if err != nil {
		log.Fatal(err)
	}
	for _, a := range doc.Annotations {
		what := a.Entity
		if a.Timex != nil {
			what = a.Timex.Value
		}
		fmt.Printf("%-7s %s: %s\n", a.Label, a.Span.In(doc.Text), what)
	}
	for _, r := range doc.Relations {
		tail := "the document"
		if r.Tail >= 0 {
			tail = doc.Annotations[r.Tail].Entity
		}
		fmt.Println(doc.Annotations[r.Head].Span.In(doc.Text), r.Type, tail)
	}
	// Output:
	// DATE    Friday: 2023-09-08
	// PERSON  Yuan Jiajun: per:yuan-jiajun
	// OFFICE  Secretary of the CPC Chongqing Municipal Committee: office:cpc-chongqing-secretary
	// ORG     CPC Chongqing Municipal Committee: org:cpc-chongqing-committee
	// PLACE   Chongqing: place:CN-CQ
	// SLOGAN  two safeguards: tifa:two-upholds
	// Yuan Jiajun says the document
	// Yuan Jiajun holds_office office:cpc-chongqing-secretary
}

func ExampleAnnotator_Annotate_json() {
	annotator, err := tifa.New(tifa.Options{})
	if err != nil {
		log.Fatal(err)
	}
	doc, err := annotator.Annotate(context.Background(), &models.Document{ID: "1", Text: "习近平在重庆", Date: "2024"})
	if err != nil {
		log.Fatal(err)
	}
	doc.Producer.Pack = "…"
	data, err := doc.Encode(models.Encoding{})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Print(string(data))
	// Output:
	// {"schema":"tifa/1","id":"1","lang":"zh-Hans","langs":["zh-Hans"],"date":"2024","title":null,"byline":[],"dateline":null,"reported_event":null,"offsets":"codepoint","text":"习近平在重庆","sentences":[{"start":0,"end":6}],"annotations":[{"id":"a1","label":"PERSON","start":0,"end":3,"text":"习近平","entity":"per:xi-jinping","source":{"extractor":"people","rule":"lexicon","entry":"per:xi-jinping"}},{"id":"a2","label":"PLACE","start":4,"end":6,"text":"重庆","entity":"place:CN-CQ","source":{"extractor":"places","rule":"lexicon","entry":"place:CN-CQ"}}],"entities":[{"id":"per:xi-jinping","label":"PERSON","known":true,"names":{"en":"Xi Jinping","zh":"习近平","zh-Hant":"習近平"},"mentions":["a1"]},{"id":"place:CN-CQ","label":"PLACE","known":true,"names":{"en":"Chongqing","zh":"重庆","zh-Hant":"重慶"},"attrs":{"code":"500000","kind":"municipality","within":"place:CN"},"mentions":["a2"]}],"relations":[],"warnings":[],"producer":{"name":"tifa","version":"0.1.0","pack":"…"}}
}

func ExampleAnnotator_Explain() {
	annotator, err := tifa.New(tifa.Options{})
	if err != nil {
		log.Fatal(err)
	}
	const text = "President Macron spoke."
	explanation, err := annotator.Explain(context.Background(), &models.Document{Text: text}, models.Byte, len("President "))
	if err != nil {
		log.Fatal(err)
	}
	for _, c := range explanation.Candidates {
		fmt.Println(c.Label, text[c.Start:c.End], c.Rule, c.Kept)
	}
	// Output:
	// PERSON Macron en.first-word-before-did false
	// PERSON Macron en.name-after-office false
	// PERSON Macron lexicon true
}

func ExampleAnnotator_With() {
	annotator, err := tifa.New(tifa.Options{})
	if err != nil {
		log.Fatal(err)
	}
	withTokens, err := annotator.With(pipeline.Config{Tokens: true})
	if err != nil {
		log.Fatal(err)
	}
	doc, err := withTokens.Annotate(context.Background(), &models.Document{Text: "习近平在重庆讲话"})
	if err != nil {
		log.Fatal(err)
	}
	for _, t := range doc.Tokens {
		fmt.Print(t.Span.In(doc.Text), "/", t.POS, " ")
	}
	// Output: 习/v 近/a 平/n 在/p 重庆/ns 讲话/n
}

func ExampleEntries() {
	annotator, err := tifa.New(tifa.Options{})
	if err != nil {
		log.Fatal(err)
	}
	for _, e := range tifa.Entries(annotator.Lexicon, "法国总统", "2016-05-01") {
		for _, t := range *e.Holders {
			fmt.Println(e.ID, t.Names.English, t.From, t.To)
		}
	}
	// Output: office:fr-president François Hollande 2012-05-15 2017-05-14
}

func ExampleSearch() {
	annotator, err := tifa.New(tifa.Options{})
	if err != nil {
		log.Fatal(err)
	}
	for _, e := range tifa.Search(annotator.Lexicon, "two est", models.Slogan, "", 1) {
		fmt.Println(e.ID, e.Names.English, e.Names.Chinese)
	}
	// Output: tifa:two-establishes two establishes 两个确立
}
