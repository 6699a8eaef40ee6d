package clinic

import (
	"slices"
	"strings"
)

// Job is the noun that ends a job's title, with its other names.
type Job struct {
	Names  []string `yaml:"names"`
	Hits   []string `yaml:"hits"`   // titles of this job
	Misses []string `yaml:"misses"` // titles of another
}

// JobOf gives the row of the table of jobs that a word belongs to, -1 if none.
func (t *Tables) JobOf(word string) int {
	word = strings.TrimSuffix(strings.Trim(word, ".,;:()'\""), "'s")
	return slices.IndexFunc(t.Jobs, func(j Job) bool {
		return slices.Contains(j.Names, word) || slices.Contains(j.Names, strings.TrimSuffix(word, "s"))
	})
}
