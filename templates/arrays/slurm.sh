#!/bin/bash
# A sheet divided over the tasks of a Slurm array; README.md beside this file says how.
#
#   sbatch --array=1-8 --export=ALL,SHEET=$PWD/cases.csv,OUT=$PWD/built,PARTS=8 slurm.sh
#
#SBATCH --job-name=imeappeal
#SBATCH --cpus-per-task=1
#SBATCH --mem=2G
#SBATCH --requeue
#SBATCH --open-mode=append
set -u
: "${SHEET:?the sheet}" "${OUT:?the folder of all parts}" "${PARTS:?into how many parts the sheet is divided}"
umask 077
part=$SLURM_ARRAY_TASK_ID

# PARTS is said, not counted: `sbatch --array=3` runs part 3 of 8 again, and nothing else.
# ARGUMENTS may hold more options of `batch make`; keep them the same for all parts.
"${IMEAPPEAL:-imeappeal}" batch make "$SHEET" -o "$OUT/part-$part" --shard "$part/$PARTS" \
  --skip-bad --jobs "${SLURM_CPUS_PER_TASK:-1}" --no-input ${ARGUMENTS:-}
code=$?

# 3: everything was tried, and some rows failed or lack something; `batch merge` names them.
[ "$code" = 3 ] || exit "$code"
