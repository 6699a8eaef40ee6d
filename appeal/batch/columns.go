package batch

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"imeappeal/appeal/intake"
)

// column is one thing that a sheet may say about a case.
type column struct {
	name  string // as the template writes it: claimant_name
	key   string // of the case; list elements with the sheet's own number: physicians[1].name
	own   string // what it is to the batch when it is no key of the case
	kind  intake.Kind
	label bool // a number that is a name: its zeros count
}

// The columns that are the batch's own.
const (
	ownID        = "case_id"
	ownFolder    = "documents_folder"
	ownCase      = "case_folder"
	ownReport    = "exam_report"
	ownDenial    = "denial_document"
	ownAccept    = "accept"
	ownLetters   = "letters"
	ownIgnore    = "internal_note"
	ownPart      = "part"  // of an address
	ownNames     = "names" // a claimant's name in two columns
	listElements = 9
)

// The columns of a claimant's name in two.
const (
	firstName = "claimant_first_name"
	lastName  = "claimant_last_name"
)

// listNames are the words that stand for the lists of a case in headings:
// physician_1_name.
var listNames = []struct{ list, word string }{
	{"physicians", "physician"}, {"diagnoses", "diagnosis"}, {"medications", "medication"}, {"exam.notes.tests", "test"},
}

// labels are numbers whose leading zeros count.
var labels = []string{"claim.policy_number", "claim.claim_number", "claim.group_number", "claimant.phone", "claim.insurer.fax"}

// addressParts gather an address that a sheet keeps in several columns.
var addressParts = []struct{ prefix, key string }{
	{"claimant", "claimant.address"},
	{"insurer", "claim.insurer.address"},
	{"plan_administrator", "claim.plan.administrator_address"},
	{"representative", "representative.address"},
}

// aliases are other names under which sheets keep the same things.
var aliases = map[string]string{
	"name": "claimant_name", "claimant": "claimant_name", "client": "claimant_name", "clientname": "claimant_name",
	"dob": "date_of_birth", "birthdate": "date_of_birth", "id": ownID, "case": ownID, "idno": ownID, "idnumber": ownID, "fileno": ownID, "filenumber": ownID, "matterno": ownID, "matternumber": ownID, "caseno": ownID, "casenumber": ownID,
	"kind": "claim_kind", "claimtype": "claim_kind", "insurer": "insurer_name", "carrier": "insurer_name",
	"folder": ownFolder, "documents": ownFolder, "report": ownReport, "imereport": ownReport, "denialletter": ownDenial,
	"examiner": "examiner_name", "address": "claimant_address", "phone": "claimant_phone", "email": "claimant_email",
	"claimno": "claim_number", "policyno": "policy_number", "groupno": "group_number",
	"dateofdenial": "denial_date", "datedenied": "denial_date", "denialletterdate": "denial_date", "dateofdenialletter": "denial_date",
	"dateofexam": "exam_date", "imedate": "exam_date", "dateofime": "exam_date",
	"doi": "date_of_injury", "injurydate": "date_of_injury", "dateofaccident": "date_of_injury", "accidentdate": "date_of_injury", "claimstate": "state",
	"insurancecompany": "insurer_name", "insurancecarrier": "insurer_name", "carriername": "insurer_name",
	"firstname": firstName, "givenname": firstName, "clientfirstname": firstName, "lastname": lastName, "surname": lastName, "familyname": lastName, "clientlastname": lastName,
	"fullname": "claimant_name", "claimantfullname": "claimant_name", "clientfullname": "claimant_name", "patient": "claimant_name", "patientname": "claimant_name",
	"imedoctor": "examiner_name", "imephysician": "examiner_name", "imeexaminer": "examiner_name", "examiningphysician": "examiner_name", "examiningdoctor": "examiner_name",
	"typeofclaim": "claim_kind", "gender": "sex", "jobtitle": "occupation", "phonenumber": "claimant_phone", "telephone": "claimant_phone", "emailaddress": "claimant_email",
	"reasonfordenial": "denial_reasons", "denialreason": "denial_reasons", "reasonsfordenial": "denial_reasons",
	"clientemail": "claimant_email", "clientphone": "claimant_phone", "clientaddress": "claimant_address",
	"insurancecompanyaddress": "insurer_address", "carrieraddress": "insurer_address", "carrierfax": "insurer_fax",
}

