package client_test

import (
	"context"
	"errors"
	"fmt"
	"log"
	"slices"

	"tifa/models"
	"tifa/server/client"
)

func Example() {
	c, err := client.New(service().URL, client.Options{}) // http://127.0.0.1:8080 of tifa serve
	if err != nil {
		log.Fatal(err)
	}
	doc, err := c.Annotate(context.Background(), &models.Document{
		Text: "On Friday, Yuan Jiajun, Secretary of the CPC Chongqing Municipal Committee, stressed the “two safeguards”.",
		Date: "2023-09-08",
	}, client.Form{})
	if err != nil {
		log.Fatal(err)
	}
	for _, a := range doc.Annotations {
		fmt.Printf("%-7s %s\n", a.Label, a.Span.In(doc.Text))
	}
	// Output:
	// DATE    Friday
	// PERSON  Yuan Jiajun
	// OFFICE  Secretary of the CPC Chongqing Municipal Committee
	// ORG     CPC Chongqing Municipal Committee
	// PLACE   Chongqing
	// SLOGAN  two safeguards
}

func ExampleClient_Batch() {
	c, err := client.New(service().URL, client.Options{})
	if err != nil {
		log.Fatal(err)
	}
	docs := []*models.Document{
		{ID: "1", Text: "习近平在重庆"},
		{ID: "2", Text: "Xi Jinping spoke yesterday.", Date: "soon"},
		{ID: "3", Text: "Xi Jinping spoke yesterday.", Date: "2024-05-05"},
	}
	for doc, err := range c.Batch(context.Background(), slices.Values(docs), client.Form{}) {
		if p, ok := errors.AsType[*client.Error](err); ok && p.Line > 0 {
			fmt.Println(p.Line, p.Errors[0].Location)
			continue
		} else if err != nil {
			log.Fatal(err)
		}
		fmt.Println(doc.ID, doc.Lang, len(doc.Annotations))
	}
	// Output:
	// 1 zh-Hans 2
	// 2 body.date
	// 3 en 2
}

func ExampleClient_Entry() {
	c, err := client.New(service().URL, client.Options{})
	if err != nil {
		log.Fatal(err)
	}
	office, err := c.Entry(context.Background(), "法国总统", "2016-05-01")
	if err != nil {
		log.Fatal(err)
	}
	for _, t := range *office.Holders {
		fmt.Println(office.ID, t.Names.English, t.From, t.To)
	}
	// Output: office:fr-president François Hollande 2012-05-15 2017-05-14
}

func ExampleClient_Explain() {
	c, err := client.New(service().URL, client.Options{})
	if err != nil {
		log.Fatal(err)
	}
	const text = "President Macron spoke."
	e, err := c.Explain(context.Background(), &models.Document{Text: text}, len("President "))
	if err != nil {
		log.Fatal(err)
	}
	for _, x := range e.Candidates {
		fmt.Println(x.Label, x.Text, x.Rule, x.Kept)
	}
	// Output:
	// PERSON Macron en.first-word-before-did false
	// PERSON Macron en.name-after-office false
	// PERSON Macron lexicon true
}
