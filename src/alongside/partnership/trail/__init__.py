"""Who saw, changed, shared or was refused what, and why. Append-only and sealed."""
