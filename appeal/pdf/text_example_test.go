package pdf

import "fmt"

func ExampleWordsInProcess() {
	file := onePage(letterSize, helvetica, `BT /F1 12 Tf 72 700 Td (No atrophy was noted.) Tj ET`)
	pages, err := WordsInProcess(file)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, w := range pages[0].Words {
		fmt.Printf("%s %.0f\n", w.Text, w.Box)
	}
	// Output:
	// No [72 83 87 95]
	// atrophy [91 83 131 95]
	// was [134 83 155 95]
	// noted. [159 83 192 95]
}
