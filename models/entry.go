package models

// Entry is a dictionary entry with all that is known of it, as tifa lexicon show and
// the HTTP API give it.
type Entry struct {
	ID    string         `json:"id" doc:"Id of the entry, or of the entity that rules make of the name."`
	Label Label          `json:"label"`
	Names Names          `json:"names" doc:"Main names by language."`
	Also  []string       `json:"also" nullable:"false" doc:"Its other wordings."`
	Attrs map[string]any `json:"attrs" doc:"What else the dictionary says, by key: a text or a list of texts."`
	// Holders are there for an office, Held for a person.
	Holders *[]Tenure `json:"holders,omitempty" nullable:"false" doc:"Who held the office, in order of time."`
	Held    *[]Tenure `json:"held,omitempty" nullable:"false" doc:"Which offices the person held, in order of time."`
	File    string    `json:"file,omitempty" doc:"Table that the entry stands in."`
	Line    int       `json:"line,omitempty"`
	Others  []*Entry  `json:"others,omitempty" nullable:"false" doc:"Further entries with that wording."`

	// Facts are the attributes in their order, sorted by key.
	Facts []Attr `json:"-"`
}

// Tenure is the time in which somebody held an office, with the id and the names of
// the person, or of the office if the entry is a person's.
type Tenure struct {
	ID     string `json:"id"`
	Names  Names  `json:"names"`
	From   string `json:"from" doc:"First day, as precise as it is known."`
	To     string `json:"to,omitempty" doc:"Day on which it ended; absent if it has not."`
	Status string `json:"status,omitempty" doc:"Such as acting, or disputed."`
	Source string `json:"source"`
}
