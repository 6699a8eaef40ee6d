//go:build !unix

package ocr

import "time"

var began = time.Now()

// processorTime is the clock where processor time is not to be had.
func processorTime() time.Duration { return time.Since(began) }
