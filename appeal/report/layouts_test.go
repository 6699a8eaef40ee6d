package report_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"imeappeal/appeal/report"
)

// layouts are short reports as different hands lay them out.
var layouts = []struct {
	name      string
	text      string
	sections  []string // kind of each section, in order
	records   []string
	questions []string // "number: how many sentences answer it"
	tables    []string // header, then each row
}{
	{
		name: "headings in plain words and plain type",
		text: `North Shore Evaluations
Rita Example, M.D.

About: Jane Example, born June 3, 1980

What I was asked

Your referral sheet asks me to cover the diagnosis and what she can do in a day at her work.

What I had

The claims center sent a stack of copies and a questionnaire of the employer, which I looked at.

The story of the illness

She told me that the trouble began in the spring after a fall from a ladder at the warehouse.

What I found

The left grip was weaker than the right one, and the reflexes of both arms were brisk and equal.

What I make of it

In my opinion she can return to her work, since nothing that I found would stand in the way.
`,
		sections: []string{"questions", "records", "history", "examination", "discussion"},
		records:  []string{"The claims center sent a stack of copies and a questionnaire of the employer, which I looked at"},
	},
	{
		name: "no capitals in the whole report",
		text: `claimant: example, jane
review type: paper

referral questions

q1. what functional deficits are supported by the medical record from october onward in this claimant?
q2. are the restrictions of the treating provider reasonable for the work of a neonatal nurse?

records

documents uploaded by client and indexed by client, ninety-six pages, of which the pertinent pages were reviewed.

assessment

the laboratory values were within normal limits and there is no reason for fatigue in the record that was supplied.
the restrictions of the treating provider are more than what the chart would support at this time in my opinion.
the claimant was told that the review was on paper only and that no examination would take place at any time.

answers

a1. none are supported.
a2. no. see the assessment.
`,
		sections:  []string{"questions", "records", "impression", "answers"},
		questions: []string{"1: 1", "2: 1"},
	},
	{
		name: "questions by their word below the records",
		text: `RECORDS

The audiogram showed a loss of hearing on the right side. Later notes mention attacks.

Question 1. What are the diagnoses?

The diagnosis is dizziness. It is not specific.

Question 2. Is there objective evidence of a hearing loss?

No. Hearing was equal on both sides.

STATEMENT

I am certified by my board.
`,
		sections:  []string{"records", "answers", "certification"},
		questions: []string{"1: 2", "2: 2"},
	},
	{
		name: "capitals with colons, text on the heading's line",
		text: `Re: Jane Example
Claim: 123-456

CHIEF COMPLAINT: Low back pain.

HISTORY OF PRESENT ILLNESS: Ms. Example is a 44-year-old warehouse clerk. She was struck by a
pallet jack on May 3, 2023.

PAST MEDICAL HISTORY: Asthma.

MEDICATIONS: Naproxen 500 mg twice daily.

PHYSICAL EXAMINATION:

Gait: Antalgic.

IMPRESSION: Lumbar strain, resolved.
`,
		sections: []string{"complaints", "history", "past-history", "medications", "examination", "impression"},
	},
	{
		name: "records as a table without rules, wrapped cells",
		text: `RECORDS REVIEWED

Date           Source                     Description
03/08/2024     Wright Hospital            Emergency department record with
                                          triage notes
04/02/2024     Open Imaging               MRI of the lumbar spine
05/14/2024     H. Castle, M.D.            Consultation

DISCUSSION

The records are noted.
`,
		sections: []string{"records", "discussion"},
		records: []string{
			"03/08/2024 Wright Hospital Emergency department record with triage notes",
			"04/02/2024 Open Imaging MRI of the lumbar spine",
			"05/14/2024 H. Castle, M.D. Consultation",
		},
		tables: []string{
			"Date | Source | Description",
			"03/08/2024 | Wright Hospital | Emergency department record with triage notes",
			"04/02/2024 | Open Imaging | MRI of the lumbar spine",
			"05/14/2024 | H. Castle, M.D. | Consultation",
		},
	},
	{
		name: "records in one paragraph, semicolons",
		text: `DOCUMENTS AVAILABLE FOR REVIEW

I was provided with the following: office notes of Dr. Ames, 2021 to 2023; MRI of the right knee
dated June 2, 2022; operative report of July 9, 2022; and physical therapy records.

HISTORY

He fell from a ladder.
`,
		sections: []string{"records", "history"},
		records: []string{
			"office notes of Dr. Ames, 2021 to 2023",
			"MRI of the right knee dated June 2, 2022",
			"operative report of July 9, 2022",
			"physical therapy records",
		},
	},
	{
		name: "numbered records with an intro and a closing remark",
		text: `Records Reviewed:

The following records were forwarded with your letter and reviewed in full:

1. Emergency department chart, St. Luke's Hospital, 01/15/2023.
2. MRI left shoulder, 02/11/2023.
3. Office notes of A. Mosley, M.D., 02/20/2023 through 09/01/2023.

No imaging on disc was received.

Physical Examination:

The claimant is 70 inches tall.
`,
		sections: []string{"records", "examination"},
		records: []string{
			"Emergency department chart, St. Luke's Hospital, 01/15/2023.",
			"MRI left shoulder, 02/11/2023.",
			"Office notes of A. Mosley, M.D., 02/20/2023 through 09/01/2023.",
		},
	},
	{
		name: "questions repeated with Q and A",
		text: `RESPONSES TO SPECIFIC QUESTIONS

Q1: What is the diagnosis?
A1: Cervical strain. It has resolved.

Q2: Can the claimant return to work?
A2: Yes.

Q3: Please state any restrictions.

Thank you for this referral.
`,
		sections:  []string{"answers"},
		questions: []string{"1: 2", "2: 1", "3: 1"},
	},
	{
		name: "questions asked, one not answered",
		text: `QUESTIONS FOR THE EXAMINER

1. What is the diagnosis?
2. Is the condition related to the accident?
3. Has maximum medical improvement been reached?

OPINION

I have reviewed the file.

ANSWERS

1. Lumbar strain.

3. Yes. It was reached on June 1, 2024.
`,
		sections:  []string{"questions", "discussion", "answers"},
		questions: []string{"1: 1", "2: 0", "3: 2"},
	},
	{
		name: "questions without numbers, answers below",
		text: `ANSWERS TO INTERROGATORIES

What is the claimant's current diagnosis?

Right rotator cuff tear.

Is further treatment reasonable and necessary?

No. Treatment has been exhaustive.
`,
		sections:  []string{"answers"},
		questions: []string{"1: 1", "2: 2"},
	},
	{
		name: "roman numerals, title case",
		text: `I. Introduction

Mr. Doe was seen on May 1, 2024.

II. Records Reviewed

• Office notes, Dr. Roe, 2023
• EMG of March 3, 2023

III. Physical Examination

General: Well developed.

IV. Diagnoses

1. Carpal tunnel syndrome.
2. Diabetes by history.

V. Conclusions

There is no impairment.
`,
		sections: []string{"opening", "records", "examination", "impression", "discussion"},
		records:  []string{"Office notes, Dr. Roe, 2023", "EMG of March 3, 2023"},
	},
	{
		name: "range of motion in two tables, sides",
		text: `PHYSICAL EXAMINATION

Range of motion, degrees:

Motion      Right   Left   Normal
Flexion     150     90     180
Abduction   140     85     180

Strength:

Muscle      Right   Left
Deltoid     5/5     4/5
Biceps      5/5     5/5

There was no atrophy.
`,
		sections: []string{"examination"},
		tables: []string{
			"Motion | Right | Left | Normal", "Flexion | 150 | 90 | 180", "Abduction | 140 | 85 | 180",
			"Muscle | Right | Left", "Deltoid | 5/5 | 4/5", "Biceps | 5/5 | 5/5",
		},
	},
	{
		name: "a table cut by the page's end, running heads and feet",
		text: `Doe, John    Claim 77-100

EXAMINATION

Motion      Right   Left
Flexion     50      60
Extension   20      25

Best Evaluations, Inc.    Page 1 of 2
` + "\f" + `Doe, John    Claim 77-100

Rotation    70      80

The gait was normal.

Best Evaluations, Inc.    Page 2 of 2
`,
		sections: []string{"examination"},
		tables:   []string{"Motion | Right | Left", "Flexion | 50 | 60", "Extension | 20 | 25", "Rotation | 70 | 80"},
	},
	{
		name: "an addendum with more records",
		text: `CONCLUSION

There is no disability.

Sincerely,

Ann Examiner, M.D.

ADDENDUM

Subsequent to my report I have been provided with the following additional records.

• Nerve conduction study of April 4, 2024
• Letter of Dr. Treat, May 1, 2024

My opinion is unchanged.
`,
		sections: []string{"discussion", "addendum"},
		records:  []string{"Nerve conduction study of April 4, 2024", "Letter of Dr. Treat, May 1, 2024"},
	},
	{
		name: "an imaging report's impression quoted in a summary",
		text: `REVIEW OF RECORDS

04/02/2024: MRI of the lumbar spine.

IMPRESSION: Mild bulge at L4-5.

IMPRESSION

1. Lumbar strain.
`,
		sections: []string{"records-summary", "impression"},
		records:  []string{"04/02/2024: MRI of the lumbar spine."},
	},
	{
		name: "questions quoted with their numbers, each before its answer",
		text: `You have put three questions to me. I follow each with my reply.

“1. What materials did you consider?”

I had your letter and its exhibits. Attached were the following.

(a) The echocardiogram of 3 March 2025.

“2. What were your findings on examination?”

She rose from the chair without help. The pulse was regular.

“3. What diagnoses do you make?”

I make none.
`,
		sections:  []string{"answers", "records", "answers", "examination", "answers"},
		records:   []string{"The echocardiogram of 3 March 2025."},
		questions: []string{"1: 3", "2: 2", "3: 1"},
	},
	{
		name: "numbered parts in the type of the body",
		text: `Part 1. Arrangement of this report

The insured is a court reporter. She came with a friend, who waited outside.

Part 2. Matters referred

The Company asks the panel to state the diagnoses and what they rest on.

Part 3. The file

- MRI of the head, April 2, 2024.

Part 4. Joint answers

The examiners agree that the condition has not resolved at this time.
`,
		sections: []string{"other", "questions", "records", "answers"},
		records:  []string{"MRI of the head, April 2, 2024."},
	},
	{
		name: "a heading with an aside, and a short one of the file",
		text: `A. REFERRAL QUESTIONS (verbatim from client)

Q1. State the diagnosis and its basis.

B. FILE

- MRI of the head, April 2, 2024.

C. ABSTRACT OF TREATMENT

Relapse from March, with a score of 14.
`,
		sections:  []string{"questions", "records", "records-summary"},
		records:   []string{"MRI of the head, April 2, 2024."},
		questions: []string{"1: 0"},
	},
	{
		name: "other lists are no records",
		text: `HISTORY

The following information was provided by the claimant:

• Height 70 inches
• Weight 180 pounds

MEDICATIONS

• Naproxen 500 mg
`,
		sections: []string{"history", "medications"},
	},
	{
		name: "a list in sentence case, letters and bullets below questions",
		text: `Questions posed

You have asked for an opinion on the following:

1. Diagnosis and prognosis, with reasons.
2. Work capacity:
   (a) sedentary;
   (b) light.

Answers

1. The diagnosis is a sprain. The prognosis is good.
2. (a) Yes. (b) No.
`,
		sections:  []string{"questions", "answers"},
		questions: []string{"1: 2", "2: 2"},
	},
	{
		name: "a summary in place of a list",
		text: `REVIEW OF MEDICAL RECORDS

05/03/2023: Emergency department note. Sprain of the right ankle.

06/10/2023: Office note of Dr. Lee. Pain persists.

COMMENT

The ankle has healed.
`,
		sections: []string{"records-summary", "discussion"},
		records:  []string{"05/03/2023: Emergency department note.", "06/10/2023: Office note of Dr. Lee."},
	},
}

func TestLayouts(t *testing.T) {
	for _, l := range layouts {
		t.Run(l.name, func(t *testing.T) {
			rep := report.FromText(l.text)
			var sections, records, questions, tables []string
			for _, s := range rep.Sections {
				sections = append(sections, string(s.Kind))
			}
			for _, e := range rep.RecordsList() {
				records = append(records, e.Text)
			}
			for _, q := range rep.Questions() {
				questions = append(questions, fmt.Sprintf("%d: %d", q.Number, len(q.Answer)))
			}
			for _, tab := range rep.Tables {
				if tab.Header != nil {
					tables = append(tables, strings.Join(tab.Header, " | "))
				}
				for _, row := range tab.Rows {
					tables = append(tables, strings.Join(row.Cells, " | "))
				}
			}
			check(t, "sections", sections, l.sections)
			check(t, "records", records, l.records)
			check(t, "questions", questions, l.questions)
			check(t, "tables", tables, l.tables)
		})
	}
}

func check(t *testing.T, what string, got, want []string) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}
