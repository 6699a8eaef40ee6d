package intake

import (
	"reflect"
	"regexp"
	"strconv"
	"strings"

	"imeappeal/appeal"
)

var (
	scientific = regexp.MustCompile(`^\d(\.\d+)?[eE]\+?\d{1,3}$`)
	wholeFloat = regexp.MustCompile(`^\d{4,}\.0$`)
	shortZIP   = regexp.MustCompile(`(^|[ ,])([A-Z]{2})[ ,]+(\d{3,4})$`)
)

// numbers finds what spreadsheets do to numbers that are names: 1.23E+11, 20863.0,
// #####, and ZIP codes without their leading zero.
func (k *checker) numbers() {
	claim := k.c.Claim
	for _, n := range [][2]string{
		{"claim.policy_number", claim.PolicyNumber},
		{"claim.claim_number", claim.ClaimNumber},
		{"claim.group_number", claim.GroupNumber},
		{"claimant.phone", k.c.Claimant.Phone},
		{"claim.insurer.fax", claim.Insurer.Fax},
	} {
		value := strings.TrimSpace(n[1])
		if scientific.MatchString(value) || wholeFloat.MatchString(value) || strings.HasPrefix(value, "##") || strings.HasPrefix(value, "#N/A") {
			k.warn(n[0], "odd.spreadsheet", "value", value)
		}
	}
	for _, a := range addressesOf(k.c) {
		if line := noAddress(k.c, a.lines); line != "" {
			k.warn(a.key, "odd.no-address", "line", line)
		}
		for i, line := range a.lines {
			m := shortZIP.FindStringSubmatch(strings.TrimSpace(line))
			if m == nil {
				continue
			}
			if s, ok := appeal.FindState(m[2]); ok && s.Code == m[2] {
				k.warn(a.key+"["+strconv.Itoa(i)+"]", "odd.zip", "zip", m[3], "line", line)
			}
		}
	}
}

// noAddress gives a line of an address that is none: the number of the claim, the
// policy or the group, or all there is, in one word; "" for none.
func noAddress(c *appeal.Case, lines []string) string {
	plain := func(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), "")) }
	for _, line := range lines {
		for _, number := range []string{c.Claim.ClaimNumber, c.Claim.PolicyNumber, c.Claim.GroupNumber} {
			if number != "" && plain(line) == plain(number) {
				return line
			}
		}
	}
	if len(lines) == 1 && len(strings.Fields(lines[0])) == 1 {
		return lines[0]
	}
	return ""
}

type address struct {
	key   string
	lines []string
}

func addressesOf(c *appeal.Case) []address {
	out := []address{
		{"claimant.address", c.Claimant.Address},
		{"claim.insurer.address", c.Claim.Insurer.Address},
		{"claim.plan.administrator_address", c.Claim.Plan.AdministratorAddress},
	}
	if c.Representative != nil {
		out = append(out, address{"representative.address", c.Representative.Address})
	}
	for i, p := range c.Physicians {
		out = append(out, address{at("physicians[].address", i), p.Address})
	}
	return out
}

// limb matches names of paired parts of the body, whose findings need a side.
var limb = regexp.MustCompile(`(?i)\b(shoulder|rotator|elbow|wrist|carpal tunnel|cubital tunnel|hand|thumb|hip|knee|menisc\w+|ankle|foot|achilles|plantar)\b`)

func sided(d appeal.Diagnosis) bool { return limb.MatchString(d.Name) }

type datedKey struct {
	key string
	day appeal.Day
}

// datesOf gives every date of the case that is there, with its key.
func datesOf(c *appeal.Case) []datedKey {
	var out []datedKey
	collect(reflect.ValueOf(c).Elem(), "", &out)
	return out
}

func collect(v reflect.Value, key string, out *[]datedKey) {
	if day, ok := v.Interface().(appeal.Day); ok {
		if !day.IsZero() {
			*out = append(*out, datedKey{key, day})
		}
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			collect(v.Elem(), key, out)
		}
	case reflect.Slice:
		for i := range v.Len() {
			collect(v.Index(i), key+"["+strconv.Itoa(i)+"]", out)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("yaml"), ",")
			if key != "" {
				name = key + "." + name
			}
			collect(v.Field(i), name, out)
		}
	}
}
