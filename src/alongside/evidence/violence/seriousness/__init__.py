"""How serious the violence is: the count beside its severity score and its harm, and what changed of each."""
