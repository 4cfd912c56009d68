package server

import (
	"context"
	"fmt"
	"net/http"

	"tifa"
	"tifa/models"
	"tifa/pipeline"
)

type entryInput struct {
	ID string `path:"id" doc:"Id of an entry, or any wording of it in either language; an office may be written as a report would, such as President of France." example:"office:cn-premier"`
	On string `query:"on" doc:"Only who held the office, or which offices the person held, on this day, YYYY[-MM[-DD]]." example:"2016-05-01"`
}

type entryOutput struct{ Body *models.Entry }

func (s *Server) entry(ctx context.Context, in *entryInput) (*entryOutput, error) {
	on, err := day(in.On)
	if err != nil {
		return nil, err
	}
	c := callOf(ctx)
	var found []*models.Entry
	err = s.work(ctx, s.turns.take, func(ctx context.Context) error {
		if found = tifa.Entries(c.uses.plain.Lexicon, in.ID, on); len(found) > 0 || len(in.ID) > maxName {
			return nil
		}
		e, err := c.uses.plain.InReport(ctx, in.ID, on)
		if e != nil {
			found = append(found, e)
		}
		return err
	})
	if err != nil {
		return nil, failure(err)
	}
	if len(found) == 0 {
		return nil, problem(http.StatusNotFound, fmt.Sprintf("no entry has the id or wording %q, and no rule makes one of it", short(in.ID)))
	}
	found[0].Others = found[1:]
	return &entryOutput{found[0]}, nil
}

// maxName is the most bytes that a name may have which rules put together.
const maxName = 1000

// day reads the parameter of a date.
func day(on string) (string, error) {
	date, err := pipeline.Day(on)
	if err != nil {
		return "", invalid("query.on", err.Error())
	}
	return date, nil
}

type searchInput struct {
	Query string       `query:"q" maxLength:"200" doc:"Beginning or part of any name, in either language."`
	Label models.Label `query:"label" enum:"PERSON,OFFICE,ORG,PLACE,EVENT,SLOGAN,DOCUMENT" doc:"Only entries with this label."`
	On    string       `query:"on" doc:"As for one entry."`
	Limit int          `query:"limit" default:"20" minimum:"1" maximum:"100" doc:"The most entries that are given."`
}

type searchOutput struct{ Body *Found }

// Found is the answer to a search in the dictionaries.
type Found struct {
	Entries []*models.Entry `json:"entries" nullable:"false" doc:"The best first: those that have the name, those with one that begins so, those with one that holds it."`
}

func (s *Server) search(ctx context.Context, in *searchInput) (*searchOutput, error) {
	on, err := day(in.On)
	if err != nil {
		return nil, err
	}
	c := callOf(ctx)
	out := &Found{Entries: []*models.Entry{}}
	err = s.work(ctx, s.turns.take, func(context.Context) error {
		out.Entries = append(out.Entries, tifa.Search(c.uses.plain.Lexicon, in.Query, in.Label, on, in.Limit)...)
		return nil
	})
	if err != nil {
		return nil, failure(err)
	}
	return &searchOutput{out}, nil
}
