"""Drug offences and violence by area and month, with what the police did and a second witness. Never a cause."""
