package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"imeappeal/appeal"
	"imeappeal/appeal/bind"
	"imeappeal/appeal/packet"
)

// packetOptions are the flags of `packet`.
type packetOptions struct {
	output, accept, bates string
	final, force, dryRun  bool
	allowMissing          bool
	preflight             bool
	channel, channels     string
	supplement            []string
	batesFrom             string
	exhibitFrom           string
	reletter, piped       bool
	batesDigits           int
	look                  stationeryFlags
	encrypt               bool
	passphraseFile        string
}

func (a *app) packetCommand() *cobra.Command {
	var o packetOptions
	cmd := a.command("packet", "packet", func(cmd *cobra.Command, _ []string) error {
		if o.output == "-" {
			return a.packetToStdout(cmd.Context(), o)
		}
		return a.packet(cmd.Context(), o)
	})
	f := cmd.Flags()
	f.StringVarP(&o.output, "output", "o", "", a.words.say("flag.output.help"))
	f.StringVar(&o.accept, "accept", "", a.words.say("flag.accept.help"))
	f.StringVar(&o.bates, "bates", "", a.words.say("flag.bates.help"))
	f.IntVar(&o.batesDigits, "bates-digits", 0, a.words.say("flag.bates-digits.help"))
	f.BoolVar(&o.final, "final", false, a.words.say("flag.final.help"))
	f.BoolVar(&o.force, "force", false, a.words.say("flag.force.help"))
	f.BoolVar(&o.dryRun, "dry-run", false, a.words.say("flag.dry-run.help"))
	f.StringVar(&o.channel, "channel", "", a.words.say("flag.packet-channel.help"))
	f.StringVar(&o.channels, "channels", "", a.words.say("flag.channels.help"))
	f.StringSliceVar(&o.supplement, "supplement", nil, a.words.say("flag.supplement.help"))
	f.StringVar(&o.batesFrom, "bates-from", "", a.words.say("flag.bates-from.help"))
	f.StringVar(&o.exhibitFrom, "exhibit-from", "", a.words.say("flag.exhibit-from.help"))
	f.BoolVar(&o.reletter, "reletter", false, a.words.say("flag.reletter.help"))
	f.BoolVar(&o.preflight, "preflight", false, a.words.say("flag.preflight.help"))
	f.BoolVar(&o.allowMissing, "allow-missing", false, a.words.say("flag.allow-missing.help"))
	f.BoolVar(&o.encrypt, "encrypt", false, a.words.say("flag.packet-encrypt.help"))
	a.addPassphrase(f, &o.passphraseFile)
	a.addStationery(f, &o.look)
	return cmd
}

// packet builds the packet of the case and says what is in it, what is not, and
// where it is.
func (a *app) packet(ctx context.Context, o packetOptions) error {
	accept, err := parseAcceptance(o.accept)
	if err != nil {
		return err
	}
	style, err := a.stationery(o.look)
	if err != nil {
		return err
	}
	channel, err := a.channel(o.channel, o.channels)
	if err != nil {
		return err
	}
	if len(o.supplement) == 0 && o.batesFrom+o.exhibitFrom != "" || o.batesFrom == "" && o.exhibitFrom != "" {
		return usage("supplement.alone", "--bates-from")
	}
	secret := ""
	if o.encrypt && !o.dryRun && !o.preflight {
		if channel != nil && channel.Faxed() {
			return usage("seal.fax", "--encrypt")
		}
		if channel != nil && channel.Open {
			return usage("seal.open", "--encrypt", "channel", channel.ID)
		}
		if secret, err = a.passphrase(ctx, o.passphraseFile, true); err == nil {
			secret, err = enough(secret, "")
		}
		if err == nil {
			err = sealable(secret)
		}
		if err != nil {
			return err
		}
	}
	f, unlock, err := a.holdCase()
	if err != nil {
		return err
	}
	defer unlock()
	day, err := a.today(&f.Case)
	if err != nil {
		return err
	}
	bates, err := batesOf(o, style, f.Case.Bates)
	if err != nil {
		return err
	}
	t, err := a.tools()
	if err != nil {
		return err
	}
	defer t.close()
	made, err := t.build(ctx, f, buildOptions{
		Day: day, Final: o.final, Accept: accept, Bates: bates, Style: style, Out: o.output, Piped: o.piped, Force: o.force, DryRun: o.dryRun,
		Supplement: o.supplement, BatesFrom: o.batesFrom, ExhibitFrom: o.exhibitFrom, Reletter: o.reletter, Channel: channel, Preflight: o.preflight, AllowMissing: o.allowMissing, Seal: secret, Progress: a.progress(),
	})
	if err != nil {
		return err
	}
	if a.flags.json {
		if err := a.printJSON(a.packetJSON(made)); err != nil {
			return err
		}
	} else {
		a.sayPacket(made)
		if o.preflight {
			a.sayPreflight(made)
		}
	}
	a.sayDropped(made.Papers.dropped)
	a.sayGaps(made.Letter)
	a.sayPacketWarnings(made)
	return a.sayLeftOut(made)
}

