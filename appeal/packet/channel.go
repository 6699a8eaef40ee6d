package packet

import (
	_ "embed"
	"errors"
	"fmt"

	"github.com/goccy/go-yaml"
)

// Channel is how a packet goes out, and the limits of a part on that way.
type Channel struct {
	ID        string  `yaml:"id"`
	Pages     int     `yaml:"pages"`
	Megabytes float64 `yaml:"megabytes"`
	Files     int     `yaml:"files"`
	Cover     bool    `yaml:"cover"`
	Bilevel   bool    `yaml:"bilevel"`   // pages of black and white dots
	Duplex    bool    `yaml:"duplex"`    // printed on both sides
	Certified bool    `yaml:"certified"` // sent against a postal receipt
	Open      bool    `yaml:"open"`      // takes no file with a password
	Note      string  `yaml:"note"`
}

//go:embed data/channels.yaml
var channelsData []byte

// Channels gives the built-in channels, with those of a file of the same form
// laid over them; nil adds none.
func Channels(over []byte) ([]Channel, error) {
	all, err := readChannels(channelsData)
	if err != nil || over == nil {
		return all, err
	}
	own, err := readChannels(over)
	if err != nil {
		return nil, err
	}
	for _, c := range own {
		replaced := false
		for i := range all {
			if all[i].ID == c.ID {
				all[i], replaced = c, true
			}
		}
		if !replaced {
			all = append(all, c)
		}
	}
	return all, nil
}

func readChannels(data []byte) ([]Channel, error) {
	var file struct {
		Channels []Channel `yaml:"channels"`
	}
	if err := yaml.UnmarshalWithOptions(data, &file, yaml.Strict()); err != nil {
		return nil, err
	}
	var errs []error
	for _, c := range file.Channels {
		switch {
		case c.ID == "":
			errs = append(errs, errors.New("a channel has no id"))
		case c.Pages < 0 || c.Pages == 1 || c.Megabytes < 0 || c.Files < 0:
			errs = append(errs, fmt.Errorf("channel %s: a part needs at least 2 pages (its cover is one), and no limit is negative", c.ID))
		case c.Bilevel && (c.Pages == 0 || c.Pages > mostBilevel):
			errs = append(errs, fmt.Errorf("channel %s: parts of black and white dots need a limit of pages, %d at most", c.ID, mostBilevel))
		case c.Duplex && (c.Pages > 0 || c.Megabytes > 0):
			errs = append(errs, fmt.Errorf("channel %s: what is printed on both sides is not divided", c.ID))
		}
	}
	return file.Channels, errors.Join(errs...)
}

// mostBilevel bounds the pages of a part that is held as pictures.
const mostBilevel = 500

// Faxed reports that a part is what a fax machine shows.
func (c Channel) Faxed() bool { return c.Bilevel }

// Divides reports whether a packet of that size must be divided.
func (c Channel) Divides(pages int, bytes int64) bool {
	return c.Pages > 0 && pages > c.Pages || c.Megabytes > 0 && bytes > c.bytes()
}

// Fits reports whether a part, cover included, keeps the limits.
func (c Channel) Fits(pages int, bytes int64) bool { return !c.Divides(pages, bytes) }

func (c Channel) bytes() int64 { return int64(c.Megabytes * 1e6) }
