// Command dates finds the dates in the texts of a JSON Lines file with tifa's grammars
// alone and prints how many each has: dates en|zh FILE. bench/peers.sh measures it beside
// what others find dates with.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"os"

	"tifa/extractors"
	"tifa/extractors/dates"
	"tifa/models"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 3 {
		log.Fatal("usage: dates en|zh FILE.jsonl")
	}
	lang := models.English
	if os.Args[1] == "zh" {
		lang = models.SimplifiedChinese
	}
	in, err := os.Open(os.Args[2])
	if err != nil {
		log.Fatal("dates: ", err)
	}
	suite, err := extractors.NewSuite(dates.New())
	if err != nil {
		log.Fatal("dates: ", err)
	}
	for documents := json.NewDecoder(in); ; {
		var d struct{ Text string }
		if err := documents.Decode(&d); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			log.Fatal("dates: ", err)
		}
		found, err := suite.Mentions(context.Background(), &extractors.Input{
			Text: d.Text, Lang: lang, Date: "2024-06-20",
			Sentences: []models.Span{{End: len(d.Text)}},
		}, nil)
		if err != nil {
			log.Fatal("dates: ", err)
		}
		fmt.Println(len(found))
	}
}
