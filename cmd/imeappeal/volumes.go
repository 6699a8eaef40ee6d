package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"imeappeal/appeal/bind"
	"imeappeal/appeal/packet"
	"imeappeal/appeal/typeset"
)

// channel finds a channel by its id among the built-in ones and those of the
// file that --channels names; "" is none.
func (a *app) channel(id, file string) (*packet.Channel, error) {
	var over []byte
	if file != "" {
		b, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		over = b
	}
	all, err := packet.Channels(over)
	if err != nil {
		return nil, fail("channels.wrong", file).because(err)
	}
	var have []string
	for _, c := range all {
		if c.ID == id {
			return &c, nil
		}
		have = append(have, c.ID)
	}
	if id == "" {
		return nil, nil
	}
	return nil, usage("channel.unknown", "--channel", "id", id, "have", strings.Join(have, ", "))
}

// volume is one file of a packet that was divided.
type volume struct {
	packet.Volume
	File string
	hashedFile
}

// cover is how many pages a part has besides those of the packet.
func (v volume) cover() int {
	if v.Of == 1 {
		return 0
	}
	return 1
}

// divider divides a finished packet for a channel.
type divider struct {
	channel  packet.Channel
	plan     packet.Plan
	path     string // of the finished packet
	size     int64
	progress func(done, of int) // while pages are drawn
}

// divide writes the parts beside the packet. Their number is known only when
// the last one is planned, and stands on the cover of each, so they are planned
// first and written then.
func (d divider) divide(ctx context.Context, replace bool) ([]volume, error) {
	all := d.plan.Volumes // as the index names them
	if len(all) == 0 {
		var err error
		if all, err = d.ranges(ctx); err != nil {
			return nil, err
		}
	}
	var made []volume
	for _, v := range all {
		name := partName(d.path, v)
		path := filepath.Join(filepath.Dir(d.path), name)
		if err := writable(path, replace); err != nil {
			return made, err
		}
		result, err := d.write(ctx, path, all, v)
		if err != nil {
			return made, fmt.Errorf("%s: %w", name, err)
		}
		made = append(made, volume{v, path, hashedFile{Name: name, SHA256: result.SHA256, Bytes: result.Bytes}})
	}
	return made, nil
}

// partName is a name that every portal takes: letters, digits, hyphens.
func partName(packetPath string, v packet.Volume) string {
	base := strings.TrimSuffix(filepath.Base(packetPath), filepath.Ext(packetPath))
	safe := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_' {
			return r
		}
		return '-'
	}, base)
	return fmt.Sprintf("%.60s-part%0*d-of-%d.pdf", safe, len(fmt.Sprint(v.Of)), v.Number, v.Of) // so that names sort as the parts do
}

// ranges finds which pages go into which part: as many as the limits allow.
func (d divider) ranges(ctx context.Context) ([]packet.Volume, error) {
	var all []packet.Volume
	for first := 1; first <= d.plan.Pages; {
		last, err := d.furthest(ctx, first)
		if err != nil {
			return nil, err
		}
		all = append(all, packet.Volume{Number: len(all) + 1, First: first, Last: last, Total: d.plan.Pages})
		first = last + 1
	}
	for i := range all {
		all[i].Of = len(all)
	}
	return all, nil
}

// furthest gives the last page of a part that begins on a page; the part's
// real size is measured. A page that is too large alone is a part alone.
func (d divider) furthest(ctx context.Context, first int) (int, error) {
	last := d.plan.Pages
	if d.channel.Pages > 0 {
		last = min(last, first+d.channel.Pages-2) // one page is the cover
	}
	if d.channel.Megabytes == 0 {
		return last, nil
	}
	low, high := first, last // low fits, or is alone
	for low < high {
		try := (low + high + 1) / 2
		if low == first && high == last {
			try = high // most often all of it fits
		}
		// 99 of 99 parts is the longest cover that is to be expected
		v := packet.Volume{Number: 99, Of: 99, First: first, Last: try, Total: d.plan.Pages}
		result, err := d.bind(ctx, io.Discard, []packet.Volume{v}, v)
		if err != nil {
			return 0, err
		}
		if d.channel.Fits(0, result.Bytes+coverRoom) {
			low = try
		} else {
			high = try - 1
		}
	}
	return low, nil
}

// coverRoom is what a cover with a long list of parts may be larger than the
// one that is measured.
const coverRoom = 20_000

