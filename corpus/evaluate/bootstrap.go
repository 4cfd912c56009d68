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

// ranges are the intervals of one measure.
type ranges struct{ f1, recall Range }

// bootstrap gives 95% percentile intervals of all measures over documents (Efron
// 1979): as many documents as there are, drawn with replacement, a thousand times,
// always the same ones. It gives nothing for a single document.
func bootstrap(results []Result) map[key]ranges {
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
	f1, recall := make([][]float64, len(keys)), make([][]float64, len(keys))
	for k := range keys {
		f1[k], recall[k] = make([]float64, resamples), make([]float64, resamples)
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
					f1[k][n], recall[k][n] = s.f1(), s.recall()
					if s.predicted+s.gold == 0 { // documents without any of this say nothing
						f1[k][n], recall[k][n] = math.NaN(), math.NaN()
					}
				}
			}
		})
	}
	work.Wait()
	out := make(map[key]ranges, len(keys))
	for k, key := range keys {
		out[key] = ranges{middle(f1[k]), middle(recall[k])}
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
