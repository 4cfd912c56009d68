package extractors

// Register knows who held which office when.
type Register interface {
	// Tenures gives the tenures of an office, by their beginning and then by
	// person. With a day, a month or a year (YYYY-MM-DD, YYYY-MM, YYYY) only those
	// that may cover a day of it.
	Tenures(office, on string) []Tenure
	// Holder gives the person who held an office all through a day, a month or a
	// year. It is "" where the register does not know, or knows of several: the
	// holder is the only one who may have held the office then, and is certain to;
	// behind the day up to which its writers knew, nobody is certain to be in office
	// any more. On the day of a handover the holder is who takes over.
	Holder(office, on string) string
	// Held gives the tenures of a person, by their beginning; with a day, a month
	// or a year only those that may cover a day of it.
	Held(person, on string) []Tenure
}

// Tenure is a time in which a person held an office.
type Tenure struct {
	Person, Office string // ids
	// From and To are the first and the last day, both included, as exactly as
	// they are known: YYYY-MM-DD, YYYY-MM or YYYY. To is empty if the person was
	// in office when the row was written.
	From, To string
	// Status is empty, "acting" for a holder who was never confirmed or stood in
	// for another, or "disputed" where several governments claim the office.
	Status string
	// Source says where the row comes from: "recalled", "package:NAME" or
	// "page:URL".
	Source string
}
