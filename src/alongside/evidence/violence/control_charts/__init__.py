"""Statistical process control: which months of a series are worth a question, by rules that were fixed beforehand."""
