package meter_test

import (
	"testing"

	"daybook/internal/conformance/meter"
)

func TestTheMeterTellsTimeAndMemory(t *testing.T) {
	t.Parallel()
	var m meter.Meter
	m.Start()
	block := make([]byte, 64<<20)
	for i := range block {
		block[i] = byte(i)
	}
	elapsed, used, megabytes := m.Stop()
	if m.Lap() <= 0 || elapsed <= 0 || used < 0 || megabytes < 64 {
		t.Errorf("it took %v, %v of processors and %d MB", elapsed, used, megabytes)
	}
}
