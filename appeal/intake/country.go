package intake

import "strings"

// CountryNamed gives the code of the country that a text names, or of which it
// names a part, as people write it; "" for none that is known by name.
func CountryNamed(text string) string {
	text = strings.ToLower(strings.ReplaceAll(strings.Join(strings.Fields(text), " "), ".", ""))
	for code, names := range map[string][]string{
		"US": {"us", "usa", "united states", "united states of america", "estados unidos"},
		"GB": {"gb", "uk", "united kingdom", "great britain", "england", "scotland", "wales", "northern ireland", "reino unido", "gran bretaña", "inglaterra", "escocia", "gales", "irlanda del norte"},
		"IE": {"ie", "ireland", "republic of ireland", "irlanda"},
		"CA": {
			"canada", "canadá", "alberta", "british columbia", "manitoba", "new brunswick", "newfoundland", "newfoundland and labrador", "nova scotia",
			"ontario", "prince edward island", "quebec", "québec", "saskatchewan", "northwest territories", "nunavut", "yukon",
		},
		"AU": {
			"au", "australia", "new south wales", "nsw", "victoria", "queensland", "qld", "south australia", "western australia", "tasmania",
			"australian capital territory", "northern territory",
		},
		"NZ": {"nz", "new zealand", "aotearoa", "nueva zelanda", "nueva zelandia"},
	} {
		for _, name := range names {
			if text == name {
				return code
			}
		}
	}
	return ""
}
