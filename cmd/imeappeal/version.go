package main

import "runtime/debug"

// release is set by the linker for a release: -ldflags "-X main.release=1.2.0".
var release = "dev"

// version gives the release, or the commit that a build from source is of.
func version() string {
	if release != "dev" {
		return "imeappeal " + release
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "imeappeal dev"
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			return "imeappeal dev " + s.Value[:12]
		}
	}
	return "imeappeal dev"
}
