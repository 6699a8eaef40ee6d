package batch

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// maxName leaves room for the rest of a path within Windows' 260 characters.
const maxName = 60

// SummaryName is the summary in an output folder; no case is called so.
const SummaryName = "summary.csv"

// Windows takes these for devices, with any ending.
var device = regexp.MustCompile(`(?i)^(con|prn|aux|nul|com[0-9]|lpt[0-9]|conin\$|conout\$)$`)

// folderName makes a folder's name of a case id that every system takes. The
// same id gives the same name whatever else is in the sheet; an id that loses
// something on the way gets a part of its hash, so that two never share a name.
func folderName(id string) string {
	text := norm.NFC.String(id)
	name := strings.Map(func(r rune) rune {
		switch {
		case r == '.' || r == '_' || r == '-' || r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			return r
		case unicode.Is(unicode.Latin, r) && unicode.IsLetter(r):
			return r
		}
		return '-'
	}, text)
	name = strings.Trim(squeeze(name), "-._ ")
	if device.MatchString(strings.SplitN(name, ".", 2)[0]) || strings.EqualFold(name, SummaryName) {
		name = "case-" + name
	}
	for len(name) > maxName {
		r := []rune(name)
		name = string(r[:len(r)-1])
	}
	name = strings.TrimRight(name, "-._ ")
	if name == id && name != "" {
		return name
	}
	sum := sha256.Sum256([]byte(id))
	return strings.Trim(name+"-"+hex.EncodeToString(sum[:4]), "-")
}

var dashes = regexp.MustCompile(`-{2,}`)

func squeeze(name string) string { return dashes.ReplaceAllString(name, "-") }

// caseID gives the row's own id, else one made of claimant and claim (or the
// day of the denial) that stays the same when rows are added or sorted; "" when
// the row has neither.
func caseID(r Row) string {
	if id := r.text(ownID); id != "" {
		return id
	}
	name := slug(r.text("claimant_name"))
	what := slug(r.text("claim_number"))
	if what == "" {
		what = slug(r.text("denial_date"))
	}
	if name == "" {
		return slug(cmp.Or(r.text(ownCase), r.text(ownFolder)))
	}
	return strings.Trim(name+"-"+what, "-")
}

// oneCase is what two case ids share that name one case: most systems take C-1 and
// c-1 for one folder, and whoever types them for one case.
func oneCase(id string) string { return strings.ToLower(norm.NFC.String(id)) }

// identity is what a row is known by whatever its id: the claim number, which a
// corrected name does not change, else the claimant. It is hashed; "" is nobody's.
func identity(r Row) string {
	for _, name := range []string{"claim_number", "claimant_name"} {
		if text := plain(r.text(name)); text != "" && (name != "claim_number" || digitsOf(text) != "") {
			return short(name + " " + text)
		}
	}
	return ""
}

// slug makes lower-case words joined by hyphens.
func slug(text string) string {
	mapped := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return '-'
	}, norm.NFC.String(text))
	return strings.Trim(squeeze(mapped), "-")
}
