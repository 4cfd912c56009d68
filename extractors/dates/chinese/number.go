package chinese

// numeral is a number as it is written.
type numeral struct {
	n      int
	digits int  // how many digits; 0 if it is written with 十 and 百
	figure bool // in 0 to 9
	zero   bool // begins with a zero
	end    int
	next   bool // two digits one behind the other, as in 两三年: some of them
	half   bool // 半
	some   bool // 几, 数: not counted
}

var hanDigits = [...]rune{'〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'}

func hanDigit(s rune) (d int, ok bool) {
	switch s {
	case '零', '○', '◯':
		return 0, true
	case '两', '俩':
		return 2, true
	}
	for i, c := range hanDigits {
		if c == s {
			return i, true
		}
	}
	return 0, false
}

// number reads 2023, 二〇二三, 十二, 二十一, 三百, 廿六, 半, 几.
func (r *reader) number(k int) (x numeral) {
	s := r.sym(k)
	switch {
	case '0' <= s && s <= '9':
		return r.figures(k)
	case s == '半':
		return numeral{half: true, end: k + 1}
	case s == '几' || s == '数':
		x = numeral{some: true, end: k + 1}
		if r.in(x.end, "十百千") { // 几十
			x.end++
		}
		return x
	case s == '廿' || s == '卅':
		x = numeral{n: map[rune]int{'廿': 20, '卅': 30}[s], end: k + 1}
		if d, ok := hanDigit(r.sym(k + 1)); ok && d > 0 && r.sym(k+1) != '两' {
			x.n, x.end = x.n+d, k+2
		}
		return x
	}
	return r.han(k)
}

// figures reads 0 to 9, with commas between thousands.
func (r *reader) figures(k int) (x numeral) {
	x = numeral{figure: true, zero: r.sym(k) == '0'}
	j := k
	for '0' <= r.sym(j) && r.sym(j) <= '9' {
		if j > k && r.at(j).spaced {
			break
		}
		if x.digits++; x.digits > 9 {
			return numeral{}
		}
		x.n = x.n*10 + int(r.sym(j)-'0')
		j++
	}
	x.end = j
	return x
}

// han reads a number in Chinese digits, one by one or with 十, 百, 千.
func (r *reader) han(k int) (x numeral) {
	total, current, j, units, last := 0, 0, k, false, 10000
	for {
		s := r.sym(j)
		d, ok := hanDigit(s)
		if s == 'o' && x.digits > 0 && x.digits < 4 { // 二O二四
			_, ok = hanDigit(r.sym(j + 1))
		}
		if ok {
			if units && x.digits > 0 && current > 0 { // 十二三: two numbers
				break
			}
			if x.digits == 0 && d == 0 && !units {
				x.zero = true
			}
			current = current*10 + d
			if x.digits++; x.digits > 6 {
				return numeral{}
			}
			j++
			continue
		}
		u := 0
		switch s {
		case '十', '拾':
			u = 10
		case '百':
			u = 100
		case '千':
			u = 1000
		}
		if u == 0 || u >= last || x.digits > 1 && !units {
			break
		}
		units, last = true, u
		total += max(current, 1) * u
		current, x.digits = 0, 0
		j++
		if r.sym(j) == '零' || r.sym(j) == '〇' {
			if _, ok := hanDigit(r.sym(j + 1)); ok {
				j++
			}
		}
	}
	if j == k {
		return numeral{}
	}
	x.n, x.end = total+current, j
	x.next = x.digits == 2 && !units && current%10 == current/10+1
	if units {
		x.digits, x.zero = 0, false
	}
	return x
}
