package evaluate

import "tifa/corpus/evaluate/align"

// entities counts clusters by B-cubed (Bagga and Baldwin 1998): for each mention,
// the share of the mentions of its predicted entity that belong to its gold entity
// too, and the other way round.
//
// Entities are the mentions that both sides have, with the same boundaries and
// label, so that clustering is judged apart from finding. AllEntities take in the
// mentions of one side as well, which earn nothing and make the clusters that they
// stand in larger (Pradhan et al. 2014).
func (m *matched) entities(s *Score) {
	type both struct{ gold, found string }
	var mentions []both // that both sides have
	shared := map[both]int{}
	gold, found := map[string]int{}, map[string]int{}
	goldShared, foundShared := map[string]int{}, map[string]int{}
	for i, g := range m.gold {
		if g.neutral || g.Entity == "" {
			continue
		}
		gold[g.Entity]++
		if j := m.partner[i]; j >= 0 && m.kind[j] == align.Same {
			pair := both{g.Entity, m.found[j].Entity}
			mentions = append(mentions, pair)
			shared[pair]++
			goldShared[pair.gold]++
			foundShared[pair.found]++
		}
	}
	if len(gold) == 0 {
		return // the gold says nothing of entities
	}
	total := 0
	for j, f := range m.found {
		if i := m.partnerOf[j]; i >= 0 && (m.gold[i].neutral || m.gold[i].Entity == "") || !f.Label.IsName() {
			continue
		}
		found[f.Entity]++
		total++
	}
	all := Clusters{Predicted: total}
	for _, n := range gold {
		all.Gold += n
	}
	own := Clusters{Predicted: len(mentions), Gold: len(mentions)}
	for _, p := range mentions {
		n := float64(shared[p])
		own.precision += n / float64(foundShared[p.found])
		own.recall += n / float64(goldShared[p.gold])
		all.precision += n / float64(found[p.found])
		all.recall += n / float64(gold[p.gold])
	}
	s.Entities.Add(own)
	s.AllEntities.Add(all)
}
