package clinic

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"sync"

	"github.com/goccy/go-yaml"
)

//go:embed data/*.yaml
var data embed.FS

// Load gives the tables that are built in.
func Load() (*Tables, error) {
	sub, err := fs.Sub(data, "data")
	if err != nil {
		return nil, err
	}
	return LoadFS(sub)
}

// LoadFS reads the tables from a folder of YAML files. Unknown keys, ids used
// twice and ids that lead nowhere are errors; all of them are reported.
func LoadFS(fsys fs.FS) (*Tables, error) {
	t := &Tables{phrases: map[string][]*Phrase{}}
	var standards struct {
		Version   int             `yaml:"version"`
		Standards []Standard      `yaml:"standards"`
		Guides    []GuidesEdition `yaml:"ama_state_table"`
	}
	var tests struct {
		Version int    `yaml:"version"`
		Note    string `yaml:"note"`
		Tests   []Test `yaml:"tests"`
	}
	var diagnoses struct {
		Version   int         `yaml:"version"`
		Note      string      `yaml:"note"`
		Diagnoses []Diagnosis `yaml:"diagnoses"`
	}
	var rom struct {
		Version int      `yaml:"version"`
		Notes   []string `yaml:"notes"`
		ROM     []Motion `yaml:"rom"`
	}
	var language struct {
		Version  int        `yaml:"version"`
		Note     string     `yaml:"note"`
		Language []Language `yaml:"language"`
		Traps    []Trap     `yaml:"traps"`
	}
	var acts struct {
		Version int         `yaml:"version"`
		Note    string      `yaml:"note"`
		Acts    []Act       `yaml:"acts"`
		Topics  []Topic     `yaml:"topics"`
		Drugs   []DrugClass `yaml:"drugs"`
		Brands  []Brand     `yaml:"brands"`
	}
	var phrases struct {
		Version int                  `yaml:"version"`
		Note    string               `yaml:"note"`
		Fields  []Field              `yaml:"fields"`
		Groups  map[string][]*Phrase `yaml:"groups"`
	}
	var words struct {
		Version int    `yaml:"version"`
		Note    string `yaml:"note"`
		Words   `yaml:",inline"`
	}
	var jobs struct {
		Version int    `yaml:"version"`
		Note    string `yaml:"note"`
		Jobs    []Job  `yaml:"jobs"`
	}
	var pairs struct {
		Version int     `yaml:"version"`
		Note    string  `yaml:"note"`
		Told    []*Pair `yaml:"told"`
		Own     []*Pair `yaml:"own"`
		Signs   []*Pair `yaml:"signs"`
		Grades  []*Pair `yaml:"grades"`
		Demands []*Pair `yaml:"demands"`
	}
	var measures struct {
		Version  int       `yaml:"version"`
		Note     string    `yaml:"note"`
		Measures []Measure `yaml:"measures"`
	}
	var facets struct {
		Version    int    `yaml:"version"`
		Note       string `yaml:"note"`
		FacetTable `yaml:",inline"`
	}
	var functions struct {
		Version   int    `yaml:"version"`
		Note      string `yaml:"note"`
		Functions `yaml:",inline"`
	}
	var interview struct {
		Version  int        `yaml:"version"`
		Note     string     `yaml:"note"`
		Subjects []*AskedOf `yaml:"subjects"`
	}
	var concepts struct {
		Version      int    `yaml:"version"`
		Note         string `yaml:"note"`
		ConceptTable `yaml:",inline"`
	}
	var subjects struct {
		Version      int    `yaml:"version"`
		Note         string `yaml:"note"`
		SubjectTable `yaml:",inline"`
	}
	err := decodeAll(fsys, map[string]any{
		"subjects.yaml": &subjects,
		"facets.yaml":   &facets, "functions.yaml": &functions, "measures.yaml": &measures,
		"concepts.yaml": &concepts, "interview.yaml": &interview,
		"words.yaml": &words, "jobs.yaml": &jobs, "pairs.yaml": &pairs,
		"standards.yaml": &standards, "tests.yaml": &tests, "diagnoses.yaml": &diagnoses,
		"rom.yaml": &rom, "language.yaml": &language, "acts.yaml": &acts, "phrases.yaml": &phrases,
	})
	if err != nil {
		return nil, err
	}
	t.Standards, t.Guides, t.Tests = standards.Standards, standards.Guides, tests.Tests
	t.Diagnoses, t.Motions = diagnoses.Diagnoses, rom.ROM
	t.Language, t.Traps = language.Language, language.Traps
	t.Acts, t.Topics, t.Drugs, t.Brands = acts.Acts, acts.Topics, acts.Drugs, acts.Brands
	t.Measures, t.Matters = measures.Measures, subjects.SubjectTable
	t.Functions = functions.Functions
	t.Fields, t.phrases = phrases.Fields, phrases.Groups
	for i := range t.Fields {
		if f := &t.Fields[i]; f.Words != "" {
			f.words = Expr(f.Words)
		}
	}
	t.Words, t.Jobs = words.Words, jobs.Jobs
	t.pairs = map[string][]*Pair{"told": pairs.Told, "own": pairs.Own, "signs": pairs.Signs, "grades": pairs.Grades, "demands": pairs.Demands}
	if err := facets.expand(); err != nil {
		return nil, fmt.Errorf("clinical table facets.yaml: %w", err)
	}
	t.facets = facets.Facets
	t.interview = interview.Subjects
	for _, a := range t.interview {
		a.compile()
	}
	t.Concepts = &concepts.ConceptTable
	return t, t.index()
}

