package casefile

import (
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"imeappeal/appeal"
)

// safeName makes a file name that every system takes, with the ending that the
// content calls for.
func safeName(name string, t FileType) string {
	ending := filepath.Ext(name)
	base := strings.TrimSuffix(name, ending)
	if !t.fits(ending) {
		base, ending = name, "."+string(t)
	}
	base = norm.NFC.String(base)
	base = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || strings.ContainsRune(`<>:"/\|?*`, r) || !unicode.IsPrint(r) {
			return '-'
		}
		return r
	}, base)
	base = strings.Trim(base, " .-")
	if base == "" {
		base = "document"
	}
	if windowsDevice.MatchString(base) {
		base = "_" + base
	}
	for len(base) > 120 {
		r := []rune(base)
		base = string(r[:len(r)-1])
	}
	return strings.TrimRight(base, " .") + strings.ToLower(ending)
}

// Windows takes these for devices, with any ending.
var windowsDevice = regexp.MustCompile(`(?i)^(con|prn|aux|nul|com[0-9]|lpt[0-9])($|\.)`)

var notInID = regexp.MustCompile(`[^a-z0-9]+`)

// idFor makes an id from a title or file name: MRI Lumbar → mri-lumbar.
func idFor(title string, taken func(string) bool) string {
	plain := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(strings.ToLower(title)))
	id := strings.Trim(notInID.ReplaceAllString(plain, "-"), "-")
	if len(id) > 60 {
		id = strings.Trim(id[:60], "-")
	}
	if id == "" {
		id = "document"
	}
	for n, base := 2, id; taken(id); n++ {
		id = base + "-" + strconv.Itoa(n)
	}
	return id
}

var (
	wordBreak = regexp.MustCompile(`[_\s]+`)
	hyphen    = regexp.MustCompile(`([^0-9])-|-([^0-9])`)
	letters   = regexp.MustCompile(`[a-z]+`)
)

// titleFor makes a title of a file's name: mri_lumbar-2024-04-02.pdf → MRI
// lumbar 2024-04-02.
func titleFor(name string) string {
	title := strings.TrimSuffix(name, filepath.Ext(name))
	title = hyphen.ReplaceAllString(title, "$1 $2")
	title = strings.TrimSpace(wordBreak.ReplaceAllString(title, " "))
	words := strings.Split(title, " ")
	for i, w := range words {
		if slices.Contains([]string{"mri", "mra", "ct", "emg", "ncs", "eeg", "fce", "ime", "mr"}, strings.ToLower(w)) {
			words[i] = strings.ToUpper(w)
		}
	}
	r := []rune(strings.Join(words, " "))
	if len(r) == 0 {
		return name
	}
	r[0] = unicode.ToUpper(r[0])
	return string(r)
}

// kindWords say what a paper is when its name holds one of them; the first line
// that fits wins.
var kindWords = []struct {
	kind  appeal.DocumentKind
	words []string
}{
	{appeal.DenialKind, []string{"denial", "denied", "termination", "adverse"}},
	{appeal.ReportKind, []string{"ime", "independent", "dme"}},
	{appeal.Functional, []string{"fce", "functional"}},
	{appeal.Surgical, []string{"operative", "surgery", "surgical", "op"}},
	{appeal.Imaging, []string{"mri", "mra", "ct", "xray", "radiograph", "ultrasound", "arthrogram", "imaging", "radiology"}},
	{appeal.TestResult, []string{"emg", "ncs", "ncv", "eeg", "lab", "labs", "neuropsych", "cpet", "electrodiagnostic", "polysomnography"}},
	{appeal.Therapy, []string{"therapy", "physiotherapy", "pt", "rehab"}},
	{appeal.PlanPaper, []string{"plan", "policy", "spd", "certificate"}},
	{appeal.Statement, []string{"statement", "affidavit", "declaration", "diary"}},
	{appeal.OfficeNote, []string{"office", "visit", "progress", "clinic", "consult", "consultation"}},
	{appeal.LetterKind, []string{"letter"}},
}

// kindFor guesses a document's kind from the words of its file name; "" when
// none of them says.
func kindFor(name string) appeal.DocumentKind {
	name = strings.NewReplacer("x-ray", "xray", "x_ray", "xray", "x ray", "xray").Replace(strings.ToLower(name))
	words := letters.FindAllString(strings.TrimSuffix(name, filepath.Ext(name)), -1)
	for _, k := range kindWords {
		if slices.ContainsFunc(words, func(w string) bool { return slices.Contains(k.words, w) }) {
			return k.kind
		}
	}
	return ""
}

// dayInName is a day that a file's name gives with its year first, which can be
// read in one way only.
var dayInName = regexp.MustCompile(`(?:^|[^0-9])((?:19|20)\d\d)[-_.]?(\d\d)[-_.]?(\d\d)(?:[^0-9]|$)`)

// dayIn proposes the day of a paper by its file's name: mri-2024-04-02.pdf. A
// name with two days proposes none.
func dayIn(name string) (appeal.Day, bool) {
	found := dayInName.FindAllStringSubmatch(name, -1)
	if len(found) != 1 {
		return appeal.Day{}, false
	}
	day, err := appeal.ParseDay(found[0][1] + "-" + found[0][2] + "-" + found[0][3])
	return day, err == nil
}

func dayText(d appeal.Day) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

// naturalLess orders scan2 before scan10.
func naturalLess(a, b string) int {
	for a != "" && b != "" {
		x, restA := digitsFirst(a)
		y, restB := digitsFirst(b)
		if x != "" && y != "" {
			x, y := strings.TrimLeft(x, "0"), strings.TrimLeft(y, "0")
			if len(x) != len(y) {
				return len(x) - len(y)
			}
			if c := strings.Compare(x, y); c != 0 {
				return c
			}
			a, b = restA, restB
			continue
		}
		if a[0] != b[0] {
			return int(a[0]) - int(b[0])
		}
		a, b = a[1:], b[1:]
	}
	return len(a) - len(b)
}

func digitsFirst(s string) (digits, rest string) {
	i := 0
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	return s[:i], s[i:]
}
