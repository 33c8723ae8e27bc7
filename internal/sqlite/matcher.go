package sqlite

import (
	"context"
	"database/sql"
	"encoding/binary"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"sync"

	"daybook/internal/contact"
	"daybook/internal/contact/match"
)

// matcher is the engine that makes the keys of the file, for the country of the organisation it is bound to.
type matcher struct {
	engine *match.Engine
	// hash returns the keys and terms of a record.
	hash func(match.Record) hashes
	// version is kept beside the keys: those of another one are made anew.
	version string
}

// hashes are what the engine made of a party.
type hashes struct{ keys, terms []uint64 }

func newMatcher(model match.Model, region string) *matcher {
	engine := match.NewEngine(model, region)
	return &matcher{engine: engine, version: engine.Version(), hash: func(r match.Record) hashes {
		form := engine.Prepare(r)
		return hashes{form.Keys(), form.Terms()}
	}}
}

// settleAll works out everything that follows from decisions, values and the mirror.
func (f *File) settleAll(ctx context.Context, tx *sql.Tx, m *matcher) error {
	b, err := loadBinding(ctx, tx)
	if err != nil {
		return err
	}
	return keepContacts(&contactKeeper{ctx: ctx, tx: tx, at: f.nowStamp(), organisation: b.TenantID, matcher: m}, func(k *contactKeeper) error {
		ids, err := each(k, scanID, `SELECT id FROM contacts`)
		for _, id := range ids {
			k.contacts[id] = true
		}
		return err
	})
}

// hashAll puts the hashes of records into made, worked out on all processors: a first import has ten thousand.
func (m *matcher) hashAll(records map[contact.Party]match.Record, made map[contact.Party]*hashes) {
	parties := slices.Collect(maps.Keys(records))
	all := make([]hashes, len(parties))
	workers := runtime.GOMAXPROCS(0)
	mistakes := make([]any, workers)
	var group sync.WaitGroup
	for w := range workers {
		group.Go(func() {
			defer func() { mistakes[w] = recover() }()
			for i := w; i < len(parties); i += workers {
				all[i] = m.hash(records[parties[i]])
			}
		})
	}
	group.Wait()
	for _, mistake := range mistakes {
		if mistake != nil {
			panic(mistake) // where the transaction is rolled back and the window is told
		}
	}
	for i, p := range parties {
		made[p] = &all[i]
	}
}

// Engine returns the engine that made the keys of the file.
func (f *File) Engine() *match.Engine { return f.matcher.Load().engine }

// writeFitting runs do in a transaction after which the organisation's country may be another, and takes its engine.
func (f *File) writeFitting(ctx context.Context, do func(*sql.Tx) error) error {
	before := f.matcher.Load()
	err := f.write(ctx, func(tx *sql.Tx) error {
		if err := do(tx); err != nil {
			return err
		}
		return f.fitMatcher(ctx, tx)
	})
	if err != nil {
		f.matcher.Store(before)
	}
	return err
}

// fitMatcher takes the engine of the organisation's country, and makes all keys anew where they are another's. Where there
// are none, as after an update of the file or a move to another organisation, contacts are worked out anew as well.
func (f *File) fitMatcher(ctx context.Context, tx *sql.Tx) error {
	set, err := loadReference(ctx, tx)
	if err != nil {
		return err
	}
	fitting := f.makeMatcher(f.model, set.Organisation.CountryCode)
	lesson, err := lessonInForce(ctx, tx)
	if err != nil {
		return err
	}
	fitting.engine = fitting.engine.With(lesson)
	var version string
	err = tx.QueryRowContext(ctx, `SELECT coalesce((SELECT version FROM match_marks), '')`).Scan(&version)
	if err != nil {
		return fmt.Errorf("read whose keys these are: %w", err)
	}
	if version == "" {
		if err := f.settleAll(ctx, tx, fitting); err != nil {
			return fmt.Errorf("work out contacts: %w", err)
		}
	}
	if version != fitting.version {
		if err := rebuildKeys(ctx, tx, fitting); err != nil {
			return fmt.Errorf("make the keys of contacts: %w", err)
		}
	}
	f.matcher.Store(fitting)
	return nil
}

// packHashes writes numbers of 64 bits as a column keeps them.
func packHashes(hashes []uint64) []byte {
	packed := make([]byte, 0, 8*len(hashes))
	for _, h := range hashes {
		packed = binary.LittleEndian.AppendUint64(packed, h)
	}
	return packed
}

func unpackHashes(packed []byte) []uint64 {
	hashes := make([]uint64, 0, len(packed)/8)
	for chunk := range slices.Chunk(packed, 8) {
		hashes = append(hashes, binary.LittleEndian.Uint64(chunk))
	}
	return hashes
}

// signed are hashes as SQLite's integers.
func signed(hashes []uint64) []int64 {
	list := make([]int64, len(hashes))
	for i, h := range hashes {
		list[i] = int64(h)
	}
	return list
}

// without returns those of a that are not in b; both ascend.
func without(a, b []uint64) []uint64 {
	var left []uint64
	for _, h := range a {
		if _, found := slices.BinarySearch(b, h); !found {
			left = append(left, h)
		}
	}
	return left
}