// decodeAll reads every file at the same time: YAML is most of the load.
func decodeAll(fsys fs.FS, files map[string]any) error {
	var wg sync.WaitGroup
	errs := make(chan error, len(files))
	for name, into := range files {
		wg.Go(func() {
			b, err := fs.ReadFile(fsys, name)
			if err == nil {
				err = yaml.UnmarshalWithOptions(b, into, yaml.DisallowUnknownField())
			}
			if err != nil {
				errs <- fmt.Errorf("clinical table %s: %w", name, err)
			}
		})
	}
	wg.Wait()
	close(errs)
	var all []error
	for err := range errs {
		all = append(all, err)
	}
	return errors.Join(all...)
}

// index builds the look-ups and checks that ids are single and resolve.
func (t *Tables) index() error {
	var errs []error
	t.tests, t.diags = map[string]int{}, map[string]int{}
	for i, x := range t.Tests {
		if _, twice := t.tests[x.ID]; twice {
			errs = append(errs, fmt.Errorf("clinical table tests.yaml: id %s twice", x.ID))
		}
		t.tests[x.ID] = i
	}
	for i, x := range t.Diagnoses {
		if _, twice := t.diags[x.ID]; twice {
			errs = append(errs, fmt.Errorf("clinical table diagnoses.yaml: id %s twice", x.ID))
		}
		t.diags[x.ID] = i
	}
	errs = append(errs, t.resolve()...)
	t.names = newLexicon(t.Tests)
	t.prepare()
	return errors.Join(errs...)
}

func (t *Tables) resolve() []error {
	var errs []error
	for _, x := range t.Tests {
		for _, id := range x.StandardFor {
			if _, ok := t.diags[id]; !ok {
				errs = append(errs, fmt.Errorf("test %s: no diagnosis %s", x.ID, id))
			}
		}
	}
	for _, x := range t.Diagnoses {
		for _, id := range x.ExpectedTests {
			if _, ok := t.tests[id]; !ok {
				errs = append(errs, fmt.Errorf("diagnosis %s: no test %s", x.ID, id))
			}
		}
	}
	for _, p := range t.phrases["standard"] {
		if _, ok := t.Standard(p.About); !ok {
			errs = append(errs, fmt.Errorf("phrase %s: no standard %s", p.ID, p.About))
		}
	}
	for _, a := range t.Acts {
		for _, id := range a.Tests {
			if _, ok := t.tests[id]; !ok {
				errs = append(errs, fmt.Errorf("act %s: no test %s", a.ID, id))
			}
		}
	}
	return errs
}

// prepare readies the expressions of acts and topics; they compile on first use.
func (t *Tables) prepare() {
	t.Words.prepare()
	t.Matters.prepare()
	t.Functions.prepare()
	for i := range t.Acts {
		t.Acts[i].notes.list = matchers(t.Acts[i].Notes)
		t.Acts[i].report.list = matchers(t.Acts[i].Report)
	}
	for i := range t.Measures {
		t.Measures[i].prepare()
	}
	for i := range t.Topics {
		t.Topics[i].words.list = matchers(t.Topics[i].Words)
	}
	for i := range t.Drugs {
		t.Drugs[i].words.list = matchers(t.Drugs[i].Words)
	}
}
