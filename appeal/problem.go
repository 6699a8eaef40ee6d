package appeal

// Level says how bad a problem is.
type Level string

// An error stops; a warning asks for a look; missing names what is not there yet.
const (
	LevelError   Level = "error"
	LevelWarning Level = "warning"
	LevelMissing Level = "missing"
)

// Problem is something wrong or missing in what a person gave. ID names the
// words in the message catalogue (ID.what, ID.fix), Args fill them.
type Problem struct {
	Where string // "case.yaml:12:5", "claim.funding", "row 14, denial_date"
	ID    string
	Args  map[string]string
	Level Level
}
