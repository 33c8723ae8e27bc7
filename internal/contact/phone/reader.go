package phone

import (
	"slices"
	"sync"

	"github.com/nyaruka/phonenumbers"
)

// world is the region of numbers that belong to no country, such as +800; there is a plan for each calling code.
const world = "001"

// Reader reads numbers. It keeps the plans it has met; make one and share it. It is safe for use by several goroutines.
type Reader struct {
	once  sync.Once
	known map[string]*phonenumbers.PhoneMetadata
	plans sync.Map // region → *plan
}

// NewReader returns a reader that has met no plan yet.
func NewReader() *Reader { return &Reader{} }

// plan returns the plan of a region, or nil.
func (r *Reader) plan(region string) *plan {
	if region == "" {
		return nil
	}
	if p, ok := r.plans.Load(region); ok {
		return p.(*plan)
	}
	r.once.Do(r.load)
	m, ok := r.known[region]
	if !ok {
		return nil
	}
	p, _ := r.plans.LoadOrStore(region, newPlan(m, r.patterns(int(m.GetCountryCode()))))
	return p.(*plan)
}

// patterns returns those of all regions that share a calling code, each once.
func (r *Reader) patterns(code int) (all []string) {
	for _, region := range phonenumbers.GetRegionCodesForCountryCode(code) {
		if pattern := r.known[region].GetGeneralDesc().GetNationalNumberPattern(); pattern != "" && !slices.Contains(all, pattern) {
			all = append(all, pattern)
		}
	}
	return all
}

// load reads the table of plans.
func (r *Reader) load() {
	all, err := phonenumbers.MetadataCollection()
	if err != nil { // the table is part of the program
		panic("read numbering plans: " + err.Error())
	}
	r.known = make(map[string]*phonenumbers.PhoneMetadata, len(all.GetMetadata()))
	for _, m := range all.GetMetadata() {
		if m.GetId() != world {
			r.known[m.GetId()] = m
		}
	}
}
