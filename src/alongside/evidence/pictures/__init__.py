"""Charts and maps as SVG. Each comes with the table it was drawn from and a sentence that says what it shows."""
