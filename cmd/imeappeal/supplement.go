package main

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/packet"
)

// folderName is the usual name of the folder under out/.
func (o buildOptions) folderName() string {
	if len(o.Supplement) > 0 {
		return o.Day.String() + "-supplement"
	}
	return o.Day.String()
}

// supplement makes the build one of late documents: letters and Bates numbers
// go on where the packets that were sent ended, and nothing sent is renumbered.
func (w *binding) supplement(f *casefile.File, o buildOptions) error {
	var last numbering
	was := map[string]bool{}
	sent := sentManifests(f, f.Case.Log)
	switch {
	case o.BatesFrom != "":
		var err error
		if last, err = o.numbering(f.Case.Documents); err != nil {
			return err
		}
	case len(sent) == 0:
		return fail("supplement.none-sent", "--supplement")
	}
	for _, m := range sent {
		if o.BatesFrom == "" && m.Packet.BatesLast > last.BatesLast {
			last = m.Packet
		}
		for _, in := range m.Inputs {
			was[in.Document] = true
		}
		for _, out := range m.LeftOut {
			delete(was, out.Document)
		}
	}
	var errs []error
	for _, id := range o.Supplement {
		if _, ok := f.Case.Document(id); !ok {
			errs = append(errs, usage("supplement.no-document", "--supplement", "id", id))
		} else if was[id] {
			errs = append(errs, usage("supplement.sent-already", "--supplement", "id", id))
		}
	}
	if len(errs) > 0 {
		return errors.Join(errs...)
	}
	w.in.Supplement = &packet.Supplement{Documents: o.Supplement, Labels: last.Labels}
	w.in.Bates = packet.Bates{Prefix: last.BatesPrefix, Digits: last.BatesDigits, Start: last.BatesLast + 1}
	w.in.Findings = nil
	return nil
}

// numbering reads --bates-from and --exhibit-from, for a packet that was sent
// without this program or whose manifest is gone. Without an exhibit letter the
// papers of the case that are not in the supplement count as sent.
func (o buildOptions) numbering(documents []appeal.Document) (numbering, error) {
	digits := len(o.BatesFrom) - len(strings.TrimRight(o.BatesFrom, "0123456789"))
	start, err := strconv.Atoi(o.BatesFrom[len(o.BatesFrom)-digits:])
	if err != nil || start < 1 || digits > 12 {
		return numbering{}, usage("supplement.bates", "--bates-from", "value", o.BatesFrom)
	}
	n := numbering{BatesPrefix: o.BatesFrom[:len(o.BatesFrom)-digits], BatesDigits: digits, BatesLast: start - 1}
	if o.ExhibitFrom != "" {
		letter := strings.ToUpper(o.ExhibitFrom)
		if len(letter) > 3 || strings.Trim(letter, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
			return n, usage("supplement.exhibit", "--exhibit-from", "value", o.ExhibitFrom)
		}
		n.Labels = packet.LabelNumber(letter) - 1
		return n, nil
	}
	for _, d := range documents {
		if d.File != "" && !slices.Contains(o.Supplement, d.ID) {
			n.Labels++
		}
	}
	return n, nil
}

// sentManifests gives the manifests under out/ of packets that were sent, whole
// or in parts, by the hashes in the log. A letter beside the packet that was
// sent says nothing of the packet.
func sentManifests(f *casefile.File, log []appeal.LogEntry) []manifest {
	var all []manifest
	paths, _ := filepath.Glob(filepath.Join(f.Dir, "out", "*", manifestName))
	others, _ := filepath.Glob(filepath.Join(f.Dir, "out", elsewhere, "*.json"))
	paths = append(paths, others...)
	for _, path := range paths {
		var m manifest
		if b, err := os.ReadFile(path); err != nil || json.Unmarshal(b, &m) != nil || m.Packet.Pages == 0 {
			continue
		}
		for _, file := range m.Files {
			if (strings.HasPrefix(file.Name, "packet") || slices.Contains(others, path)) && wasSent(file.SHA256, log) {
				all = append(all, m)
				break
			}
		}
	}
	return all
}

// numbering gives what a later supplement must not give again. A document that
// was left out has its letter all the same.
func (b *built) numbering() numbering {
	p := b.Plan
	n := numbering{Pages: p.Pages, BatesPrefix: p.Bates.Prefix, BatesDigits: p.Bates.Digits, BatesFirst: p.Bates.Start, BatesLast: p.Bates.Start + p.Pages - 1}
	for _, x := range p.Exhibits {
		n.Labels = max(n.Labels, packet.LabelNumber(x.Label))
	}
	for _, out := range p.LeftOut {
		n.Labels = max(n.Labels, packet.LabelNumber(out.Label))
	}
	return n
}

// holds reports that a document is in the packet or named as left out of it; a
// supplement speaks only of its own.
func (b *built) holds(document string) bool {
	if _, ok := b.Plan.Exhibit(document); ok {
		return true
	}
	return slices.ContainsFunc(b.Plan.LeftOut, func(out packet.LeftOut) bool { return out.Document == document })
}
