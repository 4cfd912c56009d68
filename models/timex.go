package models

// Timex is the meaning of a time expression after TIMEX3 (ISO 24617-1), with
// the calendar interval that it covers.
type Timex struct {
	Type  string // DATE, TIME, DURATION or SET
	Value string // TIMEX3 value, or an interval "2024-04-22/2024-04-23" with both ends included
	Mod   string // TIMEX3 modifier such as START, MID, END, APPROX; often empty
	// From and To are ISO 8601 and half-open: To is the beginning of the next
	// unit of the value's granularity. Both are empty where the value is no
	// stretch of the calendar (PAST_REF, P3D); To alone is empty for an
	// interval that has no end.
	From, To string
	// Stated lists the parts that the text itself gives, such as "month" and
	// "day"; what is not listed was taken from the reference date.
	Stated []string
	// Zone is the time zone that the text names, as what it adds to universal time:
	// +08:00. Value, From and To are the time of the place all the same.
	Zone string
}
