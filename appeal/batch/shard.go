package batch

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"strconv"
	"strings"
)

// Shard is one of several parts of a sheet, for several machines: I of N,
// counted from 1. The zero Shard is the whole sheet.
type Shard struct{ I, N int }

// orWhole gives one part of one as what it is, the whole sheet.
func (s Shard) orWhole() Shard {
	if s.N == 1 {
		return Shard{}
	}
	return s
}

func (s Shard) String() string { return fmt.Sprintf("%d/%d", s.I, s.N) }

// ParseShard reads 2/8.
func ParseShard(text string) (Shard, error) {
	i, n, ok := strings.Cut(text, "/")
	a, err1 := strconv.Atoi(i)
	b, err2 := strconv.Atoi(n)
	if !ok || err1 != nil || err2 != nil || a < 1 || b < a || b > 100000 {
		return Shard{}, fmt.Errorf("%q is no shard", text)
	}
	return Shard{a, b}.orWhole(), nil
}

// ShardFrom takes the shard from the environment of an array job: Slurm, AWS
// Batch, or an indexed Job of Kubernetes (whose size stands in JOB_COMPLETIONS,
// since Kubernetes gives the index only). ok is false outside of one.
func ShardFrom(getenv func(string) string) (s Shard, ok bool, err error) {
	for _, e := range []struct {
		index, size, first string
	}{
		{"SLURM_ARRAY_TASK_ID", "SLURM_ARRAY_TASK_COUNT", getenv("SLURM_ARRAY_TASK_MIN")},
		{"AWS_BATCH_JOB_ARRAY_INDEX", "AWS_BATCH_JOB_ARRAY_SIZE", "0"},
		{"JOB_COMPLETION_INDEX", "JOB_COMPLETIONS", "0"},
	} {
		at, of := getenv(e.index), getenv(e.size)
		if at == "" || of == "" {
			continue
		}
		i, err1 := strconv.Atoi(at)
		n, err2 := strconv.Atoi(of)
		first, err3 := strconv.Atoi(e.first)
		if e.first == "" {
			first, err3 = 1, nil
		}
		// An array that begins elsewhere is a piece of another: how many parts that
		// one had, nobody tells.
		if err1 != nil || err2 != nil || err3 != nil || n < 1 || first > 1 || i-first < 0 || i-first >= n {
			return Shard{}, true, fmt.Errorf("%s=%s %s=%s is no shard", e.index, at, e.size, of)
		}
		return Shard{i - first + 1, n}.orWhole(), true, nil
	}
	return Shard{}, false, nil
}

// Has reports whether a case belongs to the shard. It hangs on the case's id
// alone, so that rows added later move no other case.
func (s Shard) Has(id string) bool {
	return s.N <= 1 || s.Of(id) == s.I
}

// Of gives which of the N parts a case belongs to.
func (s Shard) Of(id string) int {
	sum := sha256.Sum256([]byte(strings.ToLower(id)))
	return int(binary.BigEndian.Uint64(sum[:8])%uint64(max(1, s.N))) + 1
}
