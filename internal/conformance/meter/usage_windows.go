package meter

import (
	"runtime"
	"syscall"
	"time"
)

// processors is the time all processors have spent on this process.
func processors() time.Duration {
	var created, ended, kernel, user syscall.Filetime
	process, err := syscall.GetCurrentProcess()
	if err != nil || syscall.GetProcessTimes(process, &created, &ended, &kernel, &user) != nil {
		return 0
	}
	return span(kernel) + span(user)
}

// span is a length of time in hundreds of nanoseconds; Filetime's own reading takes it for a date.
func span(f syscall.Filetime) time.Duration {
	return time.Duration(int64(f.HighDateTime)<<32|int64(f.LowDateTime)) * 100
}

// forgetPeak does nothing: the figure below is of the process as a whole.
func forgetPeak() {}

// peak is the memory taken from the system so far, in bytes.
func peak() int {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int(m.Sys)
}
