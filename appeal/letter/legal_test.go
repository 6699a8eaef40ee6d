package letter

import (
	"regexp"
	"testing"
)

// TestCitationsInPlainWords: law is found however it is written; what only looks
// like it, in a policy, a record or a bill, is left alone.
func TestCitationsInPlainWords(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Under 11 NYCRR 65-3.5 I ask this.":                               "11 NYCRR 65-3.5",
		"Under section 627.736(7)(a) of the Florida Statutes I ask this.": "section 627.736(7)(a) of the Florida Statutes",
		"Fla. Stat. 627.736 gives it.":                                    "Fla. Stat. 627.736",
		"California Insurance Code section 790.03 applies.":               "California Insurance Code section 790.03",
		"Look at RCW 51.36.070.":                                          "RCW 51.36.070",
		"It is due under WAC 296-23-307(2).":                              "WAC 296-23-307(2)",
		"By N.J.S.A. 39:6A-13 it is due.":                                 "N.J.S.A. 39:6A-13",
		"ERISA section 502(c)(1) gives it.":                               "ERISA section 502(c)(1)",
		"Texas Labor Code 408.004 applies.":                               "Texas Labor Code 408.004",
		"By 28 TAC 126.5 it must.":                                        "28 TAC 126.5",
		"Section 7 of the Insurance Contracts Act 1984 says so.":          "Section 7 of the Insurance Contracts Act 1984",
		"See the Insurance Contracts Act 1984.":                           "Insurance Contracts Act 1984",
		"Article 15 of the UK GDPR gives it.":                             "Article 15 of the UK GDPR",
		"See DISP 1.6.2 of the handbook.":                                 "DISP 1.6.2",
		"20 CFR 404.1527 applies.":                                        "20 CFR 404.1527",
		"Cal. Ins. Code § 10111.2 applies.":                               "Cal. Ins. Code § 10111.2",
		"Public Law 93-406 says it.":                                      "Public Law 93-406",
		"Section 4.2 of the policy defines it.":                           "",
		"The bill has CPT Code 97110 and ICD-10 Code M47.12.":             "",
		"Procedure Code 63030 and Diagnosis Code 724.4 were refused.":     "",
		"The MCL 2 mm below the joint and the ORC 5 were seen.":           "",
		"Claim PFI-WC-40018, policy GLTD-009114, ZIP Code 48104.":         "",
		"Rule 3 of the clinic is rest, and article 2 of the contract.":    "",
		"Pain was NRS 4/10, at worst NRS 10/10, and KRS 7-8.":             "",
		"Write to Jane Doe, Fischer Law, 200 Main Street.":                "",
		"See section 4.2 of the Member Handbook.":                         "",
		"Section 3 of the Plan Regulations asks for it.":                  "",
		"A tear of the MCL 10.5 mm long.":                                 "",
		"MCL 418.315(1) applies.":                                         "MCL 418.315(1)",
		"820 ILCS 305/8 gives it.":                                        "820 ILCS 305/8",
		"New York Insurance Law 5102(d) applies.":                         "New York Insurance Law 5102(d)",
		"The Insurance Law 5106 applies.":                                 "Insurance Law 5106",
		"I act on the advice of 2024.":                                    "",
		"This is within the ERISA 180-day limit.":                         "",
		"Under ERISA 180 days are given, and by ERISA 45 calendar days.":  "",
		"The portal gave Access Code 12-34.":                              "",
		"See ERISA 503.":                                                  "ERISA 503",
	} {
		got := citationsIn(text)
		if want == "" && len(got) > 0 || want != "" && (len(got) != 1 || got[0] != want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// TestLawbook: a citation is known in other words too, never by a part of its
// number and never by a number that any law may have.
func TestLawbook(t *testing.T) {
	t.Parallel()
	var b lawbook
	for _, text := range []string{
		"29 U.S.C. § 1133 (ERISA § 503)", "29 C.F.R. § 2560.503-1(h)(4)(i)", "Fla. Stat. § 627.736(7)", "WAC 296-23-307",
		"the Insurance Contracts Act 1984 (Cth)",
	} {
		b = append(b, text)
	}
	for citation, want := range map[string]bool{
		"29 USC 1133":                                true,
		"29 U.S.C. § 113":                            false,
		"ERISA section 503":                          true,
		"ERISA § 50":                                 false,
		"ERISA § 502(a)":                             false,
		"29 CFR 2560.503-1(h)(4)":                    true,
		"29 CFR 2560.503-1(h)(3)":                    false,
		"20 CFR 2560.503-1(h)(4)":                    false,
		"9 CFR 2560.503-1(h)(4)":                     false,
		"§ 33":                                       false,
		"§ 1":                                        false,
		"§ 03-1(h)(4)":                               false,
		"§ 2560.503":                                 false,
		"§ 1133":                                     true,
		"Florida Statutes section 627.736":           true,
		"Florida Statutes section 627.73":            false,
		"Wash. Admin. Code 296-23-307":               true,
		"Insurance Contracts Act 1984":               true,
		"Insurance Contracts Act 1985":               false,
		"Insurance Act 1984":                         false,
		"Privacy Act 1988":                           false,
		"RCW 2560.503-1":                             false,
		"RCW 296-23-307":                             false,
		"Florida Statutes section 296-23-307":        false,
		"Georgia Statutes section 627.736":           false,
		"section 627.736(7) of the Florida Statutes": true,
		"W.A.C. 296-23-307":                          true,
		"Texas Insurance Code 627.736":               false,
	} {
		if got := b.has(citation); got != want {
			t.Errorf("%q: %v, want %v", citation, got, want)
		}
	}
}

// TestTemplatesCiteNothingThemselves: law comes into a letter from the tables
// alone, never in a template's own words, so that none is refused where a firm
// lays its own templates over ours.
func TestTemplatesCiteNothingThemselves(t *testing.T) {
	t.Parallel()
	action := regexp.MustCompile(`(?s)\{\{.*?\}\}`)
	for _, name := range files(nil, "letters", "forms", "parts") {
		raw, err := open(nil, name)
		if err != nil {
			t.Fatal(err)
		}
		if got := citationsIn(action.ReplaceAllString(string(raw), " ")); len(got) > 0 {
			t.Errorf("%s: %q", name, got)
		}
	}
}
