package write

import "tifa/models"

// outermost gives the annotations that lie in no other, and across the end of none,
// and how many others there are. Annotations are in total order, outer ones first.
func outermost(annotations []models.Annotation, wanted func(*models.Annotation) bool) (out []models.Annotation, others int) {
	end := 0
	for i := range annotations {
		a := &annotations[i]
		switch {
		case !wanted(a):
		case a.Span.Start < end:
			others++
		default:
			out = append(out, *a)
			end = a.Span.End
		}
	}
	return out, others
}

func anything(*models.Annotation) bool { return true }

// nested gives the annotations that lie wholly within, or wholly outside of, each
// other, so that they can be written as elements, and how many others there are.
func nested(annotations []models.Annotation) (out []models.Annotation, others int) {
	var open []int // ends
	for _, a := range annotations {
		for len(open) > 0 && open[len(open)-1] <= a.Span.Start {
			open = open[:len(open)-1]
		}
		if len(open) > 0 && open[len(open)-1] < a.Span.End {
			others++
			continue
		}
		open = append(open, a.Span.End)
		out = append(out, a)
	}
	return out, others
}
