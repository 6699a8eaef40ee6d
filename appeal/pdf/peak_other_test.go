//go:build !linux

package pdf

func childrenPeak() (int64, bool) { return 0, false }
