package svg

import (
	"math"
	"strconv"
)

// Ticks gives even numbers from 0 to the first one that is not below most, in at most
// so many steps. Steps are 1, 2 or 5 times a power of ten; whole says that they are
// whole numbers.
func Ticks(most float64, steps int, whole bool) []float64 {
	if !(most > 0) || math.IsInf(most, 0) {
		most = 1
	}
	exponent := math.Floor(math.Log10(most/float64(steps))) - 1
	for {
		for _, unit := range []float64{1, 2, 5} {
			step := power(unit, int(exponent))
			if whole && step < 1 {
				continue
			}
			if n := int(math.Ceil(most/step - 1e-9)); n <= steps {
				ticks := make([]float64, 0, n+1)
				for i := range n + 1 {
					ticks = append(ticks, float64(i)*step)
				}
				return ticks
			}
		}
		exponent++
	}
}

// power is a decimal number, as exact as it can be.
func power(unit float64, exponent int) float64 {
	x, err := strconv.ParseFloat(strconv.FormatFloat(unit, 'f', 0, 64)+"e"+strconv.Itoa(exponent), 64)
	if err != nil {
		return unit
	}
	return x
}

// Scale brings numbers from one range into another.
type Scale struct{ From, To, Low, High float64 }

// At is where a number lies. The conversion keeps multiplication and addition apart, so
// that no platform fuses them and rounds otherwise.
func (s Scale) At(x float64) float64 {
	if s.To == s.From {
		return float64((s.Low + s.High) / 2)
	}
	return s.Low + float64((x-s.From)/(s.To-s.From)*(s.High-s.Low))
}
