"""Pages of sharing: what arrived, what was sent, the urgent record, and the desk of information governance."""
