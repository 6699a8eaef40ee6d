// Opens a PDF as the viewer of Firefox does and goes through all of it: text,
// drawing commands, links, bookmarks, page labels. Says what is wrong, if
// anything is; what it cannot reach, it names.
//
//   node pdfjs.js FOLDER-OF-PDFJS-DIST FILE
const fs = require("fs");
const path = require("path");

const [folder, file] = process.argv.slice(2);
const build = path.resolve(folder, "legacy", "build");
const pdfjs = require(path.join(build, "pdf.js"));
const wrong = [];

async function lands(pdf, dest) {
  if (typeof dest === "string") dest = await pdf.getDestination(dest);
  if (!Array.isArray(dest)) return false;
  const page = typeof dest[0] === "number" ? dest[0] : await pdf.getPageIndex(dest[0]);
  return page >= 0 && page < pdf.numPages;
}

async function bookmarks(pdf, level) {
  let n = 0;
  for (const b of level || []) {
    if (!(await lands(pdf, b.dest))) wrong.push(`bookmark "${b.title}" leads nowhere`);
    n += 1 + (await bookmarks(pdf, b.items));
  }
  return n;
}

async function main() {
  const pdf = await pdfjs.getDocument({
    data: new Uint8Array(fs.readFileSync(file)), verbosity: 0, isEvalSupported: false, useSystemFonts: false, stopAtErrors: false,
    standardFontDataUrl: path.resolve(folder, "standard_fonts") + path.sep, cMapUrl: path.resolve(folder, "cmaps") + path.sep, cMapPacked: true,
  }).promise;
  let links = 0, words = 0;
  for (let n = 1; n <= pdf.numPages; n++) {
    const page = await pdf.getPage(n);
    words += (await page.getTextContent()).items.length;
    await page.getOperatorList();
    for (const a of await page.getAnnotations()) {
      if (a.subtype !== "Link" || !a.dest) continue;
      links++;
      if (!(await lands(pdf, a.dest))) wrong.push(`page ${n}: a link leads nowhere`);
    }
    page.cleanup();
  }
  const marks = await bookmarks(pdf, await pdf.getOutline());
  const labels = await pdf.getPageLabels();
  if ((await pdf.getJSActions()) || (await pdf.hasJSActions())) wrong.push("a script");
  if (await pdf.getAttachments()) wrong.push("an embedded file");
  console.log(JSON.stringify({ pages: pdf.numPages, words, links, bookmarks: marks, labels: labels ? labels.length : 0, wrong }));
  process.exit(wrong.length ? 1 : 0);
}

main().catch((e) => { console.error(String(e)); process.exit(1); });