// batesOf says how the page numbers look: by the flags, the case, the profile.
func batesOf(o packetOptions, style stationery, c appeal.Bates) (packet.Bates, error) {
	b := packet.Bates{Prefix: cmp.Or(o.bates, c.Prefix, style.Bates), Digits: cmp.Or(o.batesDigits, c.Digits)}
	if !b.Sound() {
		return b, usage("bates.unsound", "--bates", "value", b.Prefix, "digits", fmt.Sprint(cmp.Or(b.Digits, 6)), "most", fmt.Sprint(packet.MostBatesDigits))
	}
	return b, nil
}

// packetDocument is the answer of `packet --json`.
type packetDocument struct {
	packet.Listing
	Plain     string           `json:"plain_sha256,omitempty"` // of an encrypted packet: before it was
	Preflight preflight        `json:"preflight"`
	Volumes   []volumeDocument `json:"volumes,omitempty"` // with --channel, when it was divided
}

func (a *app) packetJSON(made built) packetDocument {
	return packetDocument{made.Plan.Listing(made.Packet, made.SHA256), made.PlainSHA256, a.preflight(made), volumeDocuments(made.Volumes)}
}

// sayPacket says what is in the packet and where it is.
func (a *app) sayPacket(made built) {
	pre := made.Plan.Preflight()
	if made.Packet != "" {
		a.tell("packet.wrote", "file", made.Packet)
	}
	a.tell("packet.head", "pages", fmt.Sprint(pre.Pages), "own", fmt.Sprint(pre.OwnPages), "exhibits", fmt.Sprint(pre.Exhibits),
		"exhibitpages", fmt.Sprint(pre.ExhibitPages), "first", pre.BatesFirst, "last", pre.BatesLast)
	for _, x := range made.Plan.Exhibits {
		if x.Missing != "" {
			a.tell("packet.exhibit-slip", "label", x.Label, "title", x.Title, "page", fmt.Sprint(x.Tab))
			continue
		}
		id := "packet.exhibit"
		if x.First == x.Last {
			id = "packet.exhibit-one"
		}
		a.tell(id, "label", x.Label, "title", x.Title, "first", fmt.Sprint(x.First), "last", fmt.Sprint(x.Last))
	}
	if made.SHA256 != "" {
		a.tell("packet.sha", "sha", made.SHA256)
	}
	if made.PlainSHA256 != "" {
		a.tell("packet.sealed", "sha", made.PlainSHA256)
	}
	a.sayVolumes(made)
	if made.Other {
		a.note("packet.other-folder", "folder", made.Folder)
	}
	if len(made.Cleared) > 0 {
		a.note("packet.cleared", "files", strings.Join(made.Cleared, ", "))
	}
}

// sayLeftOut names every document that is not in the packet; with one, or with
// an exhibit of which part cannot be found in its file, the packet is only
// partly done.
func (a *app) sayLeftOut(made built) error {
	for _, out := range made.Plan.LeftOut {
		id := "packet.left-out.what"
		if out.Slip > 0 {
			id = "packet.slip.what"
		}
		a.sayError(leftOutName(out), a.words.say(id, "reason", out.Reason, "page", fmt.Sprint(out.Slip)))
	}
	if len(made.Plan.LeftOut) > 0 {
		a.sayHint(a.words.say("packet.left-out.fix"))
		return quiet(exitPartly)
	}
	lost := func(n bind.Note) bool { return n.Kind == bind.ContentLost || n.Kind == bind.PagesLost }
	if slices.ContainsFunc(made.Notes, lost) {
		return quiet(exitPartly)
	}
	return nil
}
