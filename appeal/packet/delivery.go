package packet

// Delivery says on the cover to whom the packet goes, and how.
type Delivery struct {
	To        []string // lines
	Fax       string
	Certified bool // the cover has a line for the number of the postal receipt
	Duplex    bool // printed on both sides: what should lie on top begins on an odd page
}

// delivery gives what a cover says of a channel. Only the addressee whom the
// letter itself names is printed.
func (in Input) delivery() Delivery {
	if in.Channel == nil {
		return Delivery{}
	}
	d := Delivery{Certified: in.Channel.Certified, Duplex: in.Channel.Duplex}
	c := in.Case.Claim
	switch name := in.Letter.Recipient; name {
	case "":
	case c.Insurer.Name:
		d.To = append([]string{name}, c.Insurer.Address...)
		d.Fax = c.Insurer.Fax
	case c.Plan.Administrator:
		d.To = append([]string{name}, c.Plan.AdministratorAddress...)
	default:
		d.To = []string{name}
	}
	if !in.Channel.Faxed() {
		d.Fax = ""
	}
	return d
}

// blank puts an empty sheet's side before what must begin on a right-hand page
// and would not.
func (p *Plan) blank() {
	if !p.Delivery.Duplex || p.Pages%2 == 0 {
		return
	}
	p.add(Part{ID: BlankSet + p.Bates.Number(p.Pages+1), Kind: BlankPart, Title: "Blank", Set: BlankSet, Pages: 1})
}
