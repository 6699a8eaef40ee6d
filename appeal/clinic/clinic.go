// Package clinic holds the medical reference tables: tests, diagnoses,
// superseded standards, ranges of motion and phrases, as YAML files that a
// physician could correct without reading Go. A row that was not read in its
// source stays marked so. It judges nothing; package review does.
package clinic

// Tables are all reference tables.
type Tables struct{}
