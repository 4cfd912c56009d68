package report

import "math"

// box is a node with the room that it and its name need: the node lies in the middle
// of the upper edge, a little below it.
type box struct{ x, y, width, height float64 }

// above is how far the box of a node reaches above the node.
const above = 9.0

// The number of steps of both halves of the layout. More change nothing that is seen.
const (
	stressSteps = 300
	pushSteps   = 400
)

// place lays a network out: stress majorization (Gansner, Koren and North 2004) brings
// nodes as near to each other as the lines between them say; then boxes that overlap
// are pushed apart. It begins with a circle in the order of the nodes, so that the same
// network always lies the same. Products are rounded before they are added, so that no
// platform fuses the two and gets another picture.
func (g graph) place(boxes []box, width, height float64) {
	n := len(g.nodes)
	distance := g.distances()
	x, y := make([]float64, n), make([]float64, n)
	for i := range n {
		x[i], y[i] = onCircle(i, n)
	}
	for range stressSteps {
		for i := range n {
			sx, sy, sum := 0.0, 0.0, 0.0
			for j := range n {
				if i == j {
					continue
				}
				d := distance[i][j]
				weight := 1 / float64(d*d)
				dx, dy := x[i]-x[j], y[i]-y[j]
				length := math.Sqrt(float64(dx*dx) + float64(dy*dy))
				pull := 0.0
				if length > 1e-9 {
					pull = d / length
				}
				sx += float64(weight * (x[j] + float64(dx*pull)))
				sy += float64(weight * (y[j] + float64(dy*pull)))
				sum += weight
			}
			if sum > 0 {
				x[i], y[i] = sx/sum, sy/sum
			}
		}
	}
	spread(x, boxes, width, func(b *box, at float64) { b.x = at }, func(b box) (float64, float64) { return b.width / 2, b.width / 2 })
	spread(y, boxes, height, func(b *box, at float64) { b.y = at }, func(b box) (float64, float64) { return above, b.height - above })
	for range pushSteps {
		if !push(boxes, width, height) {
			break
		}
	}
}

// onCircle gives a point of a circle, by rational numbers, since sines differ from
// platform to platform in the last digit.
func onCircle(i, n int) (x, y float64) {
	quarter := 4 * float64(i) / float64(n)
	turns := math.Floor(quarter)
	t := quarter - turns
	x, y = (1-float64(t*t))/(1+float64(t*t)), 2*t/(1+float64(t*t))
	for range int(turns) {
		x, y = -y, x
	}
	return x, y
}

// distances are how far nodes lie from each other along the lines; a stronger line is
// shorter. Nodes that no way connects lie a little further apart than any others.
func (g graph) distances() [][]float64 {
	n := len(g.nodes)
	d := make([][]float64, n)
	for i := range d {
		d[i] = make([]float64, n)
		for j := range d[i] {
			if i != j {
				d[i][j] = math.Inf(1)
			}
		}
	}
	for _, e := range g.edges {
		length := 1.4 - float64(0.6*e.weight)
		d[e.a][e.b], d[e.b][e.a] = length, length
	}
	for k := range n {
		for i := range n {
			for j := range n {
				d[i][j] = min(d[i][j], d[i][k]+d[k][j])
			}
		}
	}
	far := 1.0
	for i := range n {
		for j := range n {
			if !math.IsInf(d[i][j], 1) {
				far = max(far, d[i][j])
			}
		}
	}
	for i := range n {
		for j := range n {
			if math.IsInf(d[i][j], 1) {
				d[i][j] = min(far, 2.5) + 0.5
			}
		}
	}
	return d
}

// spread stretches the places of nodes along one axis over the room that there is.
func spread(at []float64, boxes []box, room float64, set func(*box, float64), reach func(box) (before, behind float64)) {
	low, high := math.Inf(1), math.Inf(-1)
	before, behind := 0.0, 0.0
	for i := range at {
		low, high = min(low, at[i]), max(high, at[i])
		b, h := reach(boxes[i])
		before, behind = max(before, b), max(behind, h)
	}
	for i := range at {
		share := 0.5
		if high-low > 1e-9 {
			share = (at[i] - low) / (high - low)
		}
		set(&boxes[i], before+float64(share*(room-before-behind)))
	}
}

// push moves boxes that overlap apart by a part of their overlap, the way that is
// shorter, and keeps them within the drawing. It says whether any overlapped.
func push(boxes []box, width, height float64) (moved bool) {
	for i := range boxes {
		for j := range i {
			a, b := &boxes[i], &boxes[j]
			overX := (a.width+b.width)/2 - math.Abs(a.x-b.x)
			topA, topB := a.y-above, b.y-above
			overY := min(topA+a.height, topB+b.height) - max(topA, topB)
			if overX <= 0.1 || overY <= 0.1 {
				continue
			}
			moved = true
			if overX < float64(2*overY) {
				step := float64(0.26 * overX)
				if a.x < b.x || a.x == b.x && i%2 == 0 {
					step = -step
				}
				a.x += step
				b.x -= step
			} else {
				step := float64(0.26 * overY)
				if a.y < b.y || a.y == b.y && i%2 == 0 {
					step = -step
				}
				a.y += step
				b.y -= step
			}
		}
	}
	for i := range boxes {
		b := &boxes[i]
		b.x = max(b.width/2, min(width-b.width/2, b.x))
		b.y = max(above, min(height-b.height+above, b.y))
	}
	return moved
}
