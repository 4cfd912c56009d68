package terminal

import "strconv"

// times shows dates and durations with their values, each wording of a value once.
func (v *view) times() {
	t := table{head: []string{"", "TEXT", "VALUE", "FROM", "BEFORE"}, right: []bool{true, false, false, false, false}}
	type key struct{ words, value, from, to string }
	var order []key
	counts := map[key]int{}
	for i := range v.d.Annotations {
		x := v.d.Annotations[i].Timex
		if x == nil || !v.wanted(i) {
			continue
		}
		k := key{v.words(i), x.Value, x.From, x.To}
		if x.Mod != "" {
			k.value += " " + x.Mod
		}
		if counts[k]++; counts[k] == 1 {
			order = append(order, k)
		}
	}
	if len(order) == 0 {
		return
	}
	for _, k := range order {
		t.row(plain(strconv.Itoa(counts[k])), plain(k.words), plain(k.value), plain(k.from), plain(k.to))
	}
	v.heading("Dates and durations")
	t.write(&v.out, v.Screen)
}
