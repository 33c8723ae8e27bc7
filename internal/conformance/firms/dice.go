package firms

import "math/rand/v2"

// dice decides everything, from one seed.
type dice struct{ *rand.Rand }

func newDice(seed uint64) dice { return dice{rand.New(rand.NewPCG(seed, 0x9E3779B97F4A7C15))} }

// percent is true so many times of a hundred.
func (d dice) percent(p int) bool { return d.IntN(100) < p }

// pick takes any of a list.
func pick[T any](d dice, list []T) T { return list[d.IntN(len(list))] }

// common takes of a list as words are taken in life: the first far more often than the last (Zipf).
func common[T any](d dice, list []T) T {
	// 1/rank without tables: a logarithmic spread over the ranks.
	bits := d.IntN(bitLength(len(list)))
	return list[min(len(list)-1, 1<<bits-1+d.IntN(1<<bits))]
}

func bitLength(n int) int {
	bits := 0
	for ; n > 0; n >>= 1 {
		bits++
	}
	return bits
}

// digits is a number of n digits that does not begin with 0.
func (d dice) digits(n int) string {
	text := make([]byte, n)
	for i := range text {
		text[i] = byte('0' + d.IntN(10))
	}
	if text[0] == '0' {
		text[0] = '1'
	}
	return string(text)
}
