// Package ocr reads pages that are pictures: scans, faxes, photographs. It
// makes the picture fit (clean, square, upright, level), has it recognized by
// the tesseract program or, where there is none, by the engine inside this
// binary, and gives words with their boxes on the page. Reader chooses page by
// page between that and the file's own text, and keeps what was recognized.
package ocr
