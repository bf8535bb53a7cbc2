"""Pages of the programme: what was promised, what it costs, who is trained, who steers."""
