// The labels, in the order in which the legend shows them.

export const LABELS = ["PERSON", "OFFICE", "ORG", "PLACE", "EVENT", "SLOGAN", "DOCUMENT", "DATE", "DURATION"];