// allColumns lists every column, in the order of the template.
func allColumns() []column {
	list := []column{{name: ownID, own: ownID}}
	for _, q := range intake.Questions() {
		switch {
		case q.ID == "exam.report":
			list = append(list, column{name: ownReport, own: ownReport, kind: q.Kind})
		case q.ID == "denial.document":
			list = append(list, column{name: ownDenial, own: ownDenial, kind: q.Kind})
		case q.Flag != "":
			list = append(list, column{name: strings.ReplaceAll(q.Flag, "-", "_"), key: q.ID, kind: q.Kind, label: slices.Contains(labels, q.ID)})
		case q.List() != "":
			list = append(list, elements(q)...)
		}
	}
	for _, a := range addressParts {
		for _, part := range []string{"street", "city", "state", "zip"} {
			list = append(list, column{name: a.prefix + "_" + part, own: ownPart, key: a.key, kind: intake.Text, label: part == "zip"})
		}
	}
	for _, name := range []string{firstName, lastName} {
		list = append(list, column{name: name, own: ownNames, kind: intake.Text})
	}
	for _, own := range []string{ownFolder, ownCase, ownAccept, ownLetters, ownIgnore} {
		list = append(list, column{name: own, own: own, kind: intake.Text})
	}
	return list
}

// elements gives the columns for the elements of a list: physician_1_name …
func elements(q intake.Question) []column {
	var out []column
	list, rest, _ := strings.Cut(q.ID, "[].")
	for _, l := range listNames {
		if l.list != list {
			continue
		}
		for n := 1; n <= listElements; n++ {
			out = append(out, column{
				name: fmt.Sprintf("%s_%d_%s", l.word, n, rest),
				key:  fmt.Sprintf("%s[%d].%s", list, n-1, rest), kind: q.Kind,
			})
		}
	}
	return out
}

// Columns gives the names of all columns that a sheet may have.
func Columns() []string {
	var out []string
	for _, c := range allColumns() {
		out = append(out, c.name)
	}
	return out
}

// plain makes headings comparable: case, spaces, hyphens and the like do not
// count.
func plain(heading string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, heading)
}

// catalogue finds columns by their headings.
type catalogue map[string]column

func newCatalogue() catalogue {
	c := catalogue{}
	for _, col := range allColumns() {
		c[plain(col.name)] = col
		if col.own == "" {
			c[plain(strings.NewReplacer("[", "_", "].", "_").Replace(col.key))] = col
		}
	}
	for other, name := range aliases {
		if _, taken := c[other]; !taken {
			c[other] = c[plain(name)]
		}
	}
	return c
}

// find gives the column of a heading; # stands for number.
func (c catalogue) find(heading string) (column, bool) {
	col, ok := c[plain(heading)]
	if !ok && strings.Contains(heading, "#") {
		col, ok = c[plain(strings.ReplaceAll(heading, "#", " number "))]
	}
	return col, ok
}

// otherThings are headings that are near a column's name and mean something else.
var otherThings = []string{"insured", "insureds", "examinee", "examination", "denied", "plaintiff"}

// maxLike is how many columns are proposed for a heading.
const maxLike = 6

// near gives the column that a heading misspells, "" where none is that near.
func (c catalogue) near(heading string) string {
	want := plain(heading)
	if slices.Contains(otherThings, want) {
		return ""
	}
	best, name := 0, ""
	for key, col := range c {
		d := distance(want, key)
		if d*4 > min(len(want), len(key)) || digitsOf(want) != digitsOf(key) {
			continue
		}
		if name == "" || d < best || d == best && col.name < name {
			best, name = d, col.name
		}
	}
	return name
}

// withWords gives the columns in whose names all words of the heading stand, if
// they are few.
func withWords(heading string) (out []string) {
	words := strings.FieldsFunc(strings.ToLower(strings.ReplaceAll(heading, "#", " number ")), func(r rune) bool { return !unicode.IsLetter(r) })
	words = slices.DeleteFunc(words, func(w string) bool { return len(w) < 3 })
	if len(words) == 0 || digitsOf(heading) != "" {
		return nil
	}
	for _, col := range allColumns() {
		parts := strings.Split(col.name, "_")
		if !strings.Contains(col.key, "[") && !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(parts, w) }) {
			out = append(out, col.name)
		}
	}
	if len(out) > maxLike {
		return nil
	}
	return out
}

func digitsOf(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, text)
}

// distance is the Levenshtein distance.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	if len(x) > 64 || len(y) > 64 {
		return 64
	}
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		left := row[0]
		row[0] = i + 1
		for j := range y {
			cost := left
			if x[i] != y[j] {
				cost++
			}
			left = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(y)]
}
