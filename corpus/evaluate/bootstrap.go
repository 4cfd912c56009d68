package evaluate

import (
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"
)

// resamples is how often the documents are drawn anew.
const resamples = 1000

// Range is a 95% interval.
type Range [2]float64

// bootstrap gives 95% percentile intervals over documents (Efron 1979) of the F1 of
// all measures, and of the accuracy of values and intervals: as many documents as
// there are, drawn with replacement, a thousand times, always the same ones. It gives
// nothing for a single document.
func bootstrap(results []Result) map[key]Range {
	if len(results) < 2 {
		return nil
	}
	keys := Sum(results).keys()
	rows := make([][]ratio, len(results))
	for i, r := range results {
		own := r.Score.ratios()
		rows[i] = make([]ratio, len(keys))
		for k, key := range keys {
			rows[i][k] = own[key]
		}
	}
	values := make([][]float64, len(keys))
	for k := range keys {
		values[k] = make([]float64, resamples)
	}
	var work sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		work.Go(func() {
			sum := make([]ratio, len(keys))
			for n := w; n < resamples; n += workers {
				clear(sum)
				draw := rand.New(rand.NewPCG(uint64(n), 2013))
				for range rows {
					for k, r := range rows[draw.IntN(len(rows))] {
						sum[k].hits += r.hits
						sum[k].predicted += r.predicted
						sum[k].found += r.found
						sum[k].gold += r.gold
					}
				}
				for k, s := range sum {
					switch {
					case s.predicted+s.gold == 0: // documents without any of this say nothing
						values[k][n] = math.NaN()
					case keys[k].measure == "value" || keys[k].measure == "interval":
						values[k][n] = s.recall()
					default:
						values[k][n] = s.f1()
					}
				}
			}
		})
	}
	work.Wait()
	out := make(map[key]Range, len(keys))
	for k, key := range keys {
		out[key] = middle(values[k])
	}
	return out
}

// middle are the ends of the middle 95% of values that are numbers.
func middle(values []float64) Range {
	values = slices.DeleteFunc(values, math.IsNaN)
	if len(values) == 0 {
		return Range{0, 1}
	}
	slices.Sort(values)
	tail := len(values) / 40
	return Range{values[tail], values[len(values)-1-tail]}
}
