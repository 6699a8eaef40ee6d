package casefile

import (
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"imeappeal/appeal"
)

var (
	listPosition = regexp.MustCompile(`\[\d+\]`)
	clock        = regexp.MustCompile(`^([01]\d|2[0-3]):[0-5]\d$`)
	looseClock   = regexp.MustCompile(`^(\d|[01]\d|2[0-3])[:.h]([0-5]\d)(?::[0-5]\d)?$`)
	documentID   = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]*$`)
	regimeID     = regexp.MustCompile(`^[a-z]{2}[a-z0-9]*(-[a-z0-9]+)*$`)
	country      = regexp.MustCompile(`^[A-Z]{2}$`)
	drive        = regexp.MustCompile(`^[A-Za-z]:`)
)

// checkText checks a text that must have a certain form by itself.
func (d *decoder) checkText(n *node, key string) {
	pattern := listPosition.ReplaceAllString(key, "[]")
	args := map[string]string{"key": key, "value": shown(n)}
	if n.text == "" {
		return
	}
	switch pattern {
	case "claim.kind":
		return // depends on the country: checkClaim
	case "exam.notes.started", "exam.notes.ended":
		if !clock.MatchString(n.text) {
			args["fixed"] = clockAsMeant(n.text)
			d.add(n, "casefile.bad-time", args)
		}
	case "documents[].id":
		if !documentID.MatchString(n.text) {
			d.add(n, "casefile.bad-id", args)
		}
	case "documents[].file":
		d.checkPath(n, args)
	case "claim.country":
		if !country.MatchString(n.text) {
			d.add(n, "casefile.bad-country", args)
		}
	}
	allowed := appeal.Choices(pattern)
	if allowed != nil && !slices.Contains(allowed, n.text) {
		d.badChoice(n, args, allowed)
	}
}

func (d *decoder) badChoice(n *node, args map[string]string, allowed []string) {
	args["allowed"] = strings.Join(allowed, ", ")
	if near := nearest(n.text, allowed); near != "" {
		args["near"] = near
		d.add(n, "casefile.bad-choice-near", args)
		return
	}
	d.add(n, "casefile.bad-choice", args)
}

// checkPath holds a document's file inside the case folder, on every system.
func (d *decoder) checkPath(n *node, args map[string]string) {
	file := n.text
	slashed := strings.ReplaceAll(file, `\`, "/")
	switch {
	case strings.HasPrefix(slashed, "/") || drive.MatchString(file):
		d.add(n, "casefile.path-absolute", args)
	case path.Clean(slashed) == ".." || strings.HasPrefix(path.Clean(slashed), "../"):
		d.add(n, "casefile.path-outside", args)
	case strings.Contains(file, `\`):
		args["fixed"] = slashed
		d.add(n, "casefile.path-backslash", args)
	}
}

// badDate says which ISO form the text probably means.
func (d *decoder) badDate(n *node, key string) {
	args := map[string]string{"key": key, "value": shown(n)}
	text := n.text
	if len(text) > 10 && (text[10] == 'T' || text[10] == ' ') {
		text = text[:10]
	}
	// A reading needs no "today" unless it is relative, and those mean nothing in a file.
	readings := appeal.ReadDay(text, appeal.Day{Year: 2050, Month: time.January, Date: 1})
	if strings.ContainsAny(n.text, "0123456789") && !strings.Contains(n.text, "ago") && len(readings) > 0 {
		var iso []string
		for _, r := range readings {
			iso = append(iso, r.String()+" ("+r.Long()+")")
		}
		args["fixed"] = strings.Join(iso, " / ")
		d.add(n, "casefile.date-form", args)
		return
	}
	if isoShape.MatchString(text) {
		d.add(n, "casefile.date-impossible", args)
		return
	}
	d.add(n, "casefile.want-date", args)
}

var isoShape = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)

func clockAsMeant(text string) string {
	m := looseClock.FindStringSubmatch(strings.TrimSpace(text))
	if m == nil {
		return "13:20"
	}
	if len(m[1]) == 1 {
		m[1] = "0" + m[1]
	}
	return m[1] + ":" + m[2]
}

// newerVersion stops before a case file of a later format is misread.
func newerVersion(root *node) *appeal.Problem {
	e, _, ok := root.entry("version")
	if !ok || e.value.shape != isText {
		return nil
	}
	n, err := strconv.Atoi(e.value.text)
	if err != nil || n <= Version {
		return nil
	}
	p := problemAt(e.value.line, e.value.col, "casefile.newer", map[string]string{
		"version": e.value.text, "known": strconv.Itoa(Version),
	})
	return &p
}

// check looks at what only the whole case shows: what must be there, ids that
// are there twice, references that lead nowhere.
func (d *decoder) check(c *appeal.Case, root *node) {
	d.checkVersion(c, root)
	d.required(root, "claimant.name", "casefile.name-missing", nil)
	d.required(root, "claim.kind", "casefile.kind-missing", map[string]string{"allowed": strings.Join(appeal.Choices("claim.kind"), ", ")})
	d.checkClaim(c, root)
	ids := d.documentIDs(root)
	for _, ref := range references(root) {
		if ref.text == "" || ids[ref.text] {
			continue
		}
		args := map[string]string{"id": ref.text, "near": nearest(ref.text, sortedKeys(ids))}
		if args["near"] != "" {
			d.add(ref, "casefile.reference-near", args)
			continue
		}
		d.add(ref, "casefile.reference", args)
	}
}

func (d *decoder) checkVersion(c *appeal.Case, root *node) {
	n := root.find("version")
	if n == nil || n.shape == isNull {
		d.warn(root, "casefile.version-missing", map[string]string{"version": strconv.Itoa(Version)})
		c.Version = Version
		return
	}
	if n.shape == isText && n.text == "0" {
		d.add(n, "casefile.version-unknown", map[string]string{"version": n.text, "known": strconv.Itoa(Version)})
	}
}

func (d *decoder) required(root *node, key, id string, args map[string]string) {
	top, _, _ := strings.Cut(key, ".")
	n := root.find(key)
	if n != nil && (n.shape != isText || strings.TrimSpace(n.text) != "") && n.shape != isNull {
		return
	}
	at := n
	if at == nil {
		at = root.find(top)
	}
	if at == nil {
		at = root
	}
	d.add(at, id, args)
}

func (d *decoder) checkClaim(c *appeal.Case, root *node) {
	us := c.Claim.Country == "" || c.Claim.Country == "US"
	if n := root.find("claim.kind"); n != nil && n.shape == isText && n.text != "" {
		allowed := appeal.Choices("claim.kind")
		if !slices.Contains(allowed, n.text) && (us || !regimeID.MatchString(n.text)) {
			d.badChoice(n, map[string]string{"key": "claim.kind", "value": shown(n)}, allowed)
		}
	}
	n := root.find("claim.state")
	if n == nil || n.shape != isText || !us || n.text == "" {
		return
	}
	s, ok := appeal.FindState(n.text)
	if ok && s.Code == n.text {
		return
	}
	args := map[string]string{"key": "claim.state", "value": shown(n), "near": s.Code}
	if ok {
		d.add(n, "casefile.bad-state-near", args)
		return
	}
	d.add(n, "casefile.bad-state", args)
}

func (d *decoder) documentIDs(root *node) map[string]bool {
	first := map[string]int{}
	ids := map[string]bool{}
	list := root.find("documents")
	if list == nil {
		return ids
	}
	for i, it := range list.items {
		id := it.value.find("id")
		switch {
		case it.value.shape != isMap:
		case id == nil || id.text == "":
			d.add(it.value, "casefile.id-missing", map[string]string{"key": "documents[" + strconv.Itoa(i) + "]"})
		case ids[id.text]:
			d.add(id, "casefile.id-twice", map[string]string{"id": id.text, "line": strconv.Itoa(first[id.text])})
		default:
			ids[id.text], first[id.text] = true, id.line
		}
	}
	return ids
}

// references gives every value that must be the id of a document.
func references(root *node) []*node {
	var out []*node
	for _, key := range []string{"denial.document", "exam.report", "exam.notes.recording.document"} {
		out = append(out, root.find(key))
	}
	for _, list := range []string{"earlier_denials", "measurements", "weak_points", "background", "log"} {
		n := root.find(list)
		if n == nil {
			continue
		}
		for _, it := range n.items {
			out = append(out, it.value.find("document"))
		}
	}
	return slices.DeleteFunc(out, func(n *node) bool { return n == nil || n.shape != isText })
}

// find follows map keys; nil when there is nothing.
func (n *node) find(key string) *node {
	for name := range strings.SplitSeq(key, ".") {
		e, _, ok := n.entry(name)
		if !ok {
			return nil
		}
		n = e.value
	}
	return n
}