func (d divider) bind(ctx context.Context, w io.Writer, all []packet.Volume, v packet.Volume) (bind.Result, error) {
	cover, err := typeset.VolumeCover(d.plan, all, v, typeset.Options{})
	if err != nil {
		return bind.Result{}, err
	}
	return bind.Write(ctx, w, d.plan.Part(v), func(part packet.Part) (bind.Source, error) {
		if part.Set != "" {
			return inMemory(cover.PDF), nil
		}
		f, err := os.Open(d.path)
		return bind.Source{Reader: f, Size: d.size, Close: f.Close}, err
	}, bind.Options{})
}

func (d divider) write(ctx context.Context, path string, all []packet.Volume, v packet.Volume) (bind.Result, error) {
	if d.channel.Faxed() {
		return d.writeFax(ctx, path, all, v)
	}
	var result bind.Result
	err := writeChecked(path, func(out io.Writer) error {
		var err error
		result, err = d.bind(ctx, out, all, v)
		return err
	}, func(made io.ReaderAt, size int64) error {
		return bind.Verify(made, size, d.plan.Part(v))
	})
	return result, err
}

// divide divides the packet that was written, if the channel asks for it. The
// parts of an earlier build of the same folder, which are known to be unsent
// and untouched, go first.
func (b *built) divide(ctx context.Context, o buildOptions) error {
	d := divider{plan: b.Plan, path: b.Packet, size: b.Bytes}
	if o.Channel == nil {
		return nil
	}
	d.channel, d.progress = *o.Channel, o.Progress
	var err error
	switch {
	case o.Channel.Divides(b.Plan.Pages, b.Bytes):
		b.Volumes, err = d.divide(ctx, b.Folder != "" || o.Force)
	case o.Channel.Faxed():
		b.Volumes, err = d.whole(ctx, b.Folder != "" || o.Force)
	}
	return err
}

// settle tells the index into which parts the packet will be divided and writes
// it again, until its own growth changes nothing any more.
func (w *binding) settle(ctx context.Context, path string, result bind.Result) (bind.Result, error) {
	const rounds = 4
	for range rounds {
		c := w.options.Channel
		if c == nil || !c.Divides(w.built.Plan.Pages, result.Bytes) {
			return result, nil
		}
		all, err := divider{channel: *c, plan: w.built.Plan, path: path, size: result.Bytes}.ranges(ctx)
		if err != nil || slices.Equal(all, w.in.Volumes) {
			return result, err
		}
		w.in.Volumes = all
		if err := w.plan(); err != nil {
			return result, err
		}
		if result, err = w.write(ctx, path); err != nil {
			return result, err
		}
	}
	w.in.Volumes = nil // the index then names no parts: their covers do
	if err := w.plan(); err != nil {
		return result, err
	}
	return w.write(ctx, path)
}

type volumeDocument struct {
	File   string `json:"file"`
	First  int    `json:"first"`
	Last   int    `json:"last"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
}

func volumeDocuments(all []volume) []volumeDocument {
	var out []volumeDocument
	for _, v := range all {
		out = append(out, volumeDocument{v.File, v.First, v.Last, v.Bytes, v.SHA256})
	}
	return out
}

// sayVolumes says which files go out, and what the program does not do for the
// channel.
func (a *app) sayVolumes(made built) {
	c := made.Channel
	if c == nil || made.Packet == "" {
		return
	}
	switch {
	case len(made.Volumes) == 0:
		a.tell("packet.one-file", "channel", c.ID)
	case made.Volumes[0].Of == 1:
		a.tell("packet.fax-file", "channel", c.ID)
	default:
		a.tell("packet.volumes", "channel", c.ID, "n", fmt.Sprint(len(made.Volumes)))
	}
	for _, v := range made.Volumes {
		a.tell("packet.volume", "file", v.Name, "what", v.String(), "mb", megabytes(v.Bytes))
		if pages := v.Last - v.First + 1 + v.cover(); !c.Fits(pages, v.Bytes) {
			a.sayWarning("", a.words.say("packet.too-large", "file", v.Name, "pages", fmt.Sprint(pages), "mb", megabytes(v.Bytes), "channel", c.ID))
		}
	}
	if c.Files > 0 && len(made.Volumes) > c.Files {
		a.sayWarning("", a.words.say("packet.too-many", "channel", c.ID, "n", fmt.Sprint(len(made.Volumes)), "most", fmt.Sprint(c.Files)))
	}
	if c.Note != "" {
		a.note("packet.channel-note", "channel", c.ID, "note", c.Note)
	}
}
