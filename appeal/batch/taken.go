package batch

// TakenError says that the folder of a row's case holds another person's: a sheet
// that wrote 01 as 1 gives one client the id of another.
type TakenError struct{ Folder string }

func (e *TakenError) Error() string { return e.Folder + ": another claimant's case" }

// whose are the keys of a case that tell one claimant from another.
var whose = [...]string{"claimant.name", "claimant.date_of_birth", "claim.claim_number"}

// anotherPerson reports that the row means somebody else than the row that made
// the case: of what both tell of the person, at least two things and all of them
// differ. A name mended, or a number, leaves the rest.
func anotherPerson(said, says map[string]string) bool {
	others := 0
	for _, key := range whose {
		was, is := said[key], says[key]
		switch {
		case was == "" || is == "":
		case was == is:
			return false
		default:
			others++
		}
	}
	return others >= 2
}
