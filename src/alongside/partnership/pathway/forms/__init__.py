"""The questions that workers answer, in the words that they use."""
