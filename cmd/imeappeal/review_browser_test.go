package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/law"
	"imeappeal/appeal/report"
	"imeappeal/appeal/review"
	"imeappeal/internal/outside"
)

// browser gives a headless Chromium.
func browser(t *testing.T) string {
	t.Helper()
	return outside.Need(t, "chromium", "chromium", "chromium-headless-shell", "chromium-browser", "google-chrome")
}

// opened gives the page's elements as the browser has them after its scripts ran.
func opened(t *testing.T, chromium, page string, flags ...string) string {
	t.Helper()
	dir := t.TempDir()
	file := filepath.Join(dir, "review.html")
	if err := os.WriteFile(file, []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithTimeout(t.Context(), 3*time.Minute)
	defer stop()
	args := append([]string{"--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + filepath.Join(dir, "profile"), "--virtual-time-budget=2000"}, flags...)
	out, err := exec.CommandContext(ctx, chromium, append(args, "--dump-dom", "file://"+file)...).Output()
	if err != nil || !strings.Contains(string(out), "<html") {
		t.Fatalf("%s: %v: %.300s", chromium, err, out)
	}
	return string(out)
}

// probe is run in the page by the test: it sets filters as a person would and
// writes what is then to be seen, and what text stands out too little, into the
// page. Contrast is WCAG 2.2, 1.4.3, over the colours that the browser computed.
const probe = `<script>(function () {
  var form = document.querySelector("form.filters"), say = [];
  function shown() { return Array.from(document.querySelectorAll("article[data-kind]")).filter(function (a) { return a.offsetParent !== null; }); }
  function status() { return form.querySelector("[role=status]").textContent; }
  function set(name, only) {
    form.querySelectorAll("input[name=" + name + "]").forEach(function (box) { if (box.checked !== (only === null ? true : box.value === only)) { box.click(); } });
  }
  var all = shown().length;
  say.push("all " + all + " | " + status());
  ["kind", "confidence"].forEach(function (name) {
    form.querySelectorAll("input[name=" + name + "]").forEach(function (box) {
      set(name, box.value);
      var seen = shown(), right = document.querySelectorAll("article[data-" + name + "='" + box.value + "']").length;
      say.push(name + " " + box.value + " " + (seen.length === right ? seen.every(function (a) { return a.dataset[name] === box.value; }) ? "right" : "others" : "wrong") + " | " + status());
      set(name, null);
    });
  });
  say.push("again " + shown().length);
  function rgb(s) { return s.match(/[\d.]+/g).map(Number); }
  function light(c) { return c.slice(0, 3).map(function (v) { v /= 255; return v <= 0.03928 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4); }).reduce(function (sum, v, i) { return sum + v * [0.2126, 0.7152, 0.0722][i]; }, 0); }
  function behind(e) { for (; e; e = e.parentElement) { var c = rgb(getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3] > 0) { return c; } } return [255, 255, 255]; }
  var weak = 0, texts = 0;
  document.querySelectorAll("body *").forEach(function (e) {
    if (e.closest("svg, script") || !Array.from(e.childNodes).some(function (n) { return n.nodeType === 3 ? n.textContent.trim() !== "" : false; })) { return; }
    var a = light(rgb(getComputedStyle(e).color)), b = light(behind(e));
    texts += 1;
    if ((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5) { weak += 1; say.push("weak " + e.tagName + " " + e.textContent.slice(0, 40)); }
  });
  say.push("texts " + (texts > 20 ? "many" : texts) + " weak " + weak);
  say.push("nameless " + Array.from(document.querySelectorAll("input, button, a, svg[role=img]")).filter(function (e) { return !(e.labels && e.labels.length || e.textContent.trim() || e.getAttribute("aria-label")); }).length);
  say.push("wider " + (document.documentElement.scrollWidth > innerWidth));
  var pre = document.createElement("pre");
  pre.id = "probe"; pre.textContent = say.join("\n");
  document.body.appendChild(pre);
}());</script></body>`

// browsed is the page of a sample case, with what it shows.
func browsed(t *testing.T) (string, review.Result) {
	t.Helper()
	dir := filepath.Join("..", "..", "testdata", "cases", "01-lumbar-ltd-oh")
	f, err := casefile.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(dir, "report.txt"))
	if err != nil {
		t.Fatal(err)
	}
	tables, err := clinic.Load()
	if err != nil {
		t.Fatal(err)
	}
	w, err := loadWords(wordFiles, "en")
	if err != nil {
		t.Fatal(err)
	}
	a := &app{words: w}
	in := review.Input{Case: &f.Case, Report: report.FromText(string(text)), Clinic: tables}
	res := review.Run(in)
	laws, err := law.Load()
	if err != nil {
		t.Fatal(err)
	}
	page, err := a.htmlPage(in, res, laws, nil)
	if err != nil {
		t.Fatal(err)
	}
	b, err := a.renderHTML(page)
	if err != nil {
		t.Fatal(err)
	}
	return string(b), res
}

func TestBrowserFilters(t *testing.T) {
	chromium := browser(t)
	page, res := browsed(t)
	dom := opened(t, chromium, strings.Replace(page, "</body>", probe, 1), "--window-size=1200,900")
	m := regexp.MustCompile(`(?s)<pre id="probe">(.*?)</pre>`).FindStringSubmatch(dom)
	if m == nil {
		t.Fatalf("the probe did not run: %.500s", dom)
	}
	t.Log(m[1])
	all := len(res.Points(&appeal.Case{}))
	for _, want := range []string{fmt.Sprintf("all %d | ", all), fmt.Sprintf("again %d", all), "kind loaded-language right", "confidence high right", "confidence medium right", "confidence low right", "texts many weak 0", "nameless 0", "wider false"} {
		if !strings.Contains(m[1], want) {
			t.Errorf("in the browser: want %q", want)
		}
	}
	for line := range strings.SplitSeq(m[1], "\n") {
		if strings.HasSuffix(line, "wrong") || strings.Contains(line, " wrong | ") || strings.Contains(line, " others | ") {
			t.Errorf("a filter shows other findings than its own: %s", line)
		}
	}
}

// What a report says stays text, in a browser too.
func TestBrowserHostile(t *testing.T) {
	chromium := browser(t)
	page, _ := rendered(t, nil)
	dom := opened(t, chromium, page)
	if strings.Count(dom, "<script>") != 1 || strings.Contains(dom, "<img") {
		t.Error("text of the report became an element")
	}
}

// Without script the page reads whole: all findings, and no dead filters.
func TestBrowserWithoutScript(t *testing.T) {
	chromium := browser(t)
	page, res := browsed(t)
	dom := opened(t, chromium, strings.Replace(page, "script-src 'unsafe-inline'", "script-src 'none'", 1))
	if n := strings.Count(dom, "<article "); n != len(res.Points(&appeal.Case{})) {
		t.Errorf("%d of %d findings without script", n, len(res.Points(&appeal.Case{})))
	}
	if !regexp.MustCompile(`<form class="filters" hidden`).MatchString(dom) {
		t.Error("filters that do nothing are shown")
	}
	for _, f := range slices.Concat(res.Findings, res.Admissions) {
		if !strings.Contains(dom, f.ID) {
			t.Errorf("finding %s is not on the page", f.ID)
		}
	}
}

// A narrow window, as a telephone's, needs no scrolling to the side.
func TestBrowserNarrow(t *testing.T) {
	chromium := browser(t)
	page, _ := browsed(t)
	dom := opened(t, chromium, strings.Replace(page, "</body>", probe, 1), "--window-size=500,900")
	if !strings.Contains(dom, "wider false") {
		t.Error("the page is wider than a narrow window")
	}
}
