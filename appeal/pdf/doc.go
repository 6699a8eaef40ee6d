// Package pdf reads PDF files as they are. File gives objects, pages and
// decrypted streams for binding; Words gives the text with its boxes, through
// ledongthuc/pdf and an interpreter of our own, in a child process that has
// limits on time and memory, since strangers wrote the files. Reading order,
// lines and meaning are left to package report, pictures to package ocr.
package pdf
