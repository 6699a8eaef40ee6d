package casefile_test

import (
	"fmt"
	"log"
	"os"
	"path/filepath"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
)

// A case is made, changed and saved; what the person wrote stays.
func Example() {
	parent, err := os.MkdirTemp("", "example")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(parent)
	f, err := casefile.Create(filepath.Join(parent, "rivera"), appeal.Case{
		Claimant: appeal.Claimant{Name: "Ana Rivera"},
		Claim:    appeal.Claim{Kind: appeal.ERISADisability},
	})
	if err != nil {
		log.Fatal(err)
	}
	if err := f.Set("denial.received", "2026-07-25"); err != nil {
		log.Fatal(err)
	}
	if err := f.Save(); err != nil {
		log.Fatal(err)
	}
	fmt.Println(f.Case.Denial.Received.Long())
	// Output: July 25, 2026
}
