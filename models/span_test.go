package models

import "testing"

func TestSpanRelations(t *testing.T) {
	tests := []struct {
		a, b                        Span
		contains, overlaps, crosses bool
	}{
		{Span{0, 4}, Span{1, 3}, true, true, false},
		{Span{0, 4}, Span{0, 4}, true, true, false},
		{Span{0, 4}, Span{2, 6}, false, true, true},
		{Span{0, 4}, Span{4, 6}, false, false, false},
		{Span{1, 3}, Span{0, 4}, false, true, false},
	}
	for _, tt := range tests {
		if got := tt.a.Contains(tt.b); got != tt.contains {
			t.Errorf("%v.Contains(%v) = %v", tt.a, tt.b, got)
		}
		if got := tt.a.Overlaps(tt.b); got != tt.overlaps {
			t.Errorf("%v.Overlaps(%v) = %v", tt.a, tt.b, got)
		}
		if got := tt.a.Crosses(tt.b); got != tt.crosses {
			t.Errorf("%v.Crosses(%v) = %v", tt.a, tt.b, got)
		}
	}
}

func TestSpanCompareOuterFirst(t *testing.T) {
	if (Span{2, 9}).Compare(Span{2, 5}) >= 0 {
		t.Error("of two spans that start together, the longer must come first")
	}
	if (Span{1, 2}).Compare(Span{2, 9}) >= 0 {
		t.Error("the span that starts earlier must come first")
	}
}

func TestSpanValid(t *testing.T) {
	text := "a重\xff𠮷b"
	tests := []struct {
		s    Span
		want bool
	}{
		{Span{0, len(text)}, true},
		{Span{1, 4}, true},
		{Span{1, 3}, false}, // cuts 重
		{Span{4, 5}, true},  // the invalid byte
		{Span{5, 9}, true},
		{Span{6, 9}, false},
		{Span{3, 3}, false},
		{Span{-1, 2}, false},
		{Span{0, len(text) + 1}, false},
	}
	for _, tt := range tests {
		if got := tt.s.Valid(text); got != tt.want {
			t.Errorf("%v.Valid = %v, want %v", tt.s, got, tt.want)
		}
	}
}
