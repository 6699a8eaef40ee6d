package appeal

import "strings"

// State is a US state, district or territory by its postal code (USPS
// Publication 28, appendix B).
type State struct {
	Code, Name string
}

// States lists the states, the District of Columbia and the territories.
func States() []State {
	return []State{
		{"AL", "Alabama"},
		{"AK", "Alaska"},
		{"AS", "American Samoa"},
		{"AZ", "Arizona"},
		{"AR", "Arkansas"},
		{"CA", "California"},
		{"CO", "Colorado"},
		{"CT", "Connecticut"},
		{"DE", "Delaware"},
		{"DC", "District of Columbia"},
		{"FL", "Florida"},
		{"GA", "Georgia"},
		{"GU", "Guam"},
		{"HI", "Hawaii"},
		{"ID", "Idaho"},
		{"IL", "Illinois"},
		{"IN", "Indiana"},
		{"IA", "Iowa"},
		{"KS", "Kansas"},
		{"KY", "Kentucky"},
		{"LA", "Louisiana"},
		{"ME", "Maine"},
		{"MD", "Maryland"},
		{"MA", "Massachusetts"},
		{"MI", "Michigan"},
		{"MN", "Minnesota"},
		{"MS", "Mississippi"},
		{"MO", "Missouri"},
		{"MT", "Montana"},
		{"NE", "Nebraska"},
		{"NV", "Nevada"},
		{"NH", "New Hampshire"},
		{"NJ", "New Jersey"},
		{"NM", "New Mexico"},
		{"NY", "New York"},
		{"NC", "North Carolina"},
		{"ND", "North Dakota"},
		{"MP", "Northern Mariana Islands"},
		{"OH", "Ohio"},
		{"OK", "Oklahoma"},
		{"OR", "Oregon"},
		{"PA", "Pennsylvania"},
		{"PR", "Puerto Rico"},
		{"RI", "Rhode Island"},
		{"SC", "South Carolina"},
		{"SD", "South Dakota"},
		{"TN", "Tennessee"},
		{"TX", "Texas"},
		{"VI", "U.S. Virgin Islands"},
		{"UT", "Utah"},
		{"VT", "Vermont"},
		{"VA", "Virginia"},
		{"WA", "Washington"},
		{"WV", "West Virginia"},
		{"WI", "Wisconsin"},
		{"WY", "Wyoming"},
	}
}

// FindState finds a state by its postal code or its name, in any case.
func FindState(text string) (State, bool) {
	text = strings.TrimSpace(text)
	for _, s := range States() {
		if strings.EqualFold(text, s.Code) || strings.EqualFold(text, s.Name) {
			return s, true
		}
	}
	return State{}, false
}
