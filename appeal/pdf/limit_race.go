//go:build race

package pdf

// raceDetector is on: its own records take several times the memory of what
// they watch, and would be counted as the file's. Limits are tested without it.
const raceDetector = true
