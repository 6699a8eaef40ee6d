package casefile

import (
	"errors"
	"fmt"

	"imeappeal/appeal"
)

// ErrNoCase says that the folder holds no case.yaml.
var ErrNoCase = errors.New("no case.yaml in this folder")

// ErrExists says that the folder holds a case already.
var ErrExists = errors.New("a case is already there")

// ErrChanged says that case.yaml was changed by someone else since it was read;
// nothing was written.
var ErrChanged = errors.New("case.yaml was changed since it was read")

// Invalid is a case.yaml, or an edit of one, that cannot be used, with all of
// its problems.
type Invalid struct {
	Path     string
	Problems []appeal.Problem
}

// Error names the first problem; the words for all of them are the caller's.
func (e *Invalid) Error() string {
	for _, p := range e.Problems {
		if p.Level == appeal.LevelError {
			return fmt.Sprintf("%s: %s at %s (%d in all)", e.Path, p.ID, p.Where, len(e.Problems))
		}
	}
	return e.Path + ": not usable"
}

// Uneditable is a place in case.yaml that cannot be changed in place, for
// example because it is written once and used twice (an anchor).
type Uneditable struct {
	Key    string
	Reason string
}

func (e *Uneditable) Error() string {
	return fmt.Sprintf("%s cannot be changed by the program: %s", e.Key, e.Reason)
}

func problemAt(line, col int, id string, args map[string]string) appeal.Problem {
	return appeal.Problem{Where: fmt.Sprintf("%s:%d:%d", Name, line, max(col, 1)), ID: id, Args: args, Level: appeal.LevelError}
}

func whole(id string, args map[string]string) appeal.Problem {
	return appeal.Problem{Where: Name, ID: id, Args: args, Level: appeal.LevelError}
}
