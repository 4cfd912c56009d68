package corpus

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// units are the multiples in which sizes are written, of 1024 each.
var units = []string{"B", "KB", "MB", "GB", "TB"}

// ParseSize reads a number of bytes such as 100MB, 1.5 GB or 4096. KB, MB, GB and
// TB, also written K or KiB and so on, are multiples of 1024.
func ParseSize(s string) (int64, error) {
	number := strings.TrimRight(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ ")
	unit := strings.ToUpper(strings.TrimSpace(s[len(number):]))
	unit = strings.TrimSuffix(strings.Replace(unit, "IB", "B", 1), "B")
	factor := 1.0
	for _, u := range units {
		if unit+"B" == u {
			if n, err := strconv.ParseFloat(number, 64); err == nil && n*factor >= 1 && n*factor < math.MaxInt64/4 {
				return int64(n * factor), nil
			}
			break
		}
		factor *= 1024
	}
	return 0, fmt.Errorf("%q is no size: write 100MB or 2GB", s)
}

// sizeName writes a number of bytes as people do.
func sizeName(n int64) string {
	i := 0
	for n >= 1024 && n%1024 == 0 && i < len(units)-1 {
		n /= 1024
		i++
	}
	return fmt.Sprintf("%d %s", n, units[i])
}
